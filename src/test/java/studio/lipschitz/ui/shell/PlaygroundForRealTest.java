package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.ui.playground.PlaygroundView;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.worker.Worker;
import studio.lipschitz.worker.WorkerProcess;

/// The playground by mouse, with worker processes of its own; `target/screenshots/playground-*`.
class PlaygroundForRealTest extends ShellTest {
    private static final Duration TRAINING = Duration.ofMinutes(3); // libtorch unpacks itself at its first start

    @Override
    Worker worker() {
        return WorkerProcess.besideWindow();
    }

    private PlaygroundView playground() {
        return find(PlaygroundView.class, "#playground");
    }

    private void open(int epochs) {
        fx(() -> {
            workspace.open(Template.MOONS.load(), Optional.empty());
            workspace.apply(Edits.plan("epochs", plan -> plan.withEpochs(epochs)));
        });
        command("menu-playground");
        await("the points are read", () -> !words("#play-data-about").isEmpty());
    }

    private static String words(String id) {
        return get(() -> find(Label.class, id).getText());
    }

    private static void awaitTraining(String what, Callable<Boolean> condition) {
        Fx.await(what, TRAINING, condition);
    }

    private void picture(String name) throws IOException {
        for (ThemeChoice theme : PICTURED) {
            turn(theme);
            await("drawn", () -> playground().settled());
            fx(() -> {});
            Screenshots.save(stage, screenshot(name, theme));
        }
    }

    @Test
    void theNetworkHasBallsAndItsTwinHasNone() throws IOException {
        open(6);
        robot.click(find(ToggleButton.class, "#play-twin"));
        var stalls = new Stalls();
        stalls.during("both are trained side by side", () -> {
            robot.click(find(ButtonBase.class, "#play-train"));
            awaitTraining("ours has ended", () -> session.state() == State.FINISHED);
            awaitTraining("the twin has ended", () -> words("#play-other-figures").startsWith("epoch 6 "));
        });
        assertTrue(words("#play-ours-certificate").startsWith("Certified · constant ≤ 1.0"), words("#play-ours-certificate"));
        assertEquals("Certificate: none", words("#play-other-certificate"));
        assertTrue(words("#play-other-note").contains("dense1 (Linear), dense2 (Linear), dense3 (Linear), head (Linear)"),
                words("#play-other-note"));
        assertTrue(words("#play-other-figures").contains("an estimate and no guarantee"), words("#play-other-figures"));
        assertTrue(words("#play-ours-figures").contains("certified within"), words("#play-ours-figures"));
        picture("playground-twin");
        List<Path> runs;
        try (Stream<Path> all = Files.list(folder.resolve("runs"))) {
            runs = all.sorted().toList();
        }
        assertEquals(2, runs.size(), runs::toString);
        Path twin = runs.stream().filter(run -> run.getFileName().toString().contains("unconstrained-twin")).findFirst().orElseThrow();
        var project = ProjectFile.read(new RunFolder(twin).networkFile());
        assertTrue(project.drawing().nodes().stream().anyMatch(node -> node.layer() instanceof Linear));
        assertTrue(project.drawing().nodes().stream().noneMatch(node -> node.layer() instanceof SpectralLinear));
        assertEquals(get(() -> session.trainedProperty().get().orElseThrow().plan()), project.plan(), "the same plan");
        System.out.println(stalls.report());
    }

    @Test
    void drawnPointsAreTrainedOnAndKept() throws IOException {
        open(60);
        robot.click(find(ToggleButton.class, "#play-draw"));
        await("an empty plane", () -> playground().settled());
        assertTrue(words("#play-data-problem").contains("Nothing is drawn yet"), words("#play-data-problem"));
        Node plane = find(Node.class, "#play-ours-plot");
        robot.click(find(ToggleButton.class, "#play-class-0"));
        for (double down : new double[] {0.3, 0.4, 0.5, 0.6, 0.7}) {
            line(plane, MouseButton.PRIMARY, 0.40, down);
            line(plane, MouseButton.SECONDARY, 0.55, down);
        }
        String before = words("#play-draw-count");
        int drawn = points(before);
        assertTrue(drawn >= 40, before);
        robot.click(find(ButtonBase.class, "#play-undo"));
        assertTrue(points(words("#play-draw-count")) < drawn);
        robot.click(find(ButtonBase.class, "#play-redo"));
        assertEquals(before, words("#play-draw-count"));
        await("the drawing is a file", () -> workspace.project().plan().data().startsWith("csv:")
                && Files.readAllLines(file()).size() == drawn + 1);
        assertEquals(folder.resolve("drawn"), file().getParent());
        robot.click(find(ButtonBase.class, "#play-train"));
        awaitTraining("trained", () -> session.state() == State.FINISHED || session.state() == State.FAILED);
        assertEquals("", get(() -> session.messageProperty().get()));
        assertTrue(get(() -> session.metrics().boundary().orElseThrow().grid().judged()).size() == drawn, "every point is judged");
        assertTrue(get(() -> session.metrics().latestEpoch().orElseThrow().valAccuracy()) > 0.9);
        picture("playground-drawn");
        robot.moveTo(robot.at(plane, 0.40, 0.5));
        await("the hover tells", () -> find(Label.class, "#play-ours-values").isVisible());
        assertTrue(words("#play-ours-values").contains("class A"), words("#play-ours-values"));
        assertTrue(words("#play-ours-values").contains("certified radius"), words("#play-ours-values"));
        Screenshots.save(stage, Path.of("target", "screenshots", "playground-hover-light.png"));
    }

    private Path file() {
        return Path.of(get(() -> workspace.project().plan().data()).substring("csv:".length()));
    }

    private static int points(String counts) {
        return Stream.of(counts.split("\\D+")).filter(number -> !number.isEmpty()).mapToInt(Integer::parseInt).sum();
    }

    private void line(Node plane, MouseButton button, double right, double down) {
        Point2D from = robot.at(plane, right, down);
        Point2D to = robot.at(plane, right + 0.05, down);
        robot.moveTo(from);
        robot.press(button);
        robot.dragTo(to);
        robot.release(button);
    }

    @Test
    void otherNetworksAreToldWhatToDo() throws IOException {
        command("menu-playground");
        assertTrue(find(Node.class, "#play-empty").isVisible());
        picture("playground-empty");
        robot.click(find(ButtonBase.class, "#play-open-moons"));
        await("the two moons", () -> workspace.project().plan().data().startsWith("two-moons"));
        assertFalse(find(Node.class, "#play-empty").isVisible());
        await("the points are read", () -> words("#play-data-about").contains("upper, lower"));
        robot.click(find(ToggleButton.class, "#play-circles"));
        await("another set", () -> words("#play-data-about").contains("outer, inner"));
        assertEquals("circles", get(() -> workspace.project().plan().data()));
        picture("playground-circles");
    }
}
