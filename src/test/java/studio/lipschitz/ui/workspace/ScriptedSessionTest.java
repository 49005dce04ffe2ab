package studio.lipschitz.ui.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.fx.Paced;

/// Base of tests of a session whose worker and clock the test plays.
abstract class ScriptedSessionTest {
    static final Path RUN = Path.of("runs", "digits");
    static final int STEPS = 10;

    final ScriptedWorker worker = new ScriptedWorker();
    final List<Runnable> launches = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    long now;
    final TrainingSession session = new TrainingSession(worker, Runnable::run, this::pace, () -> now);

    Paced pace(Runnable drain) {
        return new AskedPace(asked);
    }

    void tell(TrainingEvent... events) {
        worker.tell(events);
        session.drain();
    }

    static Started started(int firstEpoch) {
        return new Started(RUN.toString(), "CPU (2 threads)", 100, 1280, 100, 5, STEPS, firstEpoch);
    }

    StepDone step(int number) {
        now = number * 1_000_000_000L;
        return new StepDone(number, (number - 1) / STEPS + 1, 1.0 / number, 1e-3, number, List.of(new LayerNorm("a", 1.002, 0.98, 0.9)));
    }

    static EpochDone epoch(int number) {
        return new EpochDone(number, 0, 0.5, 0.9, 1, 0.8, 0.5, 1, 1, List.of(new LayerNorm("a", 1.001, 0.99, 0.9)));
    }

    void steps(int from, int to) {
        for (int i = from; i <= to; i++) {
            tell(step(i));
            if (i % STEPS == 0) {
                tell(epoch(i / STEPS));
            }
        }
    }

    void startRunning() {
        session.start(Project.EMPTY, RUN);
        tell(started(1));
    }
}
