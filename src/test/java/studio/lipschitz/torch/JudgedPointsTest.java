package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.dataset.Split;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.CategoricalHingeLoss;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.Plane;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

/// What is told of single points while a network is trained is what its certificate says in the end.
class JudgedPointsTest {
    @TempDir private Path folder;

    private DecisionGrid trained(Network network, TrainingPlan plan, Optional<Plane> plane) throws Exception {
        var events = new ArrayList<TrainingEvent>();
        new Trainer(network, plan, new RunFolder(folder), false, true, plane, new TrainingControl(), events::add).train();
        return events.stream()
                .filter(TrainingEvent.BoundaryMoved.class::isInstance)
                .map(TrainingEvent.BoundaryMoved.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow()
                .grid();
    }

    private List<JudgedSample> certified(Network network, TrainingPlan plan, Dataset data, DataPart part) throws Exception {
        var all = new ArrayList<JudgedSample>();
        Lab.with(network, plan, new RunFolder(folder).lastWeights(), data, part, _ -> {}, new Lab.Listener() {
            @Override
            public void opened(Subject subject) {}

            @Override
            public void judged(List<JudgedSample> next) {
                all.addAll(next);
            }
        }, _ -> {});
        return all;
    }

    private void assertAsCertified(Network network, TrainingPlan plan) throws Exception {
        DecisionGrid grid = trained(network, plan, Optional.empty());
        Dataset data = Datasets.open(plan.data());
        List<JudgedSample> validation = certified(network, plan, data, DataPart.VALIDATION);
        List<JudgedSample> training = certified(network, plan, data, DataPart.TRAIN);
        int balls = 0;
        for (DecisionGrid.Judged point : grid.judged()) {
            JudgedSample proved = (point.training() ? training : validation)
                    .get(place(point.training() ? data.train() : data.validation(), point));
            JudgedSample told = point.sample();
            assertEquals(proved.kind(), told.kind());
            assertEquals(proved.decision(), told.decision());
            assertEquals(proved.margin(), told.margin(), 1e-9 * (1 + Math.abs(proved.margin())));
            assertEquals(proved.held(), told.held(), 1e-9 * (1 + proved.held()));
            balls += told.radius() > 0 ? 1 : 0;
        }
        assertTrue(balls > 20, balls + " balls");
        assertTrue(grid.judged().stream().anyMatch(DecisionGrid.Judged::training));
        assertTrue(grid.judged().size() <= 240);
    }

    private static int place(Split split, DecisionGrid.Judged point) {
        var sample = new float[2];
        for (int i = 0; i < split.size(); i++) {
            split.copy(i, sample, 0);
            if (sample[0] == point.x() && sample[1] == point.y()) {
                return i;
            }
        }
        throw new AssertionError(point + " is no sample");
    }

    @Test
    void ofOneOutput() throws Exception {
        assertAsCertified(Networks.moons(), Networks.moonsPlan(2));
    }

    /// The radius is that of the data, not of what the first layer makes of them.
    @Test
    void inUnitsOfTheDataBehindANormalisation() throws Exception {
        Network network = Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(2))),
                Networks.layer("Normalize", Map.of("mean", List.of(0.5, 0.25), "std", List.of(0.25, 0.125))),
                Networks.layer("SpectralLinear", Map.of("out_features", 32)),
                Networks.layer("GroupSort2", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", 1)));
        assertAsCertified(network, Networks.moonsPlan(2));
    }

    @Test
    void ofSeveralOutputs() throws Exception {
        Network network = Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(2))),
                Networks.layer("SpectralLinear", Map.of("out_features", 16)),
                Networks.layer("GroupSort2", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", 3)));
        assertAsCertified(network, new TrainingPlan("blobs", 3, 96, 1e-2, CategoricalHingeLoss.DEFAULT, 3, "cpu", 0.1));
    }

    @Test
    void referenceModeHoldsNoPoint() throws Exception {
        DecisionGrid grid = trained(
                Networks.moons(), Networks.moonsPlan(1).withNormalization(Normalization.REFERENCE).withLr(1e-3), Optional.empty());
        assertTrue(grid.judged().size() > 100 && grid.judged().stream().allMatch(point -> point.sample().held() == 0));
    }

    @Test
    void thePlaneIsTheOneThatWasAskedFor() throws Exception {
        var plane = new Plane(-3, 5, -2, 2.5);
        assertEquals(plane, trained(Networks.moons(), Networks.moonsPlan(1), Optional.of(plane)).plane());
    }
}
