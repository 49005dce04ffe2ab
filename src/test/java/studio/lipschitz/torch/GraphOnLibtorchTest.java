package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.lipschitz.NetworkBound;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingControl;

/// Networks that are graphs, run and trained by libtorch.
class GraphOnLibtorchTest {
    private static final double ROUNDING = 1e-4; // of a slope in float32

    private Device cpu;

    @TempDir private Path folder;

    @BeforeEach
    void load() throws Exception {
        cpu = Libtorch.choose("cpu").device();
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSlopeOfARandomGraphStaysWithinBothBounds(int seed) {
        Network network = RandomGraphs.of(seed);
        Analysis analysis = Analysis.of(network);
        assertTrue(analysis.certified(), () -> analysis.problems().toString());
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var model = new Model(network, analysis, Normalization.EXACT, cpu, seed);
            var random = new Random(seed);
            model.parameters().stream()
                    .filter(parameter -> parameter.weight().name().equals("alpha"))
                    .forEach(parameter -> parameter.raw().fill_(new Scalar(3 * random.nextGaussian())));
            Map<String, Effective> weights = model.effective();
            double slope = slope(model, weights, random);
            double measured = NetworkBound.compose(analysis, new Spectra(model).read(weights), Model.shares(network, weights)).upper();
            assertTrue(slope > 0);
            assertTrue(slope <= measured * (1 + ROUNDING), () -> "slope " + slope + ", measured bound " + measured);
            assertTrue(measured <= analysis.bound().orElseThrow() * (1 + 1e-6), () -> measured + " by measurement, " + analysis.bound());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aNetworkConstantHoldsOnEveryGraphThatCanHaveIt(int seed) {
        double wanted = 1 + 0.5 * seed;
        Network network = RandomGraphs.of(seed).withConstant(OptionalDouble.of(wanted));
        Analysis analysis = Analysis.of(network);
        if (analysis.share().isEmpty()) {
            assertFalse(analysis.runnable(), "it is shared out or refused");
            return;
        }
        assertTrue(analysis.bound().orElseThrow() <= wanted);
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var model = new Model(network, analysis, Normalization.EXACT, cpu, seed);
            double slope = slope(model, model.effective(), new Random(seed));
            assertTrue(slope <= wanted * (1 + ROUNDING), () -> "slope " + slope + ", constant " + wanted);
        }
    }

    @Test
    void aTrainedNetworkKeepsItsConstant() throws Exception {
        var dense = Networks.layer("SpectralLinear", Map.of("out_features", 16, "k_coef_lip", 5));
        Network network = residual().replace("inner", dense).withConstant(OptionalDouble.of(0.5));
        Networks.train(network, Networks.moonsPlan(2), folder.resolve("run"), false, new TrainingControl());
        Safetensors weights = Safetensors.read(new RunFolder(folder.resolve("run")).lastWeights());
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Analysis analysis = Analysis.of(network);
            var model = new Model(network, analysis, Normalization.EXACT, cpu, 0);
            var shipped = new java.util.LinkedHashMap<String, Effective>();
            weights.tensors().forEach((name, array) -> shipped.put(
                    name, new Effective(Tensors.of(array.values(), cpu, array.shape()), java.util.function.UnaryOperator.identity())));
            double slope = slope(model, shipped, new Random(5));
            double measured = NetworkBound.compose(analysis, new Spectra(model).read(shipped), Model.shares(network, shipped)).upper();
            assertTrue(slope > 0.05, () -> "slope " + slope);
            assertTrue(slope <= 0.5, () -> "slope " + slope);
            assertTrue(measured <= 0.5 * (1 + 1e-6), () -> "bound " + measured);
        }
    }

