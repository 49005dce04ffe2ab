package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.worker.Worker;
import studio.lipschitz.worker.WorkerProcess;

/// The whole way from the key to the curves, with a worker process of its own and real digits.
class TrainingForRealTest extends ShellTest {
    private static final Duration ONE_EPOCH = Duration.ofMinutes(4); // libtorch unpacks itself at its first start

    @Override
    Worker worker() {
        return new WorkerProcess();
    }

    @Test
    void oneEpochOfTheDenseTemplateIsTrainedAndDrawn() throws IOException {
        fx(() -> workspace.open(Template.DENSE.load().withPlan(workspace.project().plan().withEpochs(1)), Optional.empty()));
        robot.keys(KeyCode.F5);
        Fx.await("trained", ONE_EPOCH, () -> session.state() != State.STARTING && !session.state().active());
        assertEquals("", get(() -> session.messageProperty().get()));
        assertEquals(State.FINISHED, get(session::state));
        assertTrue(get(() -> session.metrics().latestEpoch().orElseThrow().valAccuracy()) > 0.9);
        Screenshots.save(stage, Path.of("target", "screenshots", "trained-light.png"));
    }
}
