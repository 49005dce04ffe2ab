package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Published;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.Loss;

/// What deel-torchlip computes, computed here: every case of a file runs, or names a module that is not there yet.
class ConformanceTest {
    private static final Set<String> MODULES_TO_COME = Set.of();

    private Device cpu;

    @BeforeEach
    void load() throws Exception {
        cpu = Libtorch.choose("cpu").device();
    }

    @Test
    void lossesAgreeWithTheirGradients() throws Exception {
        int ran = 0;
        for (JsonNode example : Conformance.cases("losses")) {
            String name = example.get("loss").asText();
            Loss loss = Loss.CATALOGUE.read(name, Conformance.params(example.get("params")));
            String what = name + " " + example.get("params") + " " + example.get("target_note");
            try (var _ = new PointerScope()) {
                Tensor output = Conformance.tensor(example.get("input"), cpu);
                output.set_requires_grad(true);
                var target = new TorchTensor(Conformance.target(example.get("target"), cpu));
                Tensor value = TorchTensor.of(loss.value(new TorchOps(), new TorchTensor(output), target, fresh(loss)));
                value.backward();
                assertEquals(example.get("mean").asDouble(), value.item_double(), 2e-6 * scale(example), what);
                float[] gradient = Conformance.values(example.get("grad_input"));
                assertArrayEquals(gradient, Tensors.floats(output.grad()), 1e-6f, what);
                if (example.has("per_sample")) {
                    Tensor each = TorchTensor.of(loss.each(new TorchOps(), new TorchTensor(output), target, fresh(loss)));
                    assertArrayEquals(Conformance.shape(example.get("per_sample")), Tensors.sizes(each), what);
                    float[] wanted = Conformance.values(example.get("per_sample"));
                    float[] found = Tensors.floats(each);
                    for (int i = 0; i < wanted.length; i++) {
                        assertEquals(wanted[i], found[i], 1e-6 * Math.max(1, Math.abs(wanted[i])), what);
                    }
                }
            }
            ran++;
        }
        tell("losses", ran, Set.of());
        assertTrue(ran >= 58, "ran " + ran);
    }

    /// Of the size of the larger numbers, in which float32 rounds.
    private static double scale(JsonNode example) {
        return Math.max(1, Math.abs(example.get("mean").asDouble()));
    }

    private Remembered fresh(Loss loss) {
        return Remembered.starting(loss.firstMemory().orElse(0), cpu);
    }

    @Test
    void activationsAgree() throws Exception {
        assertTrue(modulesAgree("activations") >= 15);
    }

    @Test
    void poolsAgree() throws Exception {
        assertTrue(modulesAgree("pooling_and_structure") >= 10);
    }

    /// With the size of the image given, the published coefficient averages the windows over the image: no bound can rest on an average, so what
    /// holds in exact mode must not be larger, and without dilation it is the published one where no size is given.
    @Test
    void convolutionCoefficientsAgree() throws Exception {
        var tally = new Tally("convolution_coefficients");
        for (JsonNode example : Conformance.cases("convolution_coefficients")) {
            var kernel = new IntPair(example.at("/kernel_size/0").asInt(), example.at("/kernel_size/1").asInt());
            var stride = new IntPair(example.at("/stride/0").asInt(), example.at("/stride/1").asInt());
            JsonNode sizes = example.path("input_shape");
            Shape shape = sizes.isMissingNode() ? null : Shape.of(sizes.get(0).asInt(), sizes.get(1).asInt(), sizes.get(2).asInt());
            double theirs = example.get("coefficient").asDouble();
            assertEquals(theirs, Published.coefficient(kernel, stride, shape), 1e-5, example::toString);
            Layer layer = Networks.layer(
                    "SpectralConv2d",
                    Map.of(
                            "kernel_size", List.of(kernel.height(), kernel.width()),
                            "stride", List.of(stride.height(), stride.width()),
                            "padding", 0));
            Weight weight = layer.weights(Shape.of(3, 17, 12)).getFirst();
            if (weight.constraint() instanceof Weight.Constraint.Spectral spectral) {
                assertTrue(spectral.scale() <= theirs * (1 + 1e-12), example::toString);
                if (shape == null) {
                    assertEquals(theirs, spectral.scale(), 1e-12, example::toString);
                }
            } else {
                fail("SpectralConv2d lost its constraint");
            }
            tally.ran(shape == null ? "without image size" : "with image size");
        }
        tally.tell();
        assertTrue(tally.ran() >= 90, "ran " + tally.ran());
    }

