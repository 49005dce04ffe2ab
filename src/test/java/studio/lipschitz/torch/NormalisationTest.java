package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.tensor.Shape;

/// The constants of the normalising layers: reached where samples hardly vary, and never passed.
class NormalisationTest {
    private static final Device CPU = new Device(torch.DeviceType.CPU);

    @BeforeAll
    static void load() throws IOException {
        Libtorch.load();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-3, 0.25, 1, 4})
    void normalisingASampleReachesOneOverTheRootOfEps(double eps) {
        Layer whole = Networks.layer("LayerNorm", Map.of("eps", eps, "elementwise_affine", false));
        Layer groups = Networks.layer("GroupNorm", Map.of("eps", eps, "affine", false, "num_groups", 2));
        for (Layer layer : List.of(whole, groups)) {
            double bound = layer.verdict(null).bound().orElseThrow();
            assertEquals(eps < 1 ? Verdict.Kind.BOUNDED : Verdict.Kind.SAFE, layer.verdict(null).kind());
            double steepest = 0;
            for (double size : new double[] {1e-6, 1e-3, 0.1, 3}) {
                steepest = Math.max(steepest, slope(layer, size));
            }
            assertTrue(steepest <= bound, layer + ": " + steepest + " above " + bound);
            assertEquals(1 / Math.sqrt(eps), bound, 1e-6 * bound, layer.toString());
            assertEquals(bound, steepest, 1e-5 * bound, layer.toString());
        }
    }

    @Test
    void aLearnedScaleMakesItUnconstrained() {
        assertEquals(Verdict.Kind.UNCONSTRAINED, Networks.layer("LayerNorm", Map.of()).verdict(Shape.of(8)).kind());
        assertEquals(Verdict.Kind.UNCONSTRAINED, Networks.layer("GroupNorm", Map.of()).verdict(Shape.of(8)).kind());
        assertEquals(Verdict.Kind.UNCONSTRAINED, Networks.layer("BatchNorm2d", Map.of()).verdict(null).kind());
    }

    @Test
    void batchNormWithoutRunningStatisticsHasNoConstantAtAll() {
        Layer layer = Networks.layer("BatchNorm1d", Map.of("track_running_stats", false));
        assertEquals(Verdict.Kind.UNBOUNDED, layer.verdict(null).kind());
        Layer scaleless = Networks.layer("BatchNorm1d", Map.of("affine", false));
        assertEquals(316.2278, scaleless.verdict(null).bound().orElseThrow(), 1e-3);
    }

    @Test
    void centringRefusesToAverageOverTheBatch() {
        Layer layer = Networks.layer("LayerCentering", Map.of());
        var misfit = assertInstanceOf(Inference.Misfit.class, layer.outputShape(List.of(Shape.of(12))));
        assertTrue(misfit.message().contains("(-2, -1)") && misfit.message().contains("12"), misfit.message());
        assertInstanceOf(Inference.Fits.class, layer.outputShape(List.of(Shape.of(3, 12))));
        Layer one = Networks.layer("LayerCentering", Map.of("dim", -1));
        assertInstanceOf(Inference.Fits.class, one.outputShape(List.of(Shape.of(12))));
    }

    @Test
    void theReplacementCentresOverTheAxesThatWereNormalised() {
        Layer rows = Networks.layer("LayerNorm", Map.of("normalized_shape", List.of(9)));
        var fix = (Fix.Replace) rows.fixes(Shape.of(4, 9)).getFirst();
        assertEquals(Networks.layer("LayerCentering", Map.of("num_features", 4, "dim", -1)), fix.layer());
        Layer pixels = Networks.layer("GroupNorm", Map.of("num_groups", 4));
        fix = (Fix.Replace) pixels.fixes(Shape.of(4, 9, 9)).getFirst();
        assertEquals(Networks.layer("LayerCentering", Map.of("num_features", 4, "dim", List.of(-2, -1))), fix.layer());
        Layer vector = Networks.layer("GroupNorm", Map.of("num_groups", 4));
        assertInstanceOf(Fix.Dissolve.class, vector.fixes(Shape.of(8)).getFirst());
    }

    @Test
    void statisticsOverOtherAxesThanAllButTheChannelsAreRefused() {
        Layer layer = Networks.layer("BatchLipNorm", Map.of("dim", List.of(0, 2)));
        var misfit = assertInstanceOf(Inference.Misfit.class, layer.outputShape(List.of(Shape.of(3, 5, 5))));
        assertTrue(misfit.message().contains("(0, 2, 3)"), misfit.message());
    }

    /// Between two samples of about that size, in float64, over several directions.
    private static double slope(Layer layer, double size) {
        var random = new Random(3);
        Shape input = Shape.of(4, 5);
        double steepest = 0;
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var weights = new LinkedHashMap<String, Effective>();
            for (Weight weight : layer.weights(input)) {
                weights.put("node." + weight.name(),
                        Effective.of(weight.constraint(), Parameter.start("node", weight, 1, random, CPU).raw()));
            }
            for (int i = 0; i < 20; i++) {
                double[] values = random.doubles(40, -size, size).toArray();
                for (int half = 0; half < 40; half += 10) { // mean 0 in each group, so that centring costs nothing
                    double mean = java.util.Arrays.stream(values, half, half + 10).average().orElseThrow();
                    for (int j = half; j < half + 10; j++) {
                        values[j] -= mean;
                    }
                }
                Tensor x = Tensors.of(values, CPU, 2, 4, 5);
                Tensor y = TorchTensor.of(layer.forward(
                        new Model.NodeForward(new TorchOps(), "node", weights, false), List.of(new TorchTensor(x))));
                steepest = Math.max(
                        steepest,
                        y.select(0, 0).sub(y.select(0, 1)).norm().item_double() / x.select(0, 0).sub(x.select(0, 1)).norm().item_double());
            }
        }
        return steepest;
    }
}
