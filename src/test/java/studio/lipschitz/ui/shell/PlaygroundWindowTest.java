package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Circle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.project.Template;
import studio.lipschitz.project.Twin;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.ui.chart.Planes;
import studio.lipschitz.ui.playground.PlaygroundView;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// The playground's buttons, sliders and marks, of runs whose events the test tells.
class PlaygroundWindowTest extends ShellTest {

    @BeforeEach
    void openIt() {
        fx(() -> workspace.open(Template.MOONS.load(), Optional.empty()));
        command("menu-playground");
        await("the points are read", () -> !find(Label.class, "#play-data-about").getText().isEmpty());
    }

    private void click(String id) {
        robot.click(find(ButtonBase.class, id));
    }

    private void drawn() {
        await("drawn", () -> find(PlaygroundView.class, "#playground").settled());
        fx(() -> {});
    }

    private Path begun() {
        Path run = get(() -> session.runFolderProperty().get().orElseThrow());
        worker.tell(new TrainingEvent.Started(run.toString(), "CPU", 1000, 100, 20, 5, 10, 1));
        await("it runs", () -> session.state() == State.RUNNING);
        return run;
    }

    private static TrainingEvent epoch(int number) {
        return new TrainingEvent.EpochDone(number, 0.5, 0.5, 0.9, 1, 0.8, 0.2, 1, 100, List.of());
    }

    /// Of one point in the middle, within a ball of 0.5 where the network is right.
    private static DecisionGrid looked(boolean right) {
        DecisionGrid plain = Planes.of(Planes::moons, 1, "");
        var point = new DecisionGrid.Judged(0.5f, 0.25f, true, new JudgedSample(0, right ? 0 : 1, right ? 0.5 : -0.5, 0.5));
        return new DecisionGrid(
                plain.left(), plain.right(), plain.bottom(), plain.top(), plain.columns(), plain.rows(), plain.values(), List.of(),
                List.of(),
                1, plain.classNames(), List.of(), List.of(point));
    }

    private int[] pixels() {
        var image = ((ImageView) stage.getScene().getRoot().lookup("#play-ours-plot .image-view")).getImage();
        var argb = new int[(int) (image.getWidth() * image.getHeight())];
        image.getPixelReader().getPixels(
                0, 0, (int) image.getWidth(), (int) image.getHeight(), PixelFormat.getIntArgbInstance(), argb, 0, (int) image.getWidth());
        return argb;
    }

    private int differing(int[] one, int[] other) {
        int count = 0;
        for (int i = 0; i < one.length; i++) {
            count += one[i] == other[i] ? 0 : 1;
        }
        return count;
    }

    @Test
    void aBallIsDrawnWhereThePointIsRightAndTheNetworkIsCertified() {
        click("#play-train");
        begun();
        assertEquals(Optional.of(true), worker.requests.getFirst().plane().map(plane -> plane.left() < -1 && plane.right() > 2));
        worker.tell(new TrainingEvent.BoundaryMoved(10, 1, looked(true)));
        await("certified", () -> find(Label.class, "#play-ours-certificate").getText().startsWith("Certified"));
        drawn();
        int[] with = get(this::pixels);
        click("#play-balls");
        drawn();
        int[] without = get(this::pixels);
        assertTrue(differing(with, without) > 500, "a disc of half a unit");
        click("#play-balls");
        worker.tell(new TrainingEvent.BoundaryMoved(11, 1, looked(false)));
        await("it is told", () -> session.metrics().boundary().map(TrainingEvent.BoundaryMoved::step).equals(Optional.of(11L)));
        drawn();
        assertEquals(0, differing(without, get(this::pixels)), "a point that is decided wrong has none");
    }

    @Test
    void aNetworkThatAnybodyFlagsHasNoBallEither() {
        fx(() -> workspace.open(Twin.of(Template.MOONS.load()).project(), Optional.empty()));
        await("the points are read", () -> !find(Label.class, "#play-data-about").getText().isEmpty());
        click("#play-train");
        begun();
        worker.tell(new TrainingEvent.BoundaryMoved(10, 1, looked(true)));
        await("none", () -> find(Label.class, "#play-ours-certificate").getText().equals("Certificate: none"));
        drawn();
        int[] before = get(this::pixels);
        click("#play-balls");
        drawn();
        assertEquals(0, differing(before, get(this::pixels)));
        assertTrue(find(Label.class, "#play-ours-note").getText().contains("dense1 (Linear)"));
        robot.moveTo(find(Node.class, "#play-ours-plot"));
        assertTrue(find(Label.class, "#play-ours-values").getText().endsWith("no certificate"));
        assertFalse(find(Circle.class, "#play-ours-plot .crosshair-ball").isVisible());
    }

