package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.training.Adam;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.LossMemory;
import studio.lipschitz.training.Normalization;

/// Twenty steps of training in reference mode, from the same weights on the same batches.
class TrajectoryConformanceTest {
    private static final int BATCH = 64;

    private Device cpu;

    @BeforeEach
    void load() throws Exception {
        cpu = Libtorch.choose("cpu").device();
    }

    /// Losses come near 0, so they are off by a share of the largest. The dense network sorts two activations that differ by 3e-8 in its fifth
    /// step: which of them rounding puts first decides where a gradient goes, and Adam carries it on.
    @Test
    void inTheArithmeticOfTrainingLossesAgree() throws Exception {
        for (String file : Conformance.files("trajectory_")) {
            JsonNode trajectory = Conformance.read(file);
            Run run = run(trajectory, ScalarType.Float, new Tally(file));
            assertLosses(trajectory, run, 5, 1e-3, file);
            assertLosses(trajectory, run, run.losses().size(), 2e-2, file);
        }
    }

    /// In float64 no rounding decides anything, so that both run the same way to the end: this is what tells the algorithms to be the same.
    @Test
    void inFloat64LossesAndTheEvaluationAfterThemAgreeClosely() throws Exception {
        for (String file : Conformance.files("trajectory_")) {
            JsonNode trajectory = Conformance.read(file);
            var tally = new Tally(file);
            Run run = run(trajectory, ScalarType.Double, tally);
            tally.tell();
            assertLosses(trajectory, run, run.losses().size(), 1e-4, file);
            float[] wanted = Conformance.values(trajectory.get("eval_output_first_64"));
            assertEquals(wanted.length, run.outputs().length);
            for (int i = 0; i < wanted.length; i++) {
                assertEquals(wanted[i], run.outputs()[i], 1e-3, file + ", evaluation of sample " + i);
            }
        }
    }

    private record Run(List<Double> losses, float[] outputs) {}

    private static void assertLosses(JsonNode trajectory, Run run, int count, double tolerance, String file) {
        List<Double> wanted = StreamSupport.stream(trajectory.get("losses").spliterator(), false).map(JsonNode::asDouble).toList();
        double largest = wanted.stream().mapToDouble(Math::abs).max().orElseThrow();
        for (int step = 0; step < count; step++) {
            assertEquals(wanted.get(step), run.losses().get(step), tolerance * largest, file + ", loss of step " + step);
        }
    }

    private Run run(JsonNode trajectory, ScalarType precision, Tally tally) throws Exception {
        assertTrue(trajectory.get("data").asText().startsWith("MNIST train images of classes 0 and 8 in file order"), "unknown data");
        assertEquals("Adam", trajectory.get("optimizer").get("name").asText(), "unknown optimizer");
        double lr = trajectory.get("optimizer").get("lr").asDouble();
        Loss loss = Loss.CATALOGUE.read(trajectory.get("loss").asText(), Conformance.params(trajectory.get("loss_params")));
        Dataset data = Datasets.open("mnist08");
        var losses = new ArrayList<Double>();
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Model model = model(trajectory, data, tally);
            widen(model, precision);
            var descent = new Descent(Adam.DEFAULT, OptionalDouble.empty(), model.parameters());
            var batches = new Batches(data.train(), data.shape(), 1, cpu);
            for (int step = 0; step < trajectory.get("losses").size(); step++) {
                losses.add(step(model, descent, batches.slice(step * BATCH, BATCH), precision, loss, lr, step + 1));
            }
            Tensor samples = batches.slice(0, BATCH).samples().to(precision);
            return new Run(losses, Tensors.floats(model.forward(samples, in(precision, model.effective()), false)));
        }
    }

    private Model model(JsonNode trajectory, Dataset data, Tally tally) {
        var layers = new ArrayList<Layer>();
        List<Integer> shape = IntStream.range(0, data.shape().rank()).map(data.shape()::dim).boxed().toList();
        layers.add(Networks.layer("Input", Map.of("shape", shape)));
        var modules = new ArrayList<String>();
        for (JsonNode layer : trajectory.get("layers")) {
            modules.add(layer.get(0).asText());
            layers.add(Networks.layer(layer.get(0).asText(), Conformance.params(layer.get(1))));
        }
        tally.ran(String.join("-", modules));
        var network = Network.chain(layers.toArray(Layer[]::new));
        List<String> ids = network.nodes().stream().map(Node::id).toList();
        var model = new Model(network, Analysis.of(network), Normalization.REFERENCE, cpu, 0);
        for (Parameter parameter : model.parameters()) {
            JsonNode state = trajectory.get("initial_state").get(String.valueOf(ids.indexOf(parameter.node()) - 1));
            String name = parameter.weight().name();
            parameter.raw().copy_(Conformance.tensor(state.get(name.equals("weight") ? "weight_original" : name), cpu));
            Reference reference = model.references().get(parameter.name());
            if (reference != null) {
                for (String vector : List.of("u", "v")) {
                    Objects.requireNonNull(reference.state().get(vector)).copy_(Conformance.tensor(state.get(vector), cpu));
                }
            }
        }
        return model;
    }

    private static void widen(Model model, ScalarType precision) {
        var tensors = new ArrayList<Tensor>();
        for (Parameter parameter : model.parameters()) {
            tensors.add(parameter.raw());
        }
        model.references().values().forEach(reference -> tensors.addAll(reference.state().values()));
        tensors.forEach(tensor -> tensor.set_data(tensor.to(precision)));
    }

    private static Map<String, Effective> in(ScalarType precision, Map<String, Effective> weights) {
        var cast = new LinkedHashMap<String, Effective>();
        weights.forEach((name, weight) -> cast.put(name, new Effective(
                weight.value().to(precision),
                gradient -> weight.pullback().apply(gradient.to(weight.value().scalar_type())).to(precision))));
        return cast;
    }

    private static double step(Model model, Descent descent, Batches.Batch batch, ScalarType precision, Loss loss, double lr, int number) {
        try (var _ = new PointerScope()) {
            Map<String, Effective> weights = in(precision, model.effectiveInTraining());
            weights.values().forEach(weight -> weight.value().set_requires_grad(true));
            GradMode.set_enabled(true);
            Tensor output = model.forward(batch.samples().to(precision), weights, true);
            Tensor value = TorchTensor.of(loss.value(model.ops(), new TorchTensor(output), new TorchTensor(batch.targets().to(precision)), LossMemory.NONE));
            value.backward();
            GradMode.set_enabled(false);
            var gradients = new LinkedHashMap<Parameter, Tensor>();
            for (Parameter parameter : model.parameters()) {
                Effective weight = Objects.requireNonNull(weights.get(parameter.name()));
                gradients.put(parameter, weight.pullback().apply(weight.value().grad()));
            }
            descent.step(gradients, lr, number);
            return value.item_double();
        }
    }
}
