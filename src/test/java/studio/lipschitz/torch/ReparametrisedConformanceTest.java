package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.Normalization;

/// Layers whose weight is steered, in reference mode: a training forward, its backward, and the evaluation after it.
class ReparametrisedConformanceTest {
    private static final double TOLERANCE = 1e-4;

    private Device cpu;

    @BeforeEach
    void load() throws Exception {
        cpu = Libtorch.choose("cpu").device();
    }

    @Test
    void forwardBackwardAndEvaluationAgree() throws Exception {
        var tally = new Tally("reparametrised_layers");
        for (JsonNode example : Conformance.cases("reparametrised_layers")) {
            String module = example.get("module").asText();
            tally.ran(module);
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                assertCase(example, module);
            }
        }
        tally.tell();
        assertTrue(tally.ran() >= 63, "ran " + tally.ran());
    }

    private void assertCase(JsonNode example, String module) {
        String what = module + " " + example.get("params") + " moved by " + example.get("perturbation");
        long[] sizes = Conformance.shape(example.get("input"));
        var shape = Arrays.stream(sizes).skip(1).boxed().map(Math::toIntExact).toList();
        var network = Network.chain(
                Networks.layer("Input", Map.of("shape", shape)), Networks.layer(module, Conformance.params(example.get("params"))));
        String id = network.nodes().stream().skip(1).findFirst().orElseThrow().id();
        var model = new Model(network, Analysis.of(network), Normalization.REFERENCE, cpu, 0);
        start(model, example);
        Map<String, Effective> weights = model.effectiveInTraining();
        Effective weight = Objects.requireNonNull(weights.get(id + ".weight"));
        assertClose(example.get("weight_effective"), weight.value(), what + " weight_effective");
        weight.value().set_requires_grad(true);
        Tensor x = Conformance.tensor(example.get("input"), cpu);
        x.set_requires_grad(true);
        GradMode.set_enabled(true);
        Tensor y = model.forward(x, weights, true);
        y.mul(Conformance.tensor(example.get("grad_output"), cpu)).sum().backward();
        GradMode.set_enabled(false);
        assertClose(example.get("train_output"), y, what + " train_output");
        assertClose(example.get("grad_input"), x.grad(), what + " grad_input");
        assertClose(example.get("grad_weight_original"), weight.pullback().apply(weight.value().grad()), what + " grad_weight_original");
        model.references().forEach((_, reference) -> example.get("spectral_after").properties()
                .forEach(e -> assertClose(e.getValue(), Objects.requireNonNull(reference.state().get(e.getKey())),
                        what + " " + e.getKey())));
        assertClose(example.get("eval_output"), model.forward(x.detach(), model.effective(), false), what + " eval_output");
    }

    private void start(Model model, JsonNode example) {
        for (Parameter parameter : model.parameters()) {
            String name = parameter.weight().name();
            JsonNode value = example.get(name.equals("weight") ? "weight_original" : name);
            parameter.raw().copy_(Conformance.tensor(value, cpu));
        }
        model.references().forEach((_, reference) -> example.get("spectral_before").properties().forEach(
                e -> Objects.requireNonNull(reference.state().get(e.getKey())).copy_(Conformance.tensor(e.getValue(), cpu))));
    }

    /// Off by at most 1e-4 of the largest value.
    private static void assertClose(JsonNode expected, Tensor actual, String what) {
        assertArrayEquals(Conformance.shape(expected), Tensors.sizes(actual), what);
        float[] wanted = Conformance.values(expected);
        float largest = 0;
        for (float value : wanted) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertArrayEquals(wanted, Tensors.floats(actual), (float) (largest * TOLERANCE), what);
    }
}
