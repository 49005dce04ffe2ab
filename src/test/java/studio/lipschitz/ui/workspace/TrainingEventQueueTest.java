package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.BoundaryMoved;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.Failed;
import studio.lipschitz.training.TrainingEvent.Finished;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.Paused;
import studio.lipschitz.training.TrainingEvent.Resumed;
import studio.lipschitz.training.TrainingEvent.StepDone;

class TrainingEventQueueTest {
    private final List<String> asked = new ArrayList<>();

    private TrainingEventQueue queue(int capacity) {
        return new TrainingEventQueue(capacity, new AskedPace(asked));
    }

    @Test
    void figuresMayWaitAndWhatHappensMayNot() {
        var queue = queue(8);
        List.of(step(1, 1, 3), epoch(1), new Paused(), new Resumed(), new Finished("run", true), new Failed("gone")).forEach(queue::offer);
        assertEquals(List.of("soon", "soon", "next", "next", "next", "next"), asked);
    }

    private static StepDone step(long number, int epoch, double loss) {
        return new StepDone(number, epoch, loss, 1e-3, number, List.of());
    }

    private static EpochDone epoch(int number) {
        return new EpochDone(number, 0, 0, 0.9, 1, 0.8, 0.5, 1, 1, List.of());
    }

    @Test
    void eventsComeInTheOrderInWhichTheyWereOffered() {
        var queue = queue(8);
        List<TrainingEvent> told = List.of(step(1, 1, 3), epoch(1), step(2, 2, 2), new Failed("gone"));
        told.forEach(queue::offer);
        assertEquals(told, queue.take(10));
        assertTrue(queue.isEmpty());
    }

    @Test
    void stepsThatWaitAreMergedByTwosAndTheirMeanIsKept() {
        var queue = queue(4);
        for (int i = 1; i <= 5; i++) {
            queue.offer(step(i, 1, i));
        }
        List<TrainingEvent> taken = queue.take(10);
        assertEquals(List.of(step(2, 1, 1.5), step(4, 1, 3.5), step(5, 1, 5)), taken);
    }

    @Test
    void stepsOfTwoEpochsAreNotMerged() {
        var queue = queue(2);
        queue.offer(step(1, 1, 1));
        queue.offer(epoch(1));
        queue.offer(step(2, 2, 2));
        queue.offer(step(3, 2, 4));
        assertEquals(List.of(epoch(1), step(2, 2, 2), step(3, 2, 4)), queue.take(10), "the oldest step gives way to its epoch");
    }

    @Test
    void ofTheLooksAtThePlaneOnlyTheLatestWaits() {
        var queue = queue(8);
        var grid = new DecisionGrid(
                0, 1, 0, 1, 2, 2, List.of(1f, 2f, 3f, 4f), List.of(), List.of(), 1, List.of("a", "b"), List.of());
        var later = new BoundaryMoved(2, 1, grid);
        List.of(step(1, 1, 3), new BoundaryMoved(1, 1, grid), step(2, 1, 2), later, epoch(1)).forEach(queue::offer);
        assertEquals(List.of(step(1, 1, 3), step(2, 1, 2), later, epoch(1)), queue.take(10));
    }

    @Test
    void nothingButStepsIsEverLost() {
        var queue = queue(16);
        var kept = new ArrayList<TrainingEvent>();
        for (int i = 1; i <= 10_000; i++) {
            queue.offer(step(i, (i - 1) / 10 + 1, i));
            assertTrue(queue.waitingSteps() <= 16, "the queue is bounded");
            if (i % 10 == 0) {
                kept.add(epoch(i / 10));
                queue.offer(kept.getLast());
            }
        }
        kept.add(new Failed("gone"));
        queue.offer(kept.getLast());
        List<TrainingEvent> rest = new ArrayList<>(queue.take(Integer.MAX_VALUE));
        rest.removeIf(StepDone.class::isInstance);
        assertEquals(kept, rest);
    }

    @Test
    void aReadingOfTheLayersSurvivesTheMerge() {
        var queue = queue(2);
        List<LayerNorm> norms = List.of(new LayerNorm("a", 1, 0.9, 0.5));
        queue.offer(new StepDone(1, 1, 0, 1e-3, 1, norms));
        queue.offer(step(2, 1, 0));
        queue.offer(step(3, 1, 0));
        assertEquals(norms, ((StepDone) queue.take(1).getFirst()).layers());
    }

    @Test
    void aLossThatIsNoNumberStaysOneInTheMerge() {
        var queue = queue(2);
        queue.offer(step(1, 1, Double.NaN));
        queue.offer(step(2, 1, 1));
        queue.offer(step(3, 1, 1));
        assertTrue(Double.isNaN(((StepDone) queue.take(1).getFirst()).loss()));
    }
}
