package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.CategoricalHingeLoss;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.DecisionGrid.Sample;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.BoundaryMoved;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingPlan;

class BoundaryTest {
    @TempDir private Path folder;

    /// Rows `w` and numbers `b` of `f(x) = w x + b`, looked at over the plane of two moons.
    private static DecisionGrid linear(Normalization normalization, int outputs, float... values) throws IOException {
        Network network = Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(2))), Networks.layer("Linear", Map.of("out_features", outputs)));
        Libtorch.Chosen chosen = Libtorch.choose("cpu");
        Dataset data = Datasets.open("two-moons");
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var model = new Model(network, Analysis.of(network), normalization, chosen.device(), 1);
            var weights = new LinkedHashMap<String, Effective>();
            int at = 0;
            for (Parameter parameter : model.parameters()) {
                var part = new float[Math.toIntExact(parameter.raw().numel())];
                System.arraycopy(values, at, part, 0, part.length);
                at += part.length;
                weights.put(
                        parameter.name(),
                        new Effective(Tensors.of(part, chosen.device(), Tensors.sizes(parameter.raw())), UnaryOperator.identity()));
            }
            assertEquals(values.length, at, "every value has its place");
            var boundary = new Boundary(model, normalization, data, Optional.empty(), chosen.device());
            var rule = new Decision.Rule(network, model.analysis());
            return boundary.look(weights, () -> rule.with(new Spectra(model).uppers(weights), weights)).orElseThrow();
        }
    }

    @Test
    void theGridHoldsTheFunctionAtItsPlacesAndRowsRise() throws IOException {
        DecisionGrid grid = linear(Normalization.EXACT, 1, 2, -3, 0.5f);
        assertTrue(grid.y(1) > grid.y(0) && grid.x(1) > grid.x(0));
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                double expected = 2 * grid.x(column) - 3 * grid.y(row) + 0.5;
                int point = grid.at(column, row);
                assertEquals(expected, grid.values().get(point), 1e-5);
                assertEquals(expected > 0 ? 0 : 1, grid.winner(point));
                assertEquals(Math.abs(expected) / Math.sqrt(13), grid.radius(point), 1e-5, "the distance to the line");
            }
        }
        assertEquals(Math.sqrt(13), grid.constant(), 1e-9);
    }

    @Test
    void ofSeveralOutputsTheLargestWinsByItsMarginAndIsCertifiedPairByPair() throws IOException {
        DecisionGrid grid = linear(Normalization.EXACT, 3, 1, 0, 0, 1, -1, -1, 0, 0, 0);
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                double[] f = {grid.x(column), grid.y(row), -grid.x(column) - grid.y(row)};
                double[] sorted = java.util.Arrays.stream(f).sorted().toArray();
                int point = grid.at(column, row);
                assertEquals(sorted[2], f[grid.winner(point)], 1e-6);
                assertEquals(sorted[2] - sorted[1], grid.values().get(point), 1e-6);
                double distance = Double.POSITIVE_INFINITY;
                double[][] w = {{1, 0}, {0, 1}, {-1, -1}};
                for (int j = 0; j < 3; j++) {
                    int i = grid.winner(point);
                    if (j != i) {
                        distance = Math.min(distance, (f[i] - f[j]) / Math.hypot(w[i][0] - w[j][0], w[i][1] - w[j][1]));
                    }
                }
                assertEquals(distance, grid.radius(point), 1e-5);
            }
        }
        assertTrue(grid.certified() && Double.isNaN(grid.constant()));
    }

    @Test
    void referenceModeProvesNothing() throws IOException {
        DecisionGrid one = linear(Normalization.REFERENCE, 1, 1, 0, 0);
        assertTrue(Double.isNaN(one.constant()) && !one.certified() && one.radius(0) == 0);
        DecisionGrid several = linear(Normalization.REFERENCE, 2, 1, 0, 0, 1, 0, 0);
        assertFalse(several.certified());
    }

    @Test
    void thePlaneHoldsItsSamplesOfWhichEachClassHasItsShare() throws IOException {
        DecisionGrid grid = linear(Normalization.EXACT, 1, 1, 0, 0);
        assertEquals(List.of("upper", "lower"), grid.classNames());
        assertTrue(grid.samples().size() > 100 && grid.samples().size() <= 500, () -> grid.samples().size() + " samples");
        for (Sample sample : grid.samples()) {
            assertTrue(sample.x() > grid.left() && sample.x() < grid.right() && sample.y() > grid.bottom() && sample.y() < grid.top());
        }
        double first = grid.samples().stream().filter(sample -> sample.kind() == 0).count();
        assertEquals(0.5, first / grid.samples().size(), 0.1);
        double height = grid.samples().stream().filter(s -> s.kind() == 0).mapToDouble(Sample::y).average().orElseThrow();
        assertTrue(height > 0.5, "the upper moon stands above the lower");
    }

    private List<TrainingEvent> train(Network network, TrainingPlan plan, String name, boolean boundary)
            throws IOException, InterruptedException {
        var events = new ArrayList<TrainingEvent>();
        new Trainer(network, plan, new RunFolder(folder.resolve(name)), false, boundary, new TrainingControl(), events::add).train();
        return events;
    }

    /// Everything of an epoch but the time that it took.
    private static List<EpochDone> timeless(List<TrainingEvent> events) {
        return Networks.epochs(events).stream()
                .map(e -> new EpochDone(
                        e.epoch(), e.trainLoss(), e.valLoss(), e.valAccuracy(), e.valKr(), e.certifiedAccuracy(), e.meanRadius(), 0, 0,
                        List.of()))
                .toList();
    }

    private void assertSameWithAndWithout(Network network, TrainingPlan plan) throws Exception {
        List<TrainingEvent> with = train(network, plan, "with", true);
        List<TrainingEvent> without = train(network, plan, "without", false);
        var run = new RunFolder(folder.resolve("with"));
        var plain = new RunFolder(folder.resolve("without"));
        var state = Safetensors.read(run.lastState()).tensors();
        var plainState = Safetensors.read(plain.lastState()).tensors();
        assertEquals(plainState.keySet(), state.keySet());
        plainState.forEach((id, array) -> assertArrayEquals(
                array.values(), Objects.requireNonNull(state.get(id)).values(), 0f, id));
        assertArrayEquals(Files.readAllBytes(plain.lastWeights()), Files.readAllBytes(run.lastWeights()));
        assertEquals(timeless(without), timeless(with));
        assertTrue(without.stream().noneMatch(BoundaryMoved.class::isInstance));
        assertFalse(Files.readString(run.metricsFile()).contains("boundary"), "it is no part of the run");
        List<BoundaryMoved> told = with.stream().filter(BoundaryMoved.class::isInstance).map(BoundaryMoved.class::cast).toList();
        for (EpochDone epoch : Networks.epochs(with)) {
            assertTrue(with.get(with.indexOf(epoch) + 1) instanceof BoundaryMoved moved && moved.epoch() == epoch.epoch(), "each epoch");
        }
        assertTrue(told.size() > plan.epochs(), "and within an epoch");
        assertFalse(told.getFirst().grid().values().equals(told.getLast().grid().values()), "it moves");
    }

    @Test
    void lookingChangesNoBitOfARun() throws Exception {
        assertSameWithAndWithout(Networks.moons(), Networks.moonsPlan(3));
    }

    @Test
    void norInReferenceMode() throws Exception {
        assertSameWithAndWithout(Networks.moons(), Networks.moonsPlan(2).withNormalization(Normalization.REFERENCE).withLr(1e-3));
    }

    @Test
    void norOfSeveralOutputsAndRandomDropout() throws Exception {
        Network network = Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(2))),
                Networks.layer("SpectralLinear", Map.of("out_features", 16)),
                Networks.layer("Dropout", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", 3)));
        var plan = new TrainingPlan("blobs", 2, 96, 1e-2, CategoricalHingeLoss.DEFAULT, 3, "cpu", 0.1);
        assertSameWithAndWithout(network, plan);
    }

    @Test
    void aNetworkOfOtherInputsIsNotLookedAt() throws Exception {
        Network wide = Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(3))), Networks.layer("SpectralLinear", Map.of("out_features", 1)));
        var plan = Networks.moonsPlan(1).withData("blobs?centres=0:0:0,4:4:4");
        assertTrue(train(wide, plan, "wide", true).stream().noneMatch(BoundaryMoved.class::isInstance));
    }
}