    @Test
    void aSumOfEqualBranchesReachesItsBound() {
        Network network = Network.of(
                List.of(new Node("in", Networks.layer("Input", Map.of("shape", List.of(6)))),
                        new Node("sum", Networks.layer("Add", Map.of()))),
                List.of(Edge.of("in", "sum"), new Edge("in", "sum", 1), new Edge("in", "sum", 2)));
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var model = new Model(network, Analysis.of(network), Normalization.EXACT, cpu, 0);
            assertEquals(3, slope(model, model.effective(), new Random(1)), 1e-5);
        }
    }

    @Test
    void inputsArriveInTheOrderOfTheirPorts() {
        var half = Networks.layer("SpectralLinear", Map.of("out_features", 2, "k_coef_lip", 0.5, "bias", false));
        Network network = Network.of(
                List.of(new Node("in", Networks.layer("Input", Map.of("shape", List.of(2)))),
                        new Node("half", half),
                        new Node("cat", Networks.layer("Concatenate", Map.of()))),
                List.of(new Edge("half", "cat", 1), Edge.of("in", "cat"), Edge.of("in", "half")));
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var model = new Model(network, Analysis.of(network), Normalization.EXACT, cpu, 0);
            float[] values = Tensors.floats(model.forward(Tensors.of(new float[] {3, 4}, cpu, 1, 2), model.effective(), false));
            assertEquals(3, values[0]);
            assertEquals(4, values[1]);
            assertEquals(2.5, Math.hypot(values[2], values[3]), 1e-5);
        }
    }

    @Test
    void aResidualNetworkTrainsItsSharesToo() throws Exception {
        var events = Networks.train(residual(), Networks.moonsPlan(8), folder.resolve("run"), false, new TrainingControl());
        var epochs = Networks.epochs(events);
        assertTrue(epochs.getLast().trainLoss() < epochs.getFirst().trainLoss());
        assertTrue(epochs.getLast().valAccuracy() > 0.85, () -> "accuracy " + epochs.getLast().valAccuracy());
        Safetensors weights = Safetensors.read(new RunFolder(folder.resolve("run")).lastWeights());
        var alpha = java.util.Objects.requireNonNull(weights.tensors().get("mix.alpha"));
        assertEquals(0, alpha.shape().length);
        assertNotEquals(0, alpha.values()[0], "the share should have moved");
    }

    @Test
    void aResidualNetworkThatWasStoppedGoesOn() throws Exception {
        Networks.train(residual(), Networks.moonsPlan(1), folder.resolve("run"), false, new TrainingControl());
        var events = Networks.train(residual(), Networks.moonsPlan(2), folder.resolve("run"), true, new TrainingControl());
        assertFalse(Networks.epochs(events).isEmpty());
    }

    private static Network residual() {
        return Network.of(
                List.of(
                        new Node("in", Networks.layer("Input", Map.of("shape", List.of(2)))),
                        new Node("wide", Networks.layer("SpectralLinear", Map.of("out_features", 16))),
                        new Node("sort", Networks.layer("GroupSort2", Map.of())),
                        new Node("inner", Networks.layer("SpectralLinear", Map.of("out_features", 16))),
                        new Node("full", Networks.layer("FullSort", Map.of())),
                        new Node("mix", Networks.layer("LipResidual", Map.of())),
                        new Node("head", Networks.layer("FrobeniusLinear", Map.of()))),
                List.of(
                        Edge.of("in", "wide"),
                        Edge.of("wide", "sort"),
                        Edge.of("sort", "inner"),
                        Edge.of("inner", "full"),
                        Edge.of("sort", "mix"),
                        new Edge("full", "mix", 1),
                        Edge.of("mix", "head")));
    }

    /// Largest ratio of distances over pairs near and far.
    static double slope(Model model, Map<String, Effective> weights, Random random) {
        int pairs = 256;
        int width = (int) model.analysis().inputShape().map(Shape::size).orElseThrow().longValue();
        Tensor x = gaussian(random, pairs, width, model);
        double steepest = 0;
        for (double distance : new double[] {1, 0.05}) {
            Tensor other = x.add(gaussian(random, pairs, width, model), new Scalar(distance));
            double[] moved = norms(model.forward(x, weights, false).sub(model.forward(other, weights, false)));
            double[] way = norms(x.sub(other));
            for (int i = 0; i < pairs; i++) {
                steepest = Math.max(steepest, moved[i] / way[i]);
            }
        }
        return steepest;
    }

    private static double[] norms(Tensor rows) {
        Tensor doubles = rows.to(torch.ScalarType.Double);
        return Tensors.doubles(Tensors.rowSums(doubles.mul(doubles)).sqrt());
    }

    private static Tensor gaussian(Random random, int rows, int columns, Model model) {
        var values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Device device = model.parameters().isEmpty()
                ? new Device(torch.DeviceType.CPU)
                : model.parameters().getFirst().raw().device();
        return Tensors.of(values, device, rows, columns);
    }
}
