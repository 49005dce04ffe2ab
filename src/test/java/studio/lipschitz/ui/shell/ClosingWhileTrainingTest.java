package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import studio.lipschitz.training.TrainingEvent.Failed;
import studio.lipschitz.training.TrainingEvent.Finished;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// The large window, closed while a training goes on.
class ClosingWhileTrainingTest extends ShellTest {

    private void train() {
        robot.keys(KeyCode.F5);
        await("asked to train", () -> worker.requests.size() == 1);
        worker.tell(
                new Started(worker.requests.getLast().run().toString(), "CPU (2 threads)", 100, 1000, 100, 5, 100, 1),
                new StepDone(150, 2, 0.5, 0.01, 15, List.of()));
        await("it runs", () -> session.state() == State.RUNNING);
        await("the step is shown", () -> session.progressProperty().get().step() == 150);
    }

    private Optional<Window> small() {
        return Window.getWindows().stream().filter(w -> w.getScene().lookup("#vigil") != null).findFirst();
    }

    private Node of(String selector) {
        return Objects.requireNonNull(small().orElseThrow().getScene().lookup(selector));
    }

    @Test
    void keptTrainingGoesOnInASmallWindowThatClosesWithTheRun() throws Exception {
        answers.training = Questions.Training.KEEP;
        train();
        robot.shortcut(KeyCode.W);
        await("the small window stands for the large one", () -> !stage.isShowing() && small().isPresent());
        assertEquals(List.of("training"), answers.asked);
        assertEquals(0.3, get(() -> ((ProgressBar) of("#vigil-bar")).getProgress()), 1e-9);
        assertTrue(get(() -> ((Label) of("#vigil-progress")).getText()).startsWith("epoch 2 of 5 · step 150 of 500"));
        for (ThemeChoice theme : PICTURED) {
            fx(() -> window.themes().choose(theme));
            fx(() -> {});
            Screenshots.save((Stage) small().orElseThrow(),
                    Path.of("target/screenshots/vigil-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        }
        assertEquals(List.of(), worker.asked, "the worker is left alone");
        worker.tell(new Finished("runs/a", false));
        await("all is closed", () -> small().isEmpty() && !stage.isShowing());
    }

    @Test
    void theLargeWindowComesBackWhenAskedForOrWhenTheRunFails() {
        answers.training = Questions.Training.KEEP;
        train();
        robot.shortcut(KeyCode.W);
        await("it stands back", () -> !stage.isShowing());
        fx(() -> ((Button) of("#vigil-show")).fire());
        await("it is back", () -> stage.isShowing() && small().isEmpty());
        robot.shortcut(KeyCode.W);
        await("it stands back again", () -> !stage.isShowing());
        worker.tell(new Failed("The worker process was killed (signal 9)."));
        await("it is back and says why", () -> stage.isShowing() && small().isEmpty());
        assertEquals("The worker process was killed (signal 9).", get(() -> find(Label.class, "#failure").getText()));
    }

    @Test
    void stoppingWaitsForTheCheckpointAndThenClosesAll() {
        train();
        robot.shortcut(KeyCode.W);
        await("asked to stop", () -> worker.asked.contains("stop"));
        await("it says what it waits for", () -> small().isPresent());
        assertEquals("Keeping a checkpoint…", get(() -> ((Label) of("#vigil-title")).getText()));
        assertTrue(get(() -> of("#vigil-stop").isDisabled()));
        fx(() -> small().orElseThrow().fireEvent(new WindowEvent(small().orElseThrow(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertTrue(get(() -> small().isPresent()), "not before the checkpoint is there");
        worker.tell(new Finished("runs/a", true));
        await("all is closed", () -> small().isEmpty() && !stage.isShowing());
        assertFalse(worker.asked.contains("kill"), worker.asked::toString);
    }

    @Test
    void cancelledAllStaysAsItIs() {
        answers.training = Questions.Training.CANCEL;
        train();
        robot.shortcut(KeyCode.W);
        fx(() -> {});
        assertTrue(get(() -> stage.isShowing() && small().isEmpty()));
        assertEquals(List.of(), worker.asked);
    }
}
