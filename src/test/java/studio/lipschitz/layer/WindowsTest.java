package studio.lipschitz.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;

/// How many windows read one pixel, and what that makes of max pooling and of convolutions.
class WindowsTest {

    @Test
    void theCoverIsTheLargestCountOfWindowsThatReadOnePixel() {
        for (int kernel = 1; kernel <= 7; kernel++) {
            for (int stride = 1; stride <= 6; stride++) {
                for (int dilation = 1; dilation <= 6; dilation++) {
                    String which = "kernel " + kernel + " stride " + stride + " dilation " + dilation;
                    assertEquals(counted(kernel, stride, dilation), Constants.cover(kernel, stride, dilation), which);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, 2, 2, 2, 1.0, 1", // disjoint
        "3, 3, 2, 2, 1, 2.0, 4",
        "3, 3, 1, 1, 1, 3.0, 9",
        "2, 2, 2, 2, 2, 2.0, 4",
        "2, 3, 3, 1, 1, 1.7320508075688772, 3",
    })
    void maxPoolingHasTheConstantsOfTheTable(int kh, int kw, int sh, int sw, int dilation, double constant, int cover) {
        int actualDilation = cover == 1 ? 1 : dilation;
        var pool = new MaxPool2d(
                new IntPair(kh, kw), Optional.of(new IntPair(sh, sw)), IntPair.of(0), IntPair.of(actualDilation), false);
        Verdict verdict = pool.verdict(null);
        double bound = verdict.bound().orElseThrow();
        assertTrue(bound * bound >= cover, () -> bound + " is below the root of " + cover);
        assertEquals(constant, bound, 1e-15 * constant);
        assertEquals(cover == 1 ? Verdict.Kind.SAFE : Verdict.Kind.BOUNDED, verdict.kind());
    }

    /// As torch 2.13 answers.
    @ParameterizedTest
    @CsvSource({"3, 3, 0, 1, 2, 1", "3, 1, 0, 1, 2, 0", "3, 2, 1, 1, 1, 1", "5, 4, 0, 1, 2, 1", "5, 3, 0, 1, 2, 0", "5, 2, 0, 1, 2, 0",
        "2, 2, 1, 3, 5, 3"})
    void roundedUpAWindowMayBeLongerThanItsInput(int kernel, int stride, int padding, int dilation, int size, int count) {
        assertEquals(count, Shapes.window(size, kernel, stride, padding, dilation, true));
    }

    @Test
    void aMaximumOfPaddingAloneIsNone() {
        var pool = new MaxPool2d(IntPair.of(2), Optional.of(IntPair.of(2)), IntPair.of(1), IntPair.of(3), false);
        assertTrue(
                pool.outputShape(Shape.of(1, 2, 5)) instanceof Inference.Misfit misfit && misfit.message().contains("nothing but padding"));
        assertTrue(pool.outputShape(Shape.of(1, 3, 5)) instanceof Inference.Fits);
    }

    @Test
    void globalMaxPoolingIsSafeOnceTheInputIsKnown() {
        var global = new MaxPool2d(IntPair.of(7), Optional.of(IntPair.of(1)), IntPair.of(0), IntPair.of(1), false);
        assertEquals(Verdict.Kind.BOUNDED, global.verdict(null).kind());
        assertEquals(Verdict.Kind.SAFE, global.verdict(Shape.of(4, 7, 7)).kind());
        assertEquals(2, PoolBoundsTest.bound(global.verdict(Shape.of(4, 8, 8))));
    }

    @Test
    void makingTheWindowsDisjointMendsMaxPooling() {
        var pool = new MaxPool2d(IntPair.of(3), Optional.of(IntPair.of(2)), IntPair.of(1), IntPair.of(1), false);
        var fix = (Fix.Replace) pool.fixes(null).getFirst();
        assertEquals(Verdict.Kind.SAFE, fix.layer().verdict(null).kind());
    }

    @Test
    void aConvolutionWithAUnitKernelNeverExceedsTheRootOfItsCover() {
        var random = new Random(8);
        for (int i = 0; i < 120; i++) {
            var kernelSize = new IntPair(1 + random.nextInt(4), 1 + random.nextInt(4));
            var stride = new IntPair(1 + random.nextInt(3), 1 + random.nextInt(3));
            var dilation = new IntPair(1 + random.nextInt(3), 1 + random.nextInt(3));
            var padding = new IntPair(random.nextInt(3), random.nextInt(3));
            double[][] matrix = Operators.convolution(
                    13,
                    12,
                    unitKernel(kernelSize, i % 2 == 0 ? random : null),
                    new int[] {stride.height(), stride.width()},
                    new int[] {padding.height(), padding.width()},
                    new int[] {dilation.height(), dilation.width()});
            double norm = Operators.norm(matrix) * Constants.kernelScale(1, kernelSize, stride, dilation);
            assertTrue(norm <= 1 + 1e-12, () -> kernelSize + " " + stride + " " + dilation + ": " + norm); // a rounded power iteration
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 2, 1.5", "5, 3, 3, 2.5"})
    void strideAndDilationTogetherNeedMoreThanTorchlipDividesBy(int kernel, int stride, int dilation, double torchlip) {
        double[][] matrix = Operators.convolution(
                40,
                40,
                unitKernel(IntPair.of(kernel), null),
                new int[] {stride, stride},
                new int[] {0, 0},
                new int[] {dilation, dilation});
        double norm = Operators.norm(matrix);
        double theirs = Math.ceil((double) kernel / stride);
        assertTrue(norm / theirs > 0.85 * torchlip, "the case should be as bad as measured, was " + norm / theirs);
        double ours = 1 / Constants.kernelScale(1, IntPair.of(kernel), IntPair.of(stride), IntPair.of(dilation));
        assertTrue(norm <= ours);
        assertEquals(torchlip * theirs, ours, 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1.0", "3, 1, 0.3333333333333333", "3, 2, 0.5", "5, 3, 0.5"})
    void withoutDilationTheScaleIsThatOfTorchlip(int kernel, int stride, double coefficient) {
        assertEquals(coefficient, Constants.kernelScale(1, IntPair.of(kernel), IntPair.of(stride), IntPair.of(1)), 1e-15);
    }

    private static int counted(int kernel, int stride, int dilation) {
        int size = 400;
        var count = new int[size];
        for (int start = -size; start < size; start += 1) {
            if (Math.floorMod(start, stride) == 0) {
                for (int tap = 0; tap < kernel; tap++) {
                    int pixel = start + tap * dilation;
                    if (pixel >= 0 && pixel < size) {
                        count[pixel]++;
                    }
                }
            }
        }
        return java.util.Arrays.stream(count).max().orElseThrow();
    }

    /// Flattened norm 1: random, or constant where `random` is null, which is the worst case.
    private static double[][] unitKernel(IntPair size, @org.jspecify.annotations.Nullable Random random) {
        var kernel = new double[size.height()][size.width()];
        double squares = 0;
        for (double[] row : kernel) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random == null ? 1 : random.nextGaussian();
                squares += row[j] * row[j];
            }
        }
        for (double[] row : kernel) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= Math.sqrt(squares);
            }
        }
        return kernel;
    }
}
