package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingPlan;

class OperatorNormTest {
    /// Of the decompositions that the exact norms come from.
    private static final double DECOMPOSITION = 1e-13;

    private Device cpu;

    @BeforeEach
    void load() throws Exception {
        cpu = Libtorch.choose("cpu").device();
    }

    /// Every case of the figures, whose exact norms are those of dense float64 decompositions; a module that is not known fails.
    @Test
    void boundsHoldTheExactNormsOfTheFigures() throws Exception {
        int ran = 0;
        double loosest = 1;
        for (JsonNode example : Conformance.cases("operator_norms")) {
            String what = example.get("module").asText() + " " + example.get("params");
            double exact = example.get("operator_norm").asDouble();
            Bracket bracket = bracket(example);
            assertTrue(bracket.upper() >= exact, () -> bracket + " without " + exact + ": " + what);
            assertTrue(bracket.lower() <= exact * (1 + DECOMPOSITION), () -> bracket + " without " + exact + ": " + what);
            assertTrue(bracket.upper() <= exact * (1 + 1e-6), () -> bracket + " loose for " + exact + ": " + what);
            assertTrue(bracket.lower() >= exact * (1 - 1e-6), () -> bracket + " loose for " + exact + ": " + what);
            loosest = Math.max(loosest, bracket.upper() / exact);
            ran++;
        }
        System.out.printf("operator norms: %d cases ran, loosest upper bound %.9f of the exact norm%n", ran, loosest);
        assertEquals(53, ran);
    }

    /// What the studio says of the case: the node's bracket if it owns weights, else the constant of its module.
    private Bracket bracket(JsonNode example) {
        var params = new java.util.HashMap<>(Conformance.params(example.get("params")));
        params.keySet().removeAll(List.of("spectrum", "mode"));
        params.replaceAll((_, value) -> value instanceof List<?> list && list.size() == 1 ? list.getFirst() : value); // a tuple of one
        if (example.get("params").path("mode").isTextual() && !example.get("params").get("mode").asText().equals("eval")) {
            params.put("mode", example.get("params").get("mode").asText());
        }
        String module = example.get("module").asText().replaceFirst("^torch\\.nn\\.", "");
        Layer layer = Catalogue.find(module).orElseThrow(() -> new AssertionError("unknown module " + module)).read(params);
        Shape input = new Shape(java.util.stream.StreamSupport.stream(example.get("input_shape").spliterator(), false)
                .map(JsonNode::asInt)
                .toList());
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var weights = new java.util.LinkedHashMap<String, Effective>();
            for (Weight weight : layer.weights(input)) {
                weights.put("node." + weight.name(),
                        new Effective(torch.zeros(weight.shape().toLongs()), java.util.function.UnaryOperator.identity()));
            }
            example.path("weights").properties().forEach(e -> weights.put(
                    "node." + e.getKey(),
                    new Effective(Conformance.tensor(e.getValue(), cpu), java.util.function.UnaryOperator.identity())));
            if (weights.isEmpty()) {
                double lower = SteepestPair.slope(x -> LinearNode.forward(layer, "node", new TorchOps(), x, Map.of()), input, cpu);
                return new Bracket(lower, layer.verdict(input).bound().orElseThrow());
            }
            LinearNode linear = LinearNode.of(new studio.lipschitz.network.Node("node", layer), input, weights).orElseThrow();
            Tensor start = gaussian(new Random(3), LinearNode.batchOfOne(input));
            return new Bracket(SteepestInput.slope(linear, weights, start), linear.upper(weights).value());
        }
    }

    @Test
    void aTrainedNetworkKeepsEveryConstant(@TempDir Path folder) throws Exception {
        var plan = new TrainingPlan("mnist08", 1, 256, 0.01, new HKRLoss(10, 1), 0, "cpu", 0.5);
        var events = Networks.train(Networks.documentation(8), plan, folder, false, new TrainingControl());
        var epoch = Networks.epochs(events).getLast();
        assertEquals(6, epoch.layers().size());
        epoch.layers().forEach(layer -> {
            assertTrue(layer.upper() <= 1, layer::toString);
            assertTrue(layer.lower() <= layer.upper() && layer.lower() > 0.5, layer::toString);
        });
        Map<String, Safetensors.Array> weights = Safetensors.read(new RunFolder(folder).lastWeights()).tensors();
        try (var _ = new PointerScope()) {
            for (Map.Entry<String, Safetensors.Array> entry : weights.entrySet()) {
                if (entry.getKey().endsWith(".weight")) {
                    double constant = entry.getKey().contains("conv") ? 1 / 3.0 : 1; // a pixel is read by 9 windows
                    long[] shape = entry.getValue().shape();
                    Tensor matrix = Tensors.of(entry.getValue().values(), cpu, shape).to(torch.ScalarType.Double).reshape(shape[0], -1);
                    double[] sigma = Tensors.doubles(torch.linalg_svdvals(matrix));
                    assertEquals(constant, sigma[0], 1e-3 * constant, entry.getKey());
                    assertEquals(constant, sigma[sigma.length - 1], 1e-3 * constant, entry.getKey());
                }
            }
        }
    }

    private Tensor gaussian(Random random, long... sizes) {
        int count = 1;
        for (long size : sizes) {
            count = Math.toIntExact(count * size);
        }
        return Tensors.of(random.doubles(count, -1, 1).toArray(), cpu, sizes);
    }
}
