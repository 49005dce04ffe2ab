package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.lipschitz.Certificate;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.Shape;

/// The ascent finds what is known to be there, also where no sample is near, and never more.
class JacobianAscentTest {
    private static final int WIDTH = 12;
    private static final double GENTLE = 0.1;

    @BeforeAll
    static void load() throws Exception {
        Libtorch.choose("cpu");
    }

    @Test
    void findsTheNormOfALinearMap() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Tensor matrix = Rows.gaussian(new Random(5), 30, 20);
            double norm = torch.linalg_svdvals(matrix).max().item_double();
            var random = new Random(4);
            var map = new JacobianAscent.Function() {
                @Override
                public Tensor of(Tensor x) {
                    return torch.mm(x, matrix);
                }

                @Override
                public Tensor shaken(Tensor x) {
                    return torch.mm(Rows.shaken(x, random), matrix);
                }
            };
            double slope = JacobianAscent.slope(map, JacobianAscent.starts(Rows.gaussian(random, 5, 30), random), random);
            assertTrue(slope <= norm, slope + " above " + norm);
            assertEquals(norm, slope, 1e-6 * norm);
        }
    }

    /// Steeper from `away` on, along a direction that no coordinate gives away: gentle near the data, `steep` beyond, for good or for a stretch alone.
    @ParameterizedTest
    @CsvSource({"1, 5, 0", "10, 3, 0", "100, 20, 0", "500, 100, 0", "20, 8, 10", "100, 40, 30", "100, 40, 5"})
    void findsASlopeThatStartsFarFromTheData(double away, double steep, double stretch) {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Shipped shipped = kinked(away, steep, stretch);
            double upper = shipped.upper();
            double slope = shipped.ascended(samples());
            double alone = shipped.ascended(shipped.nothing());
            System.out.printf("steep from %s on by %s over %s: found %.4f with data, %.4f without, bound %.4f%n", away, steep, stretch,
                    slope, alone, upper);
            assertTrue(steep <= upper, upper + " below the known slope");
            assertTrue(Math.max(slope, alone) <= steep * (1 + 1e-6), slope + " is more than there is");
            assertTrue(slope >= 0.99 * steep, "found " + slope + " of " + steep);
            assertTrue(alone >= 0.99 * steep, "without data found " + alone + " of " + steep);
        }
    }

    /// A wall around the data: every direction gets steep at some distance, each at its own.
    @Test
    void findsTheSteepSideOfAClampedNetwork() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Network network = chain(new Input(Shape.of(2)), layer("Linear", 4), layer("Abs"), layer("Linear", 4), layer("ReLU"),
                    layer("Linear", 1));
            // |x| and |y|; relu(|x| - 30) and relu(|y| - 60) are steep, |x| and |y| themselves gentle
            Shipped shipped = RandomWeights.with(network, Map.of(
                    "linear1.weight", new double[] {1, 0, 0, 1, 0, 0, 0, 0}, "linear1.bias", new double[4],
                    "linear2.weight", new double[] {1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0}, "linear2.bias",
                    new double[] {0, 0, -30, -60},
                    "linear3.weight", new double[] {0.1, 0.1, 3, 4}, "linear3.bias", new double[1]));
            double known = Math.hypot(3.1, 4.1);
            double slope = shipped.ascended(torch.zeros(3, 2).to(torch.ScalarType.Double));
            assertTrue(known <= shipped.upper());
            assertTrue(slope <= known * (1 + 1e-6) && slope >= 0.99 * known, slope + " of " + known);
        }
    }

    /// A constant that was read off the data certifies radii that reach to where it no longer holds.
    @Test
    void aConstantFittedToTheDataFallsToBothAttacks() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Shipped shipped = kinked(-4, -30, 0);
            Tensor data = samples();
            double[] outputs = Tensors.doubles(shipped.outputs(data));
            double fitted = 0;
            for (int i = 0; i < outputs.length; i++) {
                for (int j = 0; j < i; j++) {
                    double way = data.select(0, i).sub(data.select(0, j)).norm().item_double();
                    fitted = Math.max(fitted, 1.5 * Math.abs(outputs[i] - outputs[j]) / way); // with something to spare
                }
            }
            double constant = fitted;
            assertTrue(constant < 0.2 && Arrays.stream(outputs).allMatch(output -> output > 0), "as steep as it is near the data");
            double[] claimed = Arrays.stream(outputs).map(output -> Certificate.radius(output, constant)).toArray();
            var wrong = new Attack(shipped::outputs, data, claimed, new int[outputs.length]);
            wrong.run();
            assertEquals(outputs.length, wrong.fallen());
            assertTrue(wrong.steepest() > constant && shipped.ascended(data) > 100 * constant);

            double[] true_ = Arrays.stream(outputs).map(output -> Certificate.radius(output, shipped.upper())).toArray();
            var right = new Attack(shipped::outputs, data, true_, new int[outputs.length]);
            right.run();
            assertEquals(0, right.fallen());
        }
    }

    /// What rounding adds is not taken for slope: 1e9 comes and goes, so values are off by up to 1e-7.
    @Test
    void roundingIsNoSlope() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Network network = chain(new Input(Shape.of(2)), layer("Linear", 2), layer("Linear", 2));
            double[] identity = {1, 0, 0, 1};
            Shipped shipped = RandomWeights.with(network, Map.of(
                    "linear1.weight", identity, "linear1.bias", new double[] {1e9, 1e9},
                    "linear2.weight", identity, "linear2.bias", new double[] {-1e9, -1e9}));
            double slope = shipped.ascended(shipped.nothing());
            assertTrue(slope <= 1 && slope > 0.9, "" + slope);
        }
    }

    /// `a·t + (s - a)·(relu(σ(t - away)) - relu(σ(t - away) - stretch))` with `t` the part of x along a direction, σ the sign of `away`; plus 1.
    private static Shipped kinked(double away, double steep, double stretch) {
        Network network = chain(new Input(Shape.of(WIDTH)), layer("Linear", 4), layer("ReLU"), layer("Linear", 1));
        double sign = Math.signum(away);
        double more = Math.abs(steep) - GENTLE;
        double[] way = IntStream.range(0, WIDTH).mapToDouble(i -> (i % 3 - 0.5) * (i % 2 == 0 ? 1 : -1)).toArray();
        double length = Math.sqrt(Arrays.stream(way).map(v -> v * v).sum());
        var rows = new double[4 * WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            double unit = (float) (way[i] / length);
            rows[i] = unit;
            rows[WIDTH + i] = -unit;
            rows[2 * WIDTH + i] = sign * unit;
            rows[3 * WIDTH + i] = sign * unit;
        }
        var weights = new HashMap<String, double[]>();
        weights.put("linear1.weight", rows);
        weights.put("linear1.bias", new double[] {0, 0, -Math.abs(away), -Math.abs(away) - stretch});
        weights.put("linear2.weight", new double[] {GENTLE, -GENTLE, sign * more, stretch > 0 ? -sign * more : 0});
        weights.put("linear2.bias", new double[] {1});
        return RandomWeights.with(network, weights);
    }

    /// Within 2 of the origin.
    private static Tensor samples() {
        Tensor ways = Rows.unit(Rows.gaussian(new Random(8), 20, WIDTH));
        return Rows.times(ways, IntStream.range(0, 20).mapToDouble(i -> i / 10.0).toArray());
    }

    private static Network chain(Layer... layers) {
        return Network.chain(layers);
    }

    private static Layer layer(String module) {
        return Networks.layer(module, Map.of());
    }

    private static Layer layer(String module, int features) {
        return Networks.layer(module, Map.of("out_features", features));
    }
}
