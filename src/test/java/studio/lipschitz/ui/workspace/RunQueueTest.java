package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.TrainingEvent.Failed;
import studio.lipschitz.training.TrainingEvent.Finished;
import studio.lipschitz.ui.workspace.RunQueue.Waiting;

class RunQueueTest extends ScriptedSessionTest {
    private final RunQueue queue = new RunQueue(session, Runnable::run);

    private static Waiting waiting(int seed) {
        Project dense = Template.DENSE.load();
        return new Waiting("net " + seed, dense.withPlan(dense.plan().withSeed(seed)), () -> Path.of("runs", "net-" + seed));
    }

    private List<Long> begun() {
        return worker.requests.stream().map(request -> request.project().plan().seed()).toList();
    }

    private List<String> names() {
        return queue.waiting().stream().map(Waiting::name).toList();
    }

    @Test
    void oneBeginsWhenTheOneBeforeHasEnded() {
        queue.add(waiting(1));
        queue.add(waiting(2));
        queue.add(waiting(3));
        assertEquals(List.of(1L), begun());
        tell(started(1), new Finished("a", false));
        assertEquals(List.of(1L, 2L), begun());
        tell(started(1), new Failed("no memory"));
        assertEquals(List.of(1L, 2L, 3L), begun(), "a failure of one is not that of the others");
        assertEquals(Path.of("runs", "net-3"), worker.requests.getLast().run());
        tell(started(1), new Finished("a", false));
        assertEquals(3, worker.requests.size());
        assertEquals(List.of(), names());
    }

    @Test
    void whoeverStopsOneHoldsTheOthers() {
        queue.add(waiting(1));
        queue.add(waiting(2));
        tell(started(1));
        session.stop();
        tell(new Finished("a", true));
        assertTrue(queue.heldProperty().get());
        assertEquals(List.of(1L), begun());
        queue.heldProperty().set(false);
        assertEquals(List.of(1L, 2L), begun());
        session.stop();
        tell(started(1), new Finished("a", true));
        assertFalse(queue.heldProperty().get(), "nothing waits, so nothing is held");
    }

    @Test
    void theOrderCanBeChanged() {
        queue.heldProperty().set(true);
        List.of(1, 2, 3).forEach(seed -> queue.add(waiting(seed)));
        queue.move(2, -1);
        queue.move(0, -1);
        assertEquals(List.of("net 1", "net 3", "net 2"), names());
        queue.move(1, 5);
        assertEquals(List.of("net 1", "net 2", "net 3"), names());
    }
}
