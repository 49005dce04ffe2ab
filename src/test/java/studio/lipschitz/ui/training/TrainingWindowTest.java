package studio.lipschitz.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.AvgPool2d;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.ScriptedWorker;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.ui.workspace.Workspace;

/// The dashboard by mouse and keys.
class TrainingWindowTest extends WindowTest {
    private static final Network DENSE = Network.chain(
            new Input(Shape.of(784)),
            new SpectralLinear(OptionalInt.empty(), 64, true, 1),
            new SpectralLinear(OptionalInt.empty(), 1, true, 1));
    private static final List<String> LAYERS = List.of("spectrallinear1", "spectrallinear2");

    private final ScriptedWorker worker = new ScriptedWorker();
    private final Workspace workspace = get(() -> new Workspace(Project.EMPTY.withDrawing(DENSE)));
    private final TrainingSession session = get(() -> worker.session(0.14));
    private final TrainingView view = get(() -> new TrainingView(
            workspace, session, new TrainingCommands(workspace, session, new RunFolders(Path.of("runs")))));
    private final Stage stage = show(
            () -> {
                Application.setUserAgentStylesheet(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
                wear(view, "light");
                return view;
            },
            1280,
            900);

    @AfterEach
    void close() {
        fx(() -> {
            session.close();
            Application.setUserAgentStylesheet(null);
        });
    }

    private static void wear(Parent root, String theme) {
        root.getStylesheets().removeIf(sheet -> List.of("light.css", "dark.css", "sizes.css").stream().anyMatch(sheet::endsWith));
        for (String name : List.of("sizes", theme)) {
            root.getStylesheets().add(Objects.requireNonNull(TrainingView.class.getResource("/styles/" + name + ".css")).toExternalForm());
        }
    }

    private Script press() {
        robot.click(find(Button.class, "#train"));
        return new Script(worker, LAYERS, 5, 92);
    }

    private void showAll() {
        fx(() -> {});
        await("charts are drawn", view::settled);
    }

    private long inkIn(String chart) {
        return get(() -> {
            ImageView picture = (ImageView) find(chart).lookup("ImageView");
            if (!picture.isVisible() || picture.getImage() == null) {
                return 0L;
            }
            PixelReader pixels = picture.getImage().getPixelReader();
            long ink = 0;
            for (int y = 0; y < picture.getImage().getHeight(); y++) {
                for (int x = 0; x < picture.getImage().getWidth(); x++) {
                    ink = 31 * ink + pixels.getArgb(x, y);
                }
            }
            return ink;
        });
    }

    private Node find(String selector) {
        return Objects.requireNonNull(stage.getScene().getRoot().lookup(selector), selector);
    }

    private String text(String selector) {
        return get(() -> ((Label) find(selector)).getText());
    }

    @Test
    void trainStartsTheDocumentAndAllChartsMove() {
        assertEquals(0, inkIn("#loss-chart"));
        assertEquals("Press Train to see the loss.", text("#loss-chart .chart-empty"));
        Script script = press();
        assertEquals("Starting the worker…", text("#loss-chart .chart-empty"), "it was pressed");
        assertEquals(workspace.project(), worker.requests.getFirst().project());
        script.start(1);
        await("it runs", () -> session.state() == State.RUNNING);
        assertEquals("The first figures come in a moment.", text("#norm-chart .chart-empty"));
        assertEquals("It is measured at the end of each epoch.", text("#accuracy-chart .chart-empty"));
        script.steps(1, 100);
        await("the epoch is shown", () -> session.progressProperty().get().step() == 100);
        showAll();
        long loss = inkIn("#loss-chart");
        long accuracy = inkIn("#accuracy-chart");
        long norms = inkIn("#norm-chart");
        script.steps(101, 200);
        await("the second epoch is shown", () -> session.progressProperty().get().step() == 200);
        showAll();
        assertTrue(loss != 0 && loss != inkIn("#loss-chart"), "loss");
        assertTrue(accuracy != 0 && accuracy != inkIn("#accuracy-chart"), "accuracy");
        assertTrue(norms != 0 && norms != inkIn("#norm-chart"), "norms");
        assertEquals("epoch 3 of 5 · step 200 of 460 · 36 s left", text("#progress-text"));
        assertEquals(200.0 / 460, get(() -> ((ProgressBar) find("#progress")).getProgress()), 1e-9);
        assertEquals("98.89 %", text("#accuracy")); // 98.896 downward, as everywhere
        assertEquals("0.8699", text("#mean-radius"), "a proved radius is told downward: 0.77 + 2 * 0.05 is a little less than 0.87");
    }

    @Test
    void pauseAndStopReachTheWorker() {
        press().start(1);
        await("it runs", () -> session.state() == State.RUNNING);
        robot.click(find(Button.class, "#pause"));
        worker.tell(new TrainingEvent.Paused());
        await("it is paused", () -> session.state() == State.PAUSED);
        assertEquals("Continue", get(() -> ((Button) find("#pause")).getText()));
        robot.click(find(Button.class, "#pause"));
        worker.tell(new TrainingEvent.Resumed());
        await("it runs again", () -> session.state() == State.RUNNING);
        robot.click(find(Button.class, "#stop"));
        worker.tell(new TrainingEvent.Finished("runs/a", true));
        await("it is stopped", () -> session.state() == State.STOPPED);
        assertEquals(List.of("pause", "resume", "stop"), worker.asked);
    }

    @Test
    void aKilledWorkerSaysSoAndOneClickGoesOn() {
        Script script = press();
        script.start(1);
        script.steps(1, 200);
        worker.tell(new TrainingEvent.Failed("The worker process was killed (signal 9)."));
        await("it failed", () -> session.state() == State.FAILED);
        fx(() -> {});
        assertEquals("The worker process was killed (signal 9).", text("#failure"));
        Button resume = find(Button.class, "#resume");
        assertEquals("Resume from epoch 3", get(resume::getText));
        robot.click(resume);
        assertTrue(worker.requests.getLast().resume());
        assertEquals(worker.requests.getFirst().run(), worker.requests.getLast().run());
        assertFalse(get(() -> find("#failure").isVisible()));
    }

    @Test
    void wantOfMemoryOffersASmallerBatchWhichOneClickTakesAndUndoGivesBack() {
        assertEquals(128, workspace.project().plan().batch());
        assertFalse(get(() -> find("#smaller-batch").getParent().isVisible()), "nothing failed");
        press().start(1);
        await("it runs", () -> session.state() == State.RUNNING);
        worker.tell(new TrainingEvent.Failed("the memory of the GPU does not hold a step of 128 samples", 64));
        await("it failed", () -> session.state() == State.FAILED);
        fx(() -> {});
        Button smaller = find(Button.class, "#smaller-batch");
        assertTrue(get(() -> smaller.getParent().isVisible()));
        assertEquals("Train with a batch of 64", get(smaller::getText));
        robot.click(smaller);
        assertEquals(2, worker.requests.size());
        assertEquals(64, worker.requests.getLast().project().plan().batch());
        assertFalse(worker.requests.getLast().resume());
        assertEquals(64, workspace.project().plan().batch());
        assertFalse(get(() -> smaller.getParent().isVisible()), "it is taken");
        fx(workspace::undo);
        assertEquals(128, workspace.project().plan().batch());
    }

    @Test
    void aFieldEditsTheDocumentAndUndoBringsItsTextBack() {
        robot.click(find(TextField.class, "#plan-epochs"));
        robot.shortcut(KeyCode.A);
        robot.type("12");
        assertEquals(12, workspace.project().plan().epochs());
        fx(workspace::undo);
        assertEquals(5, workspace.project().plan().epochs(), "typing is one step of the history");
        assertEquals("5", get(() -> ((TextField) find("#plan-epochs")).getText()));
    }

    @Test
    void aBadValueIsExplainedAndLeavesTheDocumentAlone() {
        robot.click(find(TextField.class, "#plan-batch"));
        robot.shortcut(KeyCode.A);
        robot.type("0");
        assertEquals("batch must be from 1 to 65536, was 0", text("#plan-batch-error"));
        assertEquals(128, workspace.project().plan().batch());
        robot.keys(KeyCode.ESCAPE);
        assertEquals("128", get(() -> ((TextField) find("#plan-batch")).getText()));
        assertEquals("", text("#plan-batch-error"));
    }

    @Test
    void anotherLossBringsItsOwnParameters() {
        fx(() -> ((javafx.scene.control.ComboBox<?>) find("#plan-loss")).getSelectionModel().select(1));
        assertEquals("HingeMarginLoss", workspace.project().plan().loss().lossName());
        assertFalse(get(() -> stage.getScene().getRoot().lookup("#plan-alpha") != null));
        robot.click(find(TextField.class, "#plan-min-margin"));
        robot.shortcut(KeyCode.A);
        robot.type("-1");
        assertTrue(text("#plan-min-margin-error").startsWith("min_margin must be a number above 0"), text("#plan-min-margin-error"));
    }

    private void choose(String box, String name) {
        fx(() -> {
            @SuppressWarnings("unchecked") var choice = (javafx.scene.control.ComboBox<String>) find(box);
            choice.getSelectionModel().select(name);
        });
    }

    @Test
    void optimizerScheduleAndClippingAreEditsThatUndoTakesBack() {
        choose("#plan-optimizer", "SGD");
        fx(() -> ((TextField) find("#plan-optimizer-momentum")).setText("0.9"));
        choose("#plan-schedule", "CosineAnnealingLR");
        fx(() -> ((TextField) find("#plan-clip-norm")).setText("2.5"));
        var plan = workspace.project().plan();
        assertEquals(studio.lipschitz.training.Optimizer.CATALOGUE.parse("SGD:momentum=0.9"), plan.optimizer());
        assertEquals(studio.lipschitz.training.CosineAnnealingLR.DEFAULT, plan.schedule());
        assertEquals(2.5, plan.clipNorm().orElseThrow());
        fx(workspace::undo);
        assertTrue(workspace.project().plan().clipNorm().isEmpty());
        assertEquals("", get(() -> ((TextField) find("#plan-clip-norm")).getText()));
        fx(workspace::undo);
        assertEquals(studio.lipschitz.training.Constant.DEFAULT, workspace.project().plan().schedule());
        fx(workspace::undo);
        fx(workspace::undo);
        assertEquals(studio.lipschitz.training.Adam.DEFAULT, workspace.project().plan().optimizer());
        assertTrue(get(() -> stage.getScene().getRoot().lookup("#plan-optimizer-momentum") == null), "its fields are those of Adam again");
    }

    @Test
    void advancedParametersAreFoldedAwayUntilAskedForAndExplainTheirRules() {
        assertFalse(get(() -> find("#plan-optimizer-beta2").getParent().getParent().getParent().isVisible()));
        fx(() -> ((javafx.scene.control.Hyperlink) find("#plan-optimizer-more")).fire());
        assertTrue(get(() -> find("#plan-optimizer-beta2").getParent().getParent().getParent().isVisible()));
        fx(() -> ((TextField) find("#plan-optimizer-beta2")).setText("1"));
        assertEquals("beta2 must be below 1, was 1.0", text("#plan-optimizer-beta2-error"));
        choose("#plan-reduction", "none");
        assertTrue(text("#plan-reduction-error").startsWith("reduction must be mean, sum or auto"), text("#plan-reduction-error"));
    }

    @Test
    void aNetworkWithAnErrorCannotBeTrainedAndSaysWhy() {
        fx(() -> workspace.open(
                Project.EMPTY.withDrawing(Network.chain(new Input(Shape.of(784)), AvgPool2d.DEFAULT)), java.util.Optional.empty()));
        assertTrue(get(() -> find("#train").isDisabled()));
        assertTrue(text("#train-refusal").startsWith("avgpool2d1: "), text("#train-refusal"));
    }

    @Test
    void theRunKeepsItsOwnCopyWhileTheDocumentChanges() {
        press().start(1);
        Project trained = worker.requests.getFirst().project();
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.delete(java.util.Set.of("spectrallinear1"), java.util.Set.of())));
        assertEquals(trained, session.trainedProperty().get().orElseThrow());
        assertTrue(trained.network().contains("spectrallinear1"));
        assertTrue(get(() -> find("#plan-seed").isDisabled()), "what the run is made of rests");
        assertTrue(get(() -> find("#plan-note").isVisible()));
    }

    @Test
    void thePointerOverAChartReadsItsValues() {
        Script script = press();
        script.start(1);
        script.steps(1, 200);
        await("the steps are shown", () -> session.progressProperty().get().step() == 200);
        showAll();
        robot.moveTo(robot.at(find("#loss-chart"), 0.5, 0.6));
        String values = get(() -> ((Label) find("#loss-chart .crosshair-values")).getText());
        assertTrue(values.matches("epoch 1\\.\\d\\d, step 1?\\d\\d\\nbatch  -?\\d.*\\nsmoothed  -?\\d.*\\nvalidation  -?\\d.*"),
                values);
        robot.moveTo(find(Button.class, "#stop"));
        assertFalse(get(() -> find("#loss-chart .crosshair-values").isVisible()));
    }

    @Test
    void aChangeOfThemeRedrawsTheCharts() {
        Script script = press();
        script.start(1);
        script.steps(1, 100);
        await("the epoch is shown", () -> session.progressProperty().get().step() == 100);
        showAll();
        long light = inkIn("#loss-chart");
        fx(() -> wear(view, "dark"));
        showAll();
        assertTrue(light != inkIn("#loss-chart"));
    }

    @Test
    void aHundredThousandStepsLeaveTheWindowQuick() {
        press();
        worker.tell(new TrainingEvent.Started("runs/a", "CPU", 1, 1, 1, 10, 10_000, 1));
        for (int i = 1; i <= 100_000; i++) {
            worker.tell(new StepDone(i, (i - 1) / 10_000 + 1, Math.sin(i / 500.0), 1e-3, i * 1e-3, List.of()));
        }
        await("every step has been taken", () -> session.progressProperty().get().step() == 100_000);
        showAll();
        assertTrue(session.metrics().loss().size() > 1000);
        assertTrue(inkIn("#loss-chart") != 0);
    }

    @Test
    void whatNobodySeesIsNotDrawn() {
        fx(() -> {
            view.rememberCharts(List.of("loss", "accuracy", "norms", "parts", "certified", "smallest", "gradient", "memory"), _ -> {});
            stage.setHeight(420);
        });
        Script script = press();
        script.start(1);
        script.steps(1, 100);
        showAll();
        assertTrue(inkIn("#loss-chart") != 0);
        assertEquals(0, inkIn("#memory-chart"), "it is below what the panel shows");
        fx(() -> ((javafx.scene.control.ScrollPane) find("#charts-scroll")).setVvalue(1));
        await("it is drawn once it is scrolled to", () -> view.settled() && inkIn("#memory-chart") != 0);
        fx(() -> ((javafx.scene.control.ScrollPane) find("#charts-scroll")).setVvalue(0));
        showAll();
        long before = inkIn("#loss-chart");
        fx(() -> view.watch(false));
        script.steps(101, 200);
        await("the steps are known", () -> session.metrics().loss().lastX() > 2);
        fx(() -> {});
        assertEquals(before, inkIn("#loss-chart"), "behind another tab");
        fx(() -> view.watch(true));
        showAll();
        assertTrue(before != inkIn("#loss-chart"));
    }
}
