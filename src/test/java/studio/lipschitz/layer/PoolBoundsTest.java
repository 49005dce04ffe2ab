package studio.lipschitz.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;

/// Bounds of the pools against operators written out densely; an upper bound must never lie below, by any amount.
class PoolBoundsTest {
    private static final int RANDOM_CASES = 150;

    @Test
    void averagesAreBoundedForEveryCombinationOfParameters() {
        var random = new Random(4);
        double loosest = 1;
        for (int i = 0; i < RANDOM_CASES; i++) {
            AvgPool2d pool = randomPool(random);
            Shape input = Shape.of(1, pool.kernelSize().height() + random.nextInt(9), pool.kernelSize().width() + random.nextInt(9));
            double[][] matrix = dense(pool, input);
            double known = bound(pool.verdict(input));
            assertTrue(Operators.boundsReciprocals(known, matrix), () -> pool + " on " + input);
            assertTrue(Operators.boundsReciprocals(bound(pool.verdict(null)), matrix), () -> pool + " on any input");
            loosest = Math.max(loosest, known / Operators.norm(matrix));
        }
        assertTrue(loosest < 1.02, "bounds for a known input should be tight, were up to " + loosest + " times the norm");
    }

    @Test
    void scaledAveragesKeepTheirConstantForEveryCombinationOfParameters() {
        var random = new Random(5);
        for (int i = 0; i < RANDOM_CASES; i++) {
            AvgPool2d pool = randomPool(random);
            var scaled = (ScaledAvgPool2d) Catalogue.find("ScaledAvgPool2d").orElseThrow().from(pool);
            Shape input = Shape.of(1, pool.kernelSize().height() + random.nextInt(9), pool.kernelSize().width() + random.nextInt(9));
            double norm = Operators.norm(dense(pool, input)) * scaled.factor(input);
            assertTrue(norm <= 1 + 1e-13, () -> scaled + " on " + input + " stretches by " + norm); // the norm itself is rounded
            assertTrue(norm > 0.98, () -> scaled + " on " + input + " should keep its constant, has " + norm);
        }
    }

    @Test
    void disjointAveragesHaveTheConstantOfTheTable() {
        assertEquals(0.5, bound(pool(2, 2, 0).verdict(null)));
        assertEquals(1.0 / 3, bound(pool(3, 3, 0).verdict(null)), 1e-15);
        assertEquals(Verdict.Kind.LOSSY, AvgPool2d.DEFAULT.verdict(null).kind());
    }

    @Test
    void overlappingAveragesTendToOne() {
        double small = bound(pool(3, 1, 0).verdict(Shape.of(1, 12, 12)));
        double large = bound(pool(3, 1, 0).verdict(Shape.of(1, 40, 40)));
        assertTrue(small < large && large < 1 && large > 0.98);
        assertEquals(1, bound(pool(3, 1, 0).verdict(null)));
    }

    @Test
    void leavingPaddingOutOfTheMeanMayStretchDistances() {
        var pool = new AvgPool2d(IntPair.of(3), Optional.of(IntPair.of(1)), IntPair.of(1), false, false, OptionalInt.empty());
        Verdict verdict = pool.verdict(Shape.of(1, 8, 8));
        assertEquals(Verdict.Kind.BOUNDED, verdict.kind());
        assertTrue(bound(verdict) > 1 && bound(verdict) < 1.05);
    }

    @Test
    void aDivisorOfOneSumsInsteadOfAveraging() {
        var pool = new AvgPool2d(IntPair.of(2), Optional.empty(), IntPair.of(0), false, true, OptionalInt.of(1));
        assertEquals(2, bound(pool.verdict(null)));
        assertEquals(Verdict.Kind.BOUNDED, pool.verdict(null).kind());
        // deel-torchlip multiplies by 2 all the same: its true constant is 4, ours divides by the norm
        assertEquals(0.5, new ScaledAvgPool2d(IntPair.of(2), Optional.empty(), IntPair.of(0), false, true, OptionalInt.of(1), 1)
                .factor(Shape.of(1, 4, 4)));
    }

    @Test
    void theFactorOfDisjointWindowsIsThatOfTorchlip() {
        assertEquals(2, ScaledAvgPool2d.DEFAULT.factor(Shape.of(3, 12, 12)));
        var rectangular = new ScaledAvgPool2d(new IntPair(3, 2), Optional.empty(), IntPair.of(0), false, true, OptionalInt.empty(), 3);
        assertEquals(3 * Math.sqrt(6), rectangular.factor(Shape.of(3, 12, 12)), 1e-12);
        assertEquals(12, new ScaledAdaptiveAvgPool2d(IntPair.of(1), 1).factor(Shape.of(3, 12, 12)), 1e-12);
        assertEquals(12, new ScaledAdaptativeL2NormPool2d(IntPair.of(1), 1).factor(Shape.of(3, 12, 12)), 1e-12);
        assertEquals(1, ScaledL2NormPool2d.DEFAULT.factor());
    }

