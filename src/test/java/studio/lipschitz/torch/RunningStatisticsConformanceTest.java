package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.tensor.Shape;

/// Layers that keep statistics of their batches, against deel-torchlip: a few training steps, then evaluation.
class RunningStatisticsConformanceTest {
    private static final float TOLERANCE = 1e-5f;

    private Device cpu;

    @BeforeEach
    void load() throws Exception {
        cpu = Libtorch.choose("cpu").device();
    }

    @Test
    void trainingStepsAndTheEvaluationAfterThemAgree() throws Exception {
        int ran = 0;
        for (JsonNode example : Conformance.cases("running_statistics")) {
            Layer layer = Catalogue.find(example.get("module").asText())
                    .orElseThrow(() -> new AssertionError("unknown module " + example.get("module")))
                    .read(Conformance.params(example.get("params")));
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                assertAgrees(layer, example);
            }
            ran++;
        }
        System.out.println("conformance running_statistics: " + ran + " cases ran");
        assertTrue(ran >= 2, "ran " + ran);
    }

    private void assertAgrees(Layer layer, JsonNode example) {
        long[] sizes = Conformance.shape(example.get("eval_input"));
        Shape input = Shape.of((int) sizes[1], (int) sizes[2], (int) sizes[3]);
        Map<String, Effective> weights = start(layer, input);
        weights.put("node.bias", new Effective(Conformance.tensor(example.get("bias"), cpu), UnaryOperator.identity()));
        int step = 0;
        for (JsonNode each : example.get("train_steps")) {
            float[] output = forward(layer, weights, Conformance.tensor(each.get("input"), cpu), true);
            assertArrayEquals(Conformance.values(each.get("output")), output, TOLERANCE, layer.module() + " step " + step++);
        }
        Tensor evaluated = Conformance.tensor(example.get("eval_input"), cpu);
        float[] expected = Conformance.values(example.get("eval_output"));
        assertArrayEquals(expected, forward(layer, weights, evaluated, false), TOLERANCE, layer.module());
        assertArrayEquals(expected, forward(layer, weights, evaluated, false), TOLERANCE, "evaluating twice changes nothing");
        assertEquals(example.get("scaling_eval").asDouble(), slope(layer, weights, evaluated), 1e-5, layer.module());
    }

    /// An epoch that is over weighs as much as one batch of the next: figures of deel-torchlip's rule, worked out by hand.
    @Test
    void anEpochThatIsOverCountsAsOneBatch() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Layer layer = Catalogue.find("BatchCentering").orElseThrow().defaults();
            Map<String, Effective> weights = start(layer, Shape.of(1));
            for (float mean : new float[] {2, 4}) {
                forward(layer, weights, Tensors.of(new float[] {mean - 1, mean + 1}, cpu, 2, 1), true);
            }
            assertArrayEquals(new float[] {-3}, forward(layer, weights, Tensors.of(new float[] {0}, cpu, 1, 1), false));
            forward(layer, weights, Tensors.of(new float[] {9, 9}, cpu, 2, 1), true);
            assertArrayEquals(new float[] {-6}, forward(layer, weights, Tensors.of(new float[] {0}, cpu, 1, 1), false));
        }
    }

    @Test
    void beforeTheFirstBatchNothingIsChanged() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            for (String module : List.of("BatchCentering", "BatchLipNorm")) {
                Layer layer = Catalogue.find(module).orElseThrow().defaults();
                float[] x = {1, -2, 3, 0.5f};
                assertArrayEquals(x, forward(layer, start(layer, Shape.of(2)), Tensors.of(x, cpu, 2, 2), false), module);
            }
        }
    }

    @Test
    void itsConstantMayLieFarAboveOneButNotAboveTheVerdict() {
        Layer layer = Catalogue.find("BatchLipNorm").orElseThrow().defaults();
        double bound = layer.verdict(null).bound().orElseThrow();
        var random = new Random(2);
        var slopes = new ArrayList<Double>();
        for (double spread : new double[] {1e-4, 4.2e-3, 0.1, 10}) {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                Map<String, Effective> weights = start(layer, Shape.of(3));
                var batch = new float[300];
                for (int i = 0; i < batch.length; i++) {
                    batch[i] = (float) (spread * random.nextGaussian());
                }
                forward(layer, weights, Tensors.of(batch, cpu, 100, 3), true);
                slopes.add(slope(layer, weights, Tensors.of(new float[] {1, 2, 3, -1, 0, 4}, cpu, 2, 3)));
            }
        }
        assertEquals(1, slopes.get(0), 1e-6, "a variance below eps counts as 1");
        assertTrue(slopes.get(1) > 200, slopes::toString);
        assertTrue(slopes.stream().allMatch(slope -> slope <= bound), slopes::toString);
        assertEquals(316.2278, bound, 1e-3);
    }

    private Map<String, Effective> start(Layer layer, Shape input) {
        var weights = new LinkedHashMap<String, Effective>();
        for (Weight weight : layer.weights(input)) {
            weights.put("node." + weight.name(),
                    Effective.of(weight.constraint(), Parameter.start("node", weight, 1, new Random(1), cpu).raw()));
        }
        return weights;
    }

    private static float[] forward(Layer layer, Map<String, Effective> weights, Tensor x, boolean training) {
        return Tensors.floats(TorchTensor.of(layer.forward(
                new Model.NodeForward(new TorchOps(), "node", weights, training), List.of(new TorchTensor(x)))));
    }

    /// Between the first two samples of a batch, in evaluation.
    private static double slope(Layer layer, Map<String, Effective> weights, Tensor batch) {
        float[] x = Tensors.floats(batch);
        float[] y = forward(layer, weights, batch, false);
        int size = Math.toIntExact(batch.numel() / batch.size(0));
        double moved = 0;
        double way = 0;
        for (int i = 0; i < size; i++) {
            moved += Math.pow((double) y[i] - y[size + i], 2);
            way += Math.pow((double) x[i] - x[size + i], 2);
        }
        return Math.sqrt(moved / way);
    }
}
