package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.lipschitz.layer.Weight;

class RetractionTest {
    private static final double SCALE = 0.7;

    @BeforeAll
    static void engine() throws Exception {
        Libtorch.choose("cpu");
    }

    /// Steps from a thousandth of the weight to many times its size; the last is of rank one, as the first step of Adam nearly is.
    @ParameterizedTest
    @CsvSource({"1, 40, 90", "1, 90, 40", "1, 64, 64", "3, 8, 20", "2, 30, 9", "1, 2, 300", "1, 256, 300"})
    void everyStepEndsWhereTheConstraintHolds(int groups, int rows, int columns) {
        var random = new Random(7);
        for (double step : new double[] {0, 1e-4, 1e-3, 1e-2, 0.05, 0.1, 0.3, 1, 10}) {
            for (boolean flat : new boolean[] {false, true}) {
                try (var _ = new PointerScope(); var _ = new NoGraph()) {
                    Tensor raw = start(random, groups, rows, columns, 0.3);
                    var retraction = retraction(raw, groups);
                    Tensor away = flat ? gaussian(random, groups * rows, 1).mul(gaussian(random, 1, columns))
                            : gaussian(random, groups * rows, columns);
                    raw.add_(away, new Scalar(0.3 * step / Math.sqrt(columns)));
                    Tensor polar = PolarFactor.of(raw.reshape(groups, rows, columns)).factor();
                    double norm = raw.norm().item_double();
                    retraction.back();
                    String what = "step %s, flat %s".formatted(step, flat);
                    assertEquals(norm, raw.norm().item_double(), 1e-5 * norm, what);
                    Tensor value = retraction.train().value();
                    Tensor singular = torch.linalg_svdvals(value.reshape(groups, rows, columns).to(ScalarType.Double));
                    assertTrue(singular.max().item_double() <= SCALE, () -> what + ": above its constant: " + singular.max().item_double());
                    assertTrue(singular.min().item_double() >= SCALE * (1 - 1e-5), () -> what + ": " + singular.min().item_double());
                    Tensor error = value.reshape(groups, rows, columns).to(ScalarType.Double).sub(polar.mul(new Scalar(SCALE)));
                    assertTrue(error.abs().max().item_double() < 2e-5,
                            () -> what + ": not the nearest: " + error.abs().max().item_double());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 12, 30", "1, 30, 12", "2, 6, 9"})
    void theGradientIsThatOfThePolarFactor(int groups, int rows, int columns) {
        var random = new Random(8);
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Tensor raw = start(random, groups, rows, columns, 2.5);
            Tensor gradient = gaussian(random, groups * rows, columns);
            Tensor ours = retraction(raw, groups).train().pullback().apply(gradient);
            Tensor exact = PolarFactor.of(raw.reshape(groups, rows, columns).to(ScalarType.Double))
                    .pullback(gradient.reshape(groups, rows, columns).to(ScalarType.Double)).mul(new Scalar(SCALE))
                    .reshape((long) groups * rows, columns);
            assertTrue(ours.to(ScalarType.Double).sub(exact).abs().max().item_double() < 2e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 90", "1, 256, 784", "2, 90, 40"})
    void aWeightThatWasKeptStaysToTheLastBitAndAnotherIsLedBack(int groups, int rows, int columns) {
        var random = new Random(9);
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Tensor raw = start(random, groups, rows, columns, 0.3);
            var retraction = retraction(raw, groups);
            raw.add_(gaussian(random, groups * rows, columns), new Scalar(0.01));
            retraction.back();
            double[] kept = Tensors.doubles(raw);
            retraction.settle();
            assertArrayEquals(kept, Tensors.doubles(raw), 0);
            raw.mul_(gaussian(random, 1, columns));
            retraction.settle();
            double[] singular = Tensors.doubles(torch.linalg_svdvals(retraction.train().value().reshape(groups, rows, columns)));
            assertTrue(Arrays.stream(singular).allMatch(s -> Math.abs(s - SCALE) < 1e-5 * SCALE), () -> Arrays.toString(singular));
        }
    }

    private static Retraction retraction(Tensor raw, int groups) {
        return new Retraction(raw, new Weight.Constraint.Spectral(SCALE, groups, true));
    }

    private static Tensor start(Random random, int groups, int rows, int columns, double pace) {
        Tensor gaussian = gaussian(random, groups * rows, columns).reshape(groups, rows, columns);
        return PolarFactor.of(gaussian).factor().to(ScalarType.Float).mul(new Scalar(pace)).reshape((long) groups * rows, columns)
                .contiguous();
    }

    private static Tensor gaussian(Random random, int rows, int columns) {
        var values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.of(values, new Device("cpu"), rows, columns);
    }
}