    @Test
    void everyFileOfTheFolderIsKnown() throws Exception {
        var known = Set.of("activations", "convolution_coefficients", "losses", "operator_norms", "pooling_and_structure",
                "reparametrised_layers", "running_statistics");
        for (String file : Conformance.files("")) {
            assertTrue(known.contains(file) || file.startsWith("trajectory_"), "no test runs " + file + ".json");
        }
    }

    private int modulesAgree(String file) throws Exception {
        var later = new LinkedHashSet<String>();
        int ran = 0;
        for (JsonNode example : Conformance.cases(file)) {
            String name = example.get("module").asText();
            Optional<ModuleType> type = Catalogue.find(name);
            if (type.isEmpty() && MODULES_TO_COME.contains(name)) {
                later.add(name);
                continue;
            }
            Layer layer = type.orElseThrow(() -> new AssertionError("unknown module " + name))
                    .read(Conformance.params(example.get("params")));
            try (var _ = new PointerScope()) {
                assertModule(example, layer);
            }
            ran++;
        }
        tell(file, ran, later);
        return ran;
    }

    private void assertModule(JsonNode example, Layer layer) {
        var inputs = new ArrayList<Tensor>();
        example.get("inputs").forEach(input -> inputs.add(Conformance.tensor(input, cpu)));
        inputs.forEach(input -> input.set_requires_grad(true));
        assertTrue(GradMode.is_enabled());
        var weights = new LinkedHashMap<String, Effective>();
        example.path("weights").properties().forEach(
                e -> weights.put("node." + e.getKey(),
                        new Effective(Conformance.tensor(e.getValue(), cpu).requires_grad_(true), UnaryOperator.identity())));
        Node node = new Node("node", layer);
        var forward = new Model.NodeForward(new TorchOps(), node.id(), weights, false);
        Tensor y = TorchTensor.of(
                node.layer().forward(forward, inputs.stream().<studio.lipschitz.tensor.Tensor>map(TorchTensor::new).toList()));
        String what = layer.module() + " " + example.get("params");
        assertArrayEquals(Conformance.shape(example.get("output")), Tensors.sizes(y), what);
        assertArrayEquals(Conformance.values(example.get("output")), Tensors.floats(y), 2e-6f, what);
        if (!example.path("grad_output").isMissingNode()) {
            y.mul(Conformance.tensor(example.get("grad_output"), cpu)).sum().backward();
            for (int i = 0; i < inputs.size(); i++) {
                assertArrayEquals(
                        Conformance.values(example.get("grad_inputs").get(i)), Tensors.floats(inputs.get(i).grad()), 1e-5f, what);
            }
            example.path("grad_weights").properties().forEach(e -> {
                Tensor weight = Objects.requireNonNull(weights.get("node." + e.getKey())).value();
                float[] expected = Conformance.values(e.getValue());
                float largest = 1;
                for (float value : expected) {
                    largest = Math.max(largest, Math.abs(value));
                }
                assertArrayEquals(expected, Tensors.floats(weight.grad()), 1e-5f * largest, what + " " + e.getKey());
            });
        }
    }

    private static void tell(String file, int ran, Set<String> later) {
        System.out.println("conformance " + file + ": " + ran + " cases ran; of modules to come: " + later);
    }
}
