package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.PlanChange;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent.ChangeRefused;
import studio.lipschitz.training.TrainingEvent.Changed;
import studio.lipschitz.training.TrainingEvent.EarlyStopped;
import studio.lipschitz.training.TrainingEvent.Finished;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.chart.ChartPane;
import studio.lipschitz.ui.training.Script;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// A run that is changed, discarded or stopped early, by mouse and keys.
class RunControlTest extends ShellTest {

    private Script train() {
        fx(() -> stage.setHeight(1000));
        robot.keys(KeyCode.F5);
        await("asked to train", () -> worker.requests.size() == 1);
        var script = new Script(worker, List.of("spectralconv2d1", "spectrallinear1"), 5, 92);
        script.start(1);
        await("it runs", () -> session.state() == State.RUNNING);
        return script;
    }

    private String text(String selector) {
        return get(() -> find(Label.class, selector).getText());
    }

    @Test
    void anAppliedChangeReachesTheWorkerAndIsMarkedOnTheCharts() throws Exception {
        Script script = train();
        script.steps(1, 230);
        TrainingPlan before = workspace.project().plan();
        assertFalse(get(() -> find(Node.class, "#apply-change").getParent().isVisible()), "nothing to apply");
        assertTrue(get(() -> find(Node.class, "#plan-seed").isDisabled() && find(Node.class, "#plan-loss").isDisabled()));
        type("#plan-lr", "0.0005");
        type("#plan-alpha", "20");
        type("#plan-batch", "256");
        assertEquals(List.of(), worker.asked, "typing alone changes no run");
        assertTrue(text("#plan-change-wanted").endsWith("alpha: 10 → 20"), text("#plan-change-wanted"));
        pictures("run-change");
        robot.click(find(Button.class, "#apply-change"));
        assertEquals(List.of("change"), worker.asked);
        TrainingPlan after = worker.plans.getLast();
        assertEquals(workspace.project().plan(), after);
        assertTrue(get(() -> find(Button.class, "#apply-change").isDisabled()), "until the worker answers");
        worker.tell(new Changed(230, 3, PlanChange.between(before, after), after, 46, 4));
        await("the change is known", () -> session.metrics().changes().size() == 1);
        assertEquals(after, session.trainedProperty().get().orElseThrow().plan());
        assertEquals(230 / 92.0, session.metrics().changes().getFirst().x(), 1e-12);
        assertEquals(3 * 92 + (after.epochs() - 3) * 46, session.progressProperty().get().steps(), "later epochs have the new batch");
        assertFalse(get(() -> find(Node.class, "#apply-change").getParent().isVisible()));
        script.steps(231, 276);
        await("the epoch is told", () -> session.metrics().latestEpoch().filter(epoch -> epoch.epoch() == 3).isPresent());
        fx(() -> find(ScrollPane.class, ".training-side").setVvalue(0));
        pictures("run-changed");
        hover("#loss-chart", 230 / 92.0);
        String values = text("#loss-chart .crosshair-values");
        assertTrue(values.contains("lr: ") && values.contains("alpha: 10 → 20") && values.contains("→ 256, from epoch 4 on"), values);
        assertEquals("epoch 3, " + text("#accuracy"), text("#best"));
        hover("#accuracy-chart", 3);
        assertTrue(text("#accuracy-chart .crosshair-values").startsWith("★ best epoch so far"), text("#accuracy-chart .crosshair-values"));
    }

    private void hover(String chart, double epochs) {
        Node plot = find(Node.class, chart + " .chart-crosshair");
        double share = get(() -> Objects.requireNonNull(find(ChartPane.class, chart).shown()).pixelOf(epochs)
                / plot.getLayoutBounds().getWidth());
        robot.moveTo(robot.at(plot, share, 0.5));
    }

    @Test
    void enterAppliesAndARefusalIsOneSentence() {
        train();
        type("#plan-epochs", "9");
        robot.keys(KeyCode.ENTER);
        await("asked", () -> worker.asked.contains("change"));
        assertEquals(9, worker.plans.getLast().epochs());
        worker.tell(new ChangeRefused("Epoch 3 is being trained."));
        await("the refusal is shown", () -> text("#plan-change-refusal").equals("Epoch 3 is being trained."));
        assertEquals(State.RUNNING, session.state());
    }

    @Test
    void aDiscardedRunIsStoppedAndItsFolderDeleted() throws Exception {
        train().steps(1, 100);
        Path folder = worker.requests.getFirst().run();
        var run = new RunFolder(folder);
        run.begin();
        run.write(new RunFolder.Facts(TrainingPlan.DEFAULT, Map.of(), "CPU", "ab"));
        answers.discards = false;
        robot.click(find(Button.class, "#discard"));
        assertEquals(List.of(), worker.asked, "not without a yes");
        answers.discards = true;
        robot.click(find(Button.class, "#discard"));
        await("asked to stop", () -> worker.asked.equals(List.of("stop")));
        assertTrue(Files.exists(folder), "not before the worker has ended");
        worker.tell(new Finished(folder.toString(), true));
        await("the folder is gone", () -> !Files.exists(folder));
        await("the run is forgotten", () -> session.state() == State.IDLE && session.metrics().isEmpty());
    }

    @Test
    void earlyStoppingIsAPlanAndARunSaysWhyItEnded() {
        assertFalse(get(() -> find(Node.class, "#plan-metric").getParent().isVisible()), "nothing to say without a patience");
        fx(() -> find(TextField.class, "#plan-patience").setText("2")); // it stands below what is in sight
        assertEquals(Optional.of(new EarlyStopping(EarlyStopping.Metric.VAL_LOSS, 2, 0)), workspace.project().plan().earlyStopping());
        fx(() -> find(TextField.class, "#plan-min-delta").setText("0.01"));
        assertEquals(0.01, workspace.project().plan().earlyStopping().orElseThrow().minDelta());
        Script script = train();
        script.steps(1, 276);
        worker.tell(new EarlyStopped(3, "val_loss", 2, 1, 0.25), new Finished("runs/a", false));
        await("it has ended", () -> session.state() == State.FINISHED);
        assertEquals("Stopped early after epoch 3 of 5: val_loss made no progress for 2 epochs; best in epoch 1", text("#run-state"));
    }
}
