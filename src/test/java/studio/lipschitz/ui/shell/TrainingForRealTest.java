package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.Worker;

/// The whole way from the key to the curves, with a worker process of its own and real digits.
class TrainingForRealTest extends RealTrainingTest {
    private final AtomicLong pid = new AtomicLong();

    @Override
    Worker worker() {
        Worker real = super.worker();
        return (request, listener) -> {
            TrainingJob job = real.train(request, listener);
            pid.set(job.pid());
            return job;
        };
    }

    @Test
    void oneEpochOfTheDenseTemplateIsTrainedAndDrawn() throws IOException {
        openDense();
        type("#plan-epochs", "1");
        var stalls = new Stalls();
        trainToTheEnd("an epoch is trained and drawn", "#norm-chart", stalls, () -> robot.keys(KeyCode.F5));
        assertEquals(1, get(() -> session.metrics().validationLoss().size()));
        assertEquals(4, get(() -> session.metrics().layers().size()));
        assertTrue(get(() -> session.metrics().layers().stream().allMatch(layer -> layer.lower().size() > 1)));
        assertTrue(get(() -> session.metrics().latestEpoch().orElseThrow().valAccuracy()) > 0.9);
        assertTrue(find(Label.class, "#accuracy").getText().endsWith("%"));
        pictures("trained");
        System.out.println(stalls.report());
    }

    @Test
    void aTrainingIsPausedContinuedAndStoppedWithItsButtons() {
        openDense();
        robot.click(find(Node.class, "#toolbar-train"));
        awaitTraining("steps", () -> session.metrics().loss().size() >= 3);
        robot.click(find(Node.class, "#toolbar-pause"));
        awaitTraining("paused", () -> session.state() == State.PAUSED);
        assertEquals("Paused", find(Label.class, "#run-state").getText());
        assertEquals("Continue", find(Button.class, "#pause").getText());
        int steps = get(() -> session.metrics().loss().size());
        robot.click(find(Node.class, "#pause"));
        awaitTraining("goes on", () -> session.state() == State.RUNNING && session.metrics().loss().size() > steps);
        robot.click(find(Node.class, "#toolbar-stop"));
        awaitTraining("stopped", () -> session.state() == State.STOPPED);
        Path run = get(() -> session.runFolderProperty().get().orElseThrow());
        assertTrue(Files.exists(new RunFolder(run).lastState()), "a checkpoint is kept");
        assertTrue(find(Label.class, "#run-state").getText().startsWith("Stopped: "));
    }

    /// SIGKILL in the second epoch costs that epoch and nothing else.
    @Test
    void aKilledWorkerIsToldInASentenceAndItsRunGoesOn() throws IOException {
        openDense();
        type("#plan-epochs", "2");
        type("#plan-batch", "16"); // an epoch of seconds: it is killed long before its end
        robot.keys(KeyCode.F5);
        awaitTraining("in the first epoch", () -> session.metrics().loss().size() > 0);
        robot.click(find(Node.class, "#tab-problems"));
        awaitTraining("in the second epoch", () -> session.metrics().latestEpoch().isPresent() && session.metrics().loss().lastX() > 1);
        assertTrue(ProcessHandle.of(pid.get()).orElseThrow().destroyForcibly());
        awaitTraining("told", () -> session.state() == State.FAILED);
        assertEquals(OptionalInt.of(2), get(() -> session.resumeEpochProperty().get()));
        Label failure = find(Label.class, "#failure");
        assertTrue(get(failure::isVisible));
        assertTrue(get(() -> inSight(failure)), "no part of the sentence is scrolled away");
        assertTrue(failure.getText().startsWith("The worker process was killed (signal 9)"), failure.getText());
        assertTrue(failure.getText().contains("resume that run"), failure.getText());
        pictures("killed");

        Button resume = find(Button.class, "#resume");
        assertEquals("Resume from epoch 2", resume.getText());
        robot.click(resume);
        awaitTraining("goes on", () -> session.state() == State.RUNNING || !session.state().active());
        awaitTraining("trained", () -> !session.state().active());
        assertEquals("", get(() -> session.messageProperty().get()));
        assertEquals(State.FINISHED, get(session::state));
        Path run = get(() -> session.runFolderProperty().get().orElseThrow());
        List<Integer> epochs = new RunFolder(run).events().stream()
                .filter(TrainingEvent.EpochDone.class::isInstance)
                .map(event -> ((TrainingEvent.EpochDone) event).epoch())
                .toList();
        assertEquals(List.of(1, 2), epochs, "each epoch is told once");
        assertEquals(2, get(() -> session.metrics().validationLoss().size()));
        assertFalse(get(failure::isVisible));
    }

    private void openDense() {
        fx(() -> {
            stage.setMaximized(true);
            workspace.open(Template.DENSE.load(), Optional.empty());
        });
        robot.click(find(Node.class, "#tab-training"));
    }

    /// Whether all of it lies within the pane that scrolls it.
    private static boolean inSight(Node node) {
        Node scroll = node;
        while (!(scroll instanceof ScrollPane)) {
            scroll = scroll.getParent();
        }
        return scroll.localToScene(scroll.getLayoutBounds()).contains(node.localToScene(node.getLayoutBounds()));
    }
}
