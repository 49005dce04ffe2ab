package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.runs.Queued;
import studio.lipschitz.training.TrainingEvent.Failed;
import studio.lipschitz.training.TrainingEvent.Finished;

class RunQueueTest extends ScriptedSessionTest {
    private final List<Path> told = new ArrayList<>();
    private final RunQueue queue = new RunQueue(session, Runnable::run, new RunQueue.Runs() {
        @Override
        public Path folder(Queued first) {
            return Path.of("runs", first.name().replace(' ', '-'));
        }

        @Override
        public void begins(Queued first, Path folder) {
            told.add(folder);
        }
    });

    private static Queued waiting(int seed) {
        Project dense = Template.DENSE.load();
        return new Queued("net " + seed, dense.withPlan(dense.plan().withSeed(seed)), Optional.empty(), Optional.empty());
    }

    private List<Long> begun() {
        return worker.requests.stream().map(request -> request.project().plan().seed()).toList();
    }

    private List<String> names() {
        return queue.waiting().stream().map(Queued::name).toList();
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
        queue.move(List.of(2), -1);
        queue.move(List.of(0), -1);
        assertEquals(List.of("net 1", "net 3", "net 2"), names());
        assertEquals(List.of(1, 2), queue.move(List.of(0, 1), 1));
        assertEquals(List.of("net 2", "net 1", "net 3"), names());
        queue.remove(List.of(0, 2));
        assertEquals(List.of("net 1"), names());
    }

    @Test
    void whatWaitedInAnotherWindowIsHeldUntilSomebodyAsks() {
        Path broken = Path.of("runs", "broken-off");
        queue.restore(List.of(waiting(1).begun(broken), waiting(2)));
        queue.add(waiting(3));
        assertTrue(queue.heldProperty().get());
        assertTrue(queue.restoredProperty().get());
        assertEquals(List.of(), begun(), "nothing begins by itself");
        queue.heldProperty().set(false);
        assertFalse(queue.restoredProperty().get());
        assertTrue(worker.requests.getFirst().resume(), "it goes on from its checkpoint");
        assertEquals(broken, worker.requests.getFirst().run());
        assertEquals(List.of(broken), told);
        assertEquals("net 1", queue.trainingProperty().get().orElseThrow().name());
        tell(started(1), new Finished("a", false));
        assertFalse(worker.requests.getLast().resume());
        queue.end();
        tell(started(1), new Finished("a", false));
        assertEquals(List.of(1L, 2L), begun(), "a window that closes begins nothing");
        assertEquals(List.of("net 3"), names());
    }
}
