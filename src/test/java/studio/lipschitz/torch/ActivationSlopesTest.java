package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.tensor.Shape;

/// The constants of the activations against what libtorch computes: never below the steepest slope, and within 1e-6 of it.
class ActivationSlopesTest {
    private static final Device CPU = new Device(torch.DeviceType.CPU);
    private static final int POINTS = 1 << 19;
    private static final double REACH = 24;

    @BeforeAll
    static void load() throws IOException {
        Libtorch.load();
    }

    static List<Layer> curves() {
        return List.of(
                layer("Abs"),
                layer("ReLU"),
                layer("LeakyReLU"),
                layer("LeakyReLU", "negative_slope", -2.5),
                layer("ELU"),
                layer("ELU", "alpha", 1.75),
                layer("ELU", "alpha", -0.5),
                layer("SELU"),
                layer("GELU"),
                layer("GELU", "approximate", "tanh"),
                layer("SiLU"),
                layer("Mish"),
                layer("Hardswish"),
                layer("Softplus"),
                layer("Softplus", "beta", 4.0),
                layer("Softplus", "threshold", 15.0),
                layer("Softsign"),
                layer("Tanh"),
                layer("Sigmoid"));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void theConstantIsTheSteepestSlope(Layer layer) {
        double constant = layer.verdict(null).bound().orElseThrow();
        double[] points = points();
        double steepest = 0;
        try (var _ = new PointerScope()) {
            Tensor x = Tensors.of(points, CPU, points.length, 1);
            x.set_requires_grad(true);
            Tensor y = TorchTensor.of(layer.forward(forward(Map.of()), List.of(new TorchTensor(x))));
            assertTrue(GradMode.is_enabled());
            y.sum().backward();
            double[] values = Tensors.doubles(y);
            double[] slopes = Tensors.doubles(x.grad());
            for (int i = 0; i < points.length; i++) {
                steepest = Math.max(steepest, Math.abs(slopes[i]));
                if (i > 0) {
                    double allowed = constant * (points[i] - points[i - 1]) + 3e-8; // the step of softplus, below float32's resolution
                    assertTrue(Math.abs(values[i] - values[i - 1]) <= allowed, layer + " jumps at " + points[i]);
                }
            }
        }
        assertTrue(steepest <= constant, layer + ": slope " + steepest + " above " + constant);
        assertEquals(constant, steepest, 1e-6, layer.toString());
    }

    @ParameterizedTest
    @CsvSource({"2", "5", "12"})
    void logSoftmaxReachesTheRootOfItsLength(int length) {
        Verdict verdict = layer("LogSoftmax").verdict(Shape.of(length));
        double bound = verdict.bound().orElseThrow();
        assertEquals(Verdict.Kind.BOUNDED, verdict.kind());
        assertTrue(bound * bound >= length, () -> bound + " is below the root of " + length);
        var point = new double[length];
        point[0] = 60; // all others are e⁻⁶⁰ as likely
        var other = point.clone();
        for (int i = 0; i < length; i++) {
            other[i] += i == 0 ? 1 - length : 1; // the direction that a projection on one coordinate stretches most
        }
        assertEquals(bound, slope(layer("LogSoftmax"), Map.of(), point, other), 1e-9);
        assertEquals(Math.sqrt(Integer.MAX_VALUE), layer("LogSoftmax").verdict(null).bound().orElseThrow(), 1e-6);
    }

    @Test
    void aSoftplusThatStepsIsNotCalledSafe() {
        Layer stepping = layer("Softplus", "threshold", 0.0);
        assertEquals(Verdict.Kind.UNBOUNDED, stepping.verdict(null).kind());
        assertTrue(stepping.verdict(null).reason().contains("0.693147"), stepping.verdict(null).reason());
        assertTrue(slope(stepping, Map.of(), new double[] {0}, new double[] {1e-9}) > 1e8);
        assertEquals(Verdict.Kind.UNBOUNDED, layer("Softplus", "threshold", 14.9).verdict(null).kind());
    }

    @ParameterizedTest
    @CsvSource({"0.25", "1", "2.5"})
    void learnedSlopesAndAnglesStayWithinTheConstantWhateverTheyAre(double k) {
        var random = new Random(5);
        for (int i = 0; i < 40; i++) {
            double[] weight = random.doubles(6, -4, 4).toArray();
            double[] x = random.doubles(6, -2, 2).toArray();
            double[] y = random.doubles(6, -2, 2).toArray();
            Layer prelu = Networks.layer("LPReLU", Map.of("num_parameters", 6, "k_coef_lip", k));
            assertTrue(slope(prelu, Map.of("weight", weight), x, y) <= k * (1 + 1e-12));
            Layer reflection = Networks.layer("HouseHolder", Map.of("k_coef_lip", k));
            assertTrue(slope(reflection, Map.of("theta", Arrays.copyOf(weight, 3)), x, y) <= k * (1 + 1e-12));
        }
    }

    /// deel-torchlip leaves the positive side of LPReLU, and all of HouseHolder, at 1.
    @Test
    void aConstantBelowOneIsNotIgnored() {
        double[] low = {1, 2, 3, 4};
        double[] high = {2, 4, 6, 8};
        Layer prelu = Networks.layer("LPReLU", Map.of("k_coef_lip", 0.5));
        assertEquals(0.5, slope(prelu, Map.of("weight", new double[] {0.25}), low, high), 1e-12);
        Layer reflection = Networks.layer("HouseHolder", Map.of("k_coef_lip", 0.5));
        assertEquals(0.5, slope(reflection, Map.of("theta", new double[] {1, 2}), low, high), 1e-12);
    }

    @Test
    void aFreeSlopeIsNotCalledSafe() {
        assertEquals(Verdict.Kind.UNCONSTRAINED, layer("PReLU").verdict(Shape.of(4)).kind());
        assertEquals(3, slope(layer("PReLU"), Map.of("weight", new double[] {3}), new double[] {-1}, new double[] {-2}), 1e-12);
    }

    private static double[] points() {
        var points = new double[POINTS + 4];
        for (int i = 0; i < POINTS; i++) {
            points[i] = REACH * (2.0 * i / (POINTS - 1) - 1);
        }
        points[POINTS] = 3 - 1e-9; // where Hardswish is steepest
        points[POINTS + 1] = -1e-12; // and the kinks at 0
        points[POINTS + 2] = 1e-12;
        points[POINTS + 3] = Math.sqrt(2);
        Arrays.sort(points);
        return points;
    }

    /// Ratio of distances in float64.
    private static double slope(Layer layer, Map<String, double[]> weights, double[] a, double[] b) {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var joined = Arrays.copyOf(a, 2 * a.length);
            System.arraycopy(b, 0, joined, a.length, b.length);
            Tensor x = Tensors.of(joined, CPU, 2, a.length);
            double[] y = Tensors.doubles(TorchTensor.of(layer.forward(forward(weights), List.of(new TorchTensor(x)))));
            int half = y.length / 2;
            double moved = 0;
            double way = 0;
            for (int i = 0; i < half; i++) {
                moved += Math.pow(y[i] - y[half + i], 2);
            }
            for (int i = 0; i < a.length; i++) {
                way += Math.pow(a[i] - b[i], 2);
            }
            return Math.sqrt(moved / way);
        }
    }

    private static Model.NodeForward forward(Map<String, double[]> weights) {
        var effective = new LinkedHashMap<String, Effective>();
        weights.forEach((name, values) -> effective.put("node." + name,
                new Effective(Tensors.of(values, CPU, values.length), UnaryOperator.identity())));
        return new Model.NodeForward(new TorchOps(), "node", effective, false);
    }

    private static Layer layer(String module) {
        return Networks.layer(module, Map.of());
    }

    private static Layer layer(String module, String param, Object value) {
        return Networks.layer(module, Map.of(param, value));
    }
}