    @Test
    void incompleteWindowsAreCountedInTheFactor() {
        var ceiling = new ScaledAvgPool2d(IntPair.of(2), Optional.empty(), IntPair.of(0), true, true, OptionalInt.empty(), 1);
        assertEquals(1, ceiling.factor(Shape.of(1, 5, 5))); // torchlip's 2 would stretch the corner, a window of one pixel, by 2
        assertEquals(2, ceiling.factor(Shape.of(1, 4, 4)));
    }

    @Test
    void adaptiveBinsAreBoundedForEverySize() {
        var random = new Random(6);
        for (int i = 0; i < RANDOM_CASES; i++) {
            Shape input = Shape.of(1, 1 + random.nextInt(12), 1 + random.nextInt(12));
            var output = new IntPair(1 + random.nextInt(7), 1 + random.nextInt(7));
            double[][] matrix = Operators.adaptivePool(input.dim(1), input.dim(2), output.height(), output.width());
            double norm = Operators.norm(matrix);
            double upper = Averages.adaptiveNorm(input, output);
            assertTrue(Operators.boundsReciprocals(upper, matrix), () -> input + " to " + output);
            assertTrue(upper < 1.01 * norm, () -> input + " to " + output + ": " + upper + " for " + norm);
            assertTrue(Averages.adaptiveNorm(null, output) >= upper, () -> "any input to " + output);
        }
    }

    @Test
    void eightPixelsToThreeHaveTheMeasuredConstant() {
        assertEquals(5.0 / 12, Averages.adaptiveNorm(Shape.of(1, 8, 8), IntPair.of(3)), 1e-12);
        assertEquals(1.0 / 28, Averages.adaptiveNorm(Shape.of(1, 28, 28), IntPair.of(1)), 1e-15);
    }

    @Test
    void rootsOfMeanSquaresDivideByTheLargestColumnSum() {
        var random = new Random(7);
        for (int i = 0; i < RANDOM_CASES; i++) {
            Shape input = Shape.of(1, 1 + random.nextInt(12), 1 + random.nextInt(12));
            var output = new IntPair(1 + random.nextInt(7), 1 + random.nextInt(7));
            double[][] matrix = Operators.adaptivePool(input.dim(1), input.dim(2), output.height(), output.width());
            double largest = 0;
            for (int pixel = 0; pixel < matrix[0].length; pixel++) {
                double sum = 0;
                for (double[] row : matrix) {
                    sum += row[pixel];
                }
                largest = Math.max(largest, sum);
            }
            double factor = new ScaledAdaptativeL2NormPool2d(output, 1).factor(input);
            assertEquals(1, factor * Math.sqrt(largest), 1e-12, () -> input + " to " + output);
        }
    }

    @Test
    void hugeSizesAreAnsweredAtOnceAndSoundly() {
        Shape huge = Shape.of(1, Integer.MAX_VALUE, 1 << 20);
        assertTrue(Averages.adaptiveNorm(huge, IntPair.of(Integer.MAX_VALUE)) >= 1);
        assertTrue(bound(pool(1000, 1, 500).verdict(huge)) >= 0.99);
        assertTrue(bound(pool(1_000_000, 3, 0).verdict(huge)) > 0);
    }

    static double bound(Verdict verdict) {
        return verdict.bound().orElseThrow();
    }

    private static AvgPool2d pool(int kernel, int stride, int padding) {
        return new AvgPool2d(IntPair.of(kernel), Optional.of(IntPair.of(stride)), IntPair.of(padding), false, true, OptionalInt.empty());
    }

    private static AvgPool2d randomPool(Random random) {
        var kernel = new IntPair(1 + random.nextInt(4), 1 + random.nextInt(4));
        var stride = new IntPair(1 + random.nextInt(4), 1 + random.nextInt(4));
        var padding = new IntPair(random.nextInt(kernel.height() / 2 + 1), random.nextInt(kernel.width() / 2 + 1));
        OptionalInt divisor = random.nextInt(4) == 0 ? OptionalInt.of(1 + random.nextInt(9)) : OptionalInt.empty();
        return new AvgPool2d(kernel, Optional.of(stride), padding, random.nextBoolean(), random.nextBoolean(), divisor);
    }

    private static double[][] dense(AvgPool2d pool, Shape input) {
        Shape output = ((Inference.Fits) pool.outputShape(input)).shape();
        IntPair stride = pool.stride().orElseThrow();
        return Operators.averagePool(
                input.dim(1),
                input.dim(2),
                output.dim(1),
                output.dim(2),
                new int[] {pool.kernelSize().height(), pool.kernelSize().width()},
                new int[] {stride.height(), stride.width()},
                new int[] {pool.padding().height(), pool.padding().width()},
                pool.countIncludePad(),
                pool.divisorOverride().orElse(0));
    }
}