    @Test
    void aStepIsOneEpochAndRestartIsAnotherRun() {
        click("#play-step");
        Path first = begun();
        worker.tell(new TrainingEvent.BoundaryMoved(5, 1, looked(true)));
        fx(() -> {});
        assertEquals(List.of(), worker.asked, "within the epoch it goes on");
        worker.tell(epoch(1));
        await("it was asked to wait", () -> worker.asked.equals(List.of("pause")));
        worker.tell(new TrainingEvent.Paused());
        await("it waits", () -> session.state() == State.PAUSED);
        click("#play-step");
        assertEquals(List.of("pause", "resume"), worker.asked);
        worker.tell(new TrainingEvent.Resumed());
        worker.tell(epoch(2));
        await("after the second", () -> worker.asked.equals(List.of("pause", "resume", "pause")));
        click("#play-restart");
        assertEquals("stop", worker.asked.getLast());
        worker.tell(new TrainingEvent.Finished(first.toString(), true));
        await("the next run", () -> worker.requests.size() == 2);
    }

    @Test
    void slidersChangeTheRunThatGoesOnAndNothingElseOfItsPlan() {
        click("#play-train");
        begun();
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.plan("lr", plan -> plan.withLr(0.5)))); // waits in the training panel
        Slider margin = find(Slider.class, "#play-margin");
        fx(margin::requestFocus);
        robot.keys(KeyCode.RIGHT);
        robot.keys(KeyCode.RIGHT);
        await("the run is asked to change", () -> !worker.plans.isEmpty());
        var wanted = worker.plans.getLast();
        double before = ((HKRLoss) Template.MOONS.load().plan().loss()).minMargin();
        assertTrue(((HKRLoss) wanted.loss()).minMargin() > before, wanted::toString);
        assertEquals(Template.MOONS.load().plan().lr(), wanted.lr());
        assertEquals(wanted.loss(), get(() -> workspace.project().plan().loss()));
    }

    @Test
    void noiseAndSeedAreThoseOfThePlan() {
        Slider noise = find(Slider.class, "#play-noise");
        fx(noise::requestFocus);
        robot.keys(KeyCode.HOME);
        await("no noise", () -> workspace.project().plan().data().contains("noise=0"));
        type("#play-seed", "77");
        await("another seed", () -> workspace.project().plan().data().contains("seed=77"));
        fx(workspace::undo);
        await("one step of the history", () -> workspace.project().plan().data().equals(Template.MOONS.load().plan().data()));
        await("the field follows", () -> noise.getValue() > 0);
    }

    @Test
    void keysDrawToo() {
        click("#play-draw");
        drawn();
        Node plot = find(Node.class, "#play-ours-plot");
        fx(plot::requestFocus);
        var counts = new ArrayList<String>();
        robot.keys(KeyCode.SPACE);
        counts.add(find(Label.class, "#play-draw-count").getText());
        robot.keys(KeyCode.RIGHT);
        robot.keys(KeyCode.ENTER);
        counts.add(find(Label.class, "#play-draw-count").getText());
        robot.click(find(ToggleButton.class, "#play-class-1"));
        fx(plot::requestFocus);
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.SPACE);
        counts.add(find(Label.class, "#play-draw-count").getText());
        assertEquals(List.of("A: 1 · B: 0", "A: 2 · B: 0", "A: 2 · B: 1"), counts);
        robot.click(find(ButtonBase.class, "#play-clear"));
        assertEquals("A: 0 · B: 0", find(Label.class, "#play-draw-count").getText());
        robot.click(find(ButtonBase.class, "#play-undo"));
        assertEquals("A: 2 · B: 1", find(Label.class, "#play-draw-count").getText());
    }

    @Test
    void aTwinThatStillTrainsIsNotEndedWithTheWindow() {
        answers.training = Questions.Training.KEEP;
        answers.unsaved = Questions.Unsaved.DISCARD;
        robot.keys(KeyCode.F5);
        await("asked to train", () -> worker.requests.size() == 1);
        Path run = begun();
        worker.tell(epoch(5), new TrainingEvent.Finished(run.toString(), false));
        await("it has ended", () -> session.state() == State.FINISHED);
        fx(() -> find(ToggleButton.class, "#play-twin").fire());
        await("the twin is trained", () -> worker.requests.size() == 2);
        Path twin = worker.requests.getLast().run();
        worker.tell(new TrainingEvent.Started(twin.toString(), "CPU", 1000, 100, 20, 5, 10, 1));
        await("it runs", () -> find(PlaygroundView.class, "#playground").twin().state() == State.RUNNING);
        robot.shortcut(KeyCode.W);
        await("a small window stands for the large one", () -> !stage.isShowing()
                && javafx.stage.Window.getWindows().stream().anyMatch(its -> its.getScene().lookup("#vigil") != null));
        assertTrue(answers.asked.contains("training"), answers.asked::toString);
        assertEquals(List.of(), worker.asked, "the worker is left alone");
        worker.tell(new TrainingEvent.Finished(twin.toString(), false));
        await("all is closed", () -> javafx.stage.Window.getWindows().isEmpty());
    }
}
