package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.lipschitz.Standing;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.StepDone;

/// What a session makes of the readings of layers and of losses that are no numbers.
class SessionReadingsTest extends ScriptedSessionTest {

    @Test
    void readingsBetweenEpochsCarryABracketAndTheSmallestSingularValue() {
        startRunning();
        steps(1, 3);
        var layer = session.metrics().layers().getFirst();
        assertEquals(3, layer.lower().size());
        assertEquals(1.002, layer.upper().lastY());
        assertEquals(0.9, layer.smallest().lastY());
        steps(4, 10);
        assertEquals(1.001, layer.upper().lastY());
    }

    @Test
    void aReadingWithoutABoundAsEarlierRunsHaveItIsPassedOver() {
        startRunning();
        tell(new StepDone(1, 1, 1, 1e-3, 1, List.of(new LayerNorm("a", Double.NaN, 0.98, Double.NaN))));
        assertEquals(List.of(), session.metrics().layers());
    }

    @Test
    void layersThatDoNotKeepToTheirConstantAreMarked() {
        session.start(Project.EMPTY.withDrawing(Network.chain(Input.DEFAULT, SpectralLinear.DEFAULT)), RUN);
        tell(started(1));
        String id = session.trainedProperty().get().orElseThrow().network().nodes().stream().skip(1).findFirst().orElseThrow().id();
        assertEquals(1, session.marks().constant(id).orElseThrow());
        tell(reading(1, id, 1));
        assertEquals(Map.of(), session.marks().marksProperty().get());
        tell(reading(2, id, Math.nextUp(1.0)));
        assertEquals(Standing.UNSAFE, mark(id).standing());
        tell(reading(3, id, 0.7));
        assertEquals(Standing.WASTEFUL, mark(id).standing());
        assertEquals(0.7, mark(id).upper());
        tell(reading(4, id, 0.95));
        assertEquals(Map.of(), session.marks().marksProperty().get());
        tell(new EpochDone(1, 0, 0.5, 0.9, 1, 0.8, 0.5, 1, 1, List.of(new LayerNorm(id, 0.8, 0.7, 0.7))));
        tell(reading(5, id, 0.95));
        assertEquals(Standing.WASTEFUL, mark(id).standing(), "the tighter bound of the epoch tells of waste");
    }

    private static StepDone reading(int step, String id, double upper) {
        return new StepDone(step, 1, 1, 1e-3, step, List.of(new LayerNorm(id, upper, 0.5, 0.5)));
    }

    private LayerMarks.Mark mark(String id) {
        return java.util.Objects.requireNonNull(session.marks().marksProperty().get().get(id));
    }

    @Test
    void aLossThatIsNoNumberIsNotedWithItsStep() {
        startRunning();
        steps(1, 3);
        tell(new StepDone(4, 1, Double.POSITIVE_INFINITY, 1e-3, 4, List.of()));
        tell(new StepDone(5, 1, Double.NaN, 1e-3, 5, List.of()));
        tell(new StepDone(6, 1, 0.5, 1e-3, 6, List.of()));
        assertEquals(4, session.metrics().firstBadStep().orElseThrow());
        assertTrue(Double.isFinite(session.metrics().smoothedLoss().lastY()), "the mean recovers");
    }
}
