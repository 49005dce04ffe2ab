package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.runs.SampleRuns;
import studio.lipschitz.training.RunNote;
import studio.lipschitz.training.RunNotes;
import studio.lipschitz.ui.chart.ChartPane;
import studio.lipschitz.ui.chart.ChartSpec;
import studio.lipschitz.ui.runs.RunsView;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.training.Script;
import studio.lipschitz.ui.training.TrainingView;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// Notes on the charts of a run, by mouse and keys.
class ChartNotesTest extends ShellTest {
    private static final int STEPS = 40; // an epoch

    private Path train() throws IOException {
        fx(() -> stage.setHeight(1000));
        robot.keys(KeyCode.F5);
        await("asked to train", () -> worker.requests.size() == 1);
        Path run = worker.requests.getFirst().run();
        Files.createDirectories(run);
        var script = new Script(worker, List.of("spectralconv2d1", "spectrallinear1"), 5, STEPS);
        script.start(1);
        await("it runs", () -> session.state() == State.RUNNING);
        script.steps(1, 3 * STEPS);
        await("all is told", () -> session.metrics().lastX() >= 3);
        settle();
        return run;
    }

    private void settle() {
        await("charts are drawn", find(TrainingView.class, "#training")::settled);
        fx(() -> {});
    }

    private ChartPane chart(String id) {
        return find(ChartPane.class, "#" + id);
    }

    private List<ChartSpec.Mark> flags(String id) {
        return get(() -> Objects.requireNonNull(chart(id).shown()).spec().marks().stream().filter(mark -> mark.number() > 0).toList());
    }

    /// A place on a chart, the second number from the top down.
    private Point2D at(String id, double x, double down) {
        Node plot = find(Node.class, "#" + id + " .chart-crosshair");
        return robot.at(plot,
                get(() -> Objects.requireNonNull(chart(id).shown()).pixelOf(x) / plot.getLayoutBounds().getWidth()), down);
    }

    private void awaitNotes(Path run, int count) {
        await("they are kept", () -> {
            try {
                return RunNotes.read(run).size() == count;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        fx(() -> {});
        await("they are drawn", () -> {
            find(TrainingView.class, "#training").settled();
            return flags("loss-chart").size() == count;
        });
        settle();
    }

    @Test
    void aDoubleClickPlacesANoteThatAllChartsShow() throws Exception {
        Path run = train();
        robot.doubleClick(at("loss-chart", 1.5, 0.5));
        assertTrue(find(Node.class, "#loss-chart-note-editor").isVisible());
        robot.type("lr too high, loss stalls");
        Screenshots.save(stage, Path.of("target", "screenshots", "chart-note-editor-light.png")); // another theme would close it
        robot.keys(KeyCode.ENTER);
        awaitNotes(run, 1);
        RunNote note = RunNotes.read(run).getFirst();
        assertEquals("lr too high, loss stalls", note.text(), "L and N in it are letters");
        assertEquals(1.5 * STEPS, (double) note.step(), 2);
        for (String id : List.of("loss-chart", "accuracy-chart", "norm-chart")) {
            assertEquals(List.of("lr too high, loss stalls"), flags(id).stream().map(ChartSpec.Mark::text).toList(), id);
        }
        robot.moveTo(at("accuracy-chart", note.step() / (double) STEPS, 0.5));
        String told = get(() -> find(Label.class, "#accuracy-chart .crosshair-values").getText());
        assertTrue(told.startsWith("⚑ 1 lr too high, loss stalls"), told);
        robot.moveTo(at("norm-chart", 2.5, 0.6));
        robot.click(at("norm-chart", 2.5, 0.6));
        robot.keys(KeyCode.N);
        fx(() -> {});
        robot.type("second");
        robot.keys(KeyCode.ENTER);
        awaitNotes(run, 2);
        assertEquals("second", RunNotes.read(run).getLast().text(), "the letter that opens it is not written");
        pictures("chart-notes");
    }

    @Test
    void aNoteIsChangedAndDeletedAndEscapeKeepsIt() throws Exception {
        Path run = train();
        RunNotes.change(run, _ -> List.of(new RunNote(60, "first")));
        robot.click(at("loss-chart", 2, 0.5));
        robot.moveTo(at("loss-chart", 2.6, 0.5));
        robot.keys(KeyCode.N);
        fx(() -> {});
        robot.type("added beside what the file had");
        robot.keys(KeyCode.ENTER);
        awaitNotes(run, 2);
        Point2D flag = at("loss-chart", 1.5, 0.0).add(6, get(() -> Objects.requireNonNull(chart("loss-chart").shown()).top()) + 6);
        robot.click(flag);
        assertTrue(find(Node.class, "#loss-chart-note-editor").isVisible());
        robot.type("not kept");
        robot.keys(KeyCode.ESCAPE);
        assertFalse(find(Node.class, "#loss-chart-note-editor").isVisible());
        assertEquals("first", RunNotes.read(run).getFirst().text());
        robot.click(flag);
        robot.type("changed");
        robot.keys(KeyCode.ENTER);
        await("changed", () -> flags("loss-chart").getFirst().text().equals("changed"));
        settle();
        robot.click(flag);
        robot.click(find(Node.class, "#loss-chart-note-delete"));
        awaitNotes(run, 1);
        robot.rightClick(at("loss-chart", 0.7, 0.5));
        fx(() -> {});
        robot.click(find(Node.class, "#note-add"));
        fx(() -> {});
        assertTrue(find(Node.class, "#loss-chart-note-editor").isVisible(), "the first item of the plot's menu");
        robot.type("by its menu");
        robot.keys(KeyCode.ENTER);
        awaitNotes(run, 2);
        assertEquals(0.7 * STEPS, (double) RunNotes.read(run).getFirst().step(), 2);
    }

    @Test
    void whereAPartIsShownADoubleClickStillShowsEverything() throws Exception {
        Path run = train();
        robot.scroll(at("loss-chart", 1.5, 0.5), 2);
        settle();
        assertTrue(find(Node.class, "#loss-chart-follow").isVisible());
        robot.doubleClick(at("loss-chart", 1.5, 0.5));
        assertFalse(find(Node.class, "#loss-chart-note-editor").isVisible());
        await("everything is shown", () -> !find(Node.class, "#loss-chart-follow").isVisible());
        assertEquals(List.of(), RunNotes.read(run));
    }

    @Test
    void theRunsPanelShowsThemAgainAndTakesMore() throws Exception {
        Path run = SampleRuns.finished(folder.resolve("runs/digits-2026-11-24-140312"), 1, 40);
        Path other = SampleRuns.finished(folder.resolve("runs/digits-2026-11-24-150312"), 6, 40);
        RunNotes.change(run, _ -> List.of(new RunNote(60, "kept with the run")));
        command("menu-runs");
        var view = find(RunsView.class, "#runs");
        await("runs are read", view::settled);
        TableView<?> table = find(TableView.class, "#runs-table");
        fx(() -> table.getSelectionModel().clearAndSelect(rowOf(table, run)));
        await("its note is shown", () -> view.settled() && marks().equals(List.of("kept with the run")));
        double x = get(() -> Objects.requireNonNull(chart("runs-chart-loss").shown()).spec().until());
        robot.doubleClick(at("runs-chart-loss", x / 2, 0.5));
        robot.type("written later");
        robot.keys(KeyCode.ENTER);
        await("it is kept", () -> view.settled() && marks().size() == 2);
        assertEquals(List.of("kept with the run", "written later"),
                RunNotes.read(run).stream().map(RunNote::text).sorted().toList());
        fx(() -> table.getSelectionModel().select(rowOf(table, other)));
        await("both runs", () -> view.settled() && marks().size() == 2 && marks().getFirst().startsWith("digits-2026-11-24-140312: "));
        robot.doubleClick(at("runs-chart-loss", x / 3, 0.5));
        assertFalse(find(Node.class, "#runs-chart-loss-note-editor").isVisible(), "of two runs it would be nobody's");
        Screenshots.save(stage, Path.of("target", "screenshots", "chart-notes-runs-light.png"));
    }

    private static int rowOf(TableView<?> table, Path run) {
        for (int i = 0; i < table.getItems().size(); i++) {
            if (((RunSummary) table.getItems().get(i)).path().equals(run)) {
                return i;
            }
        }
        throw new AssertionError(run + " is not in the table");
    }

    private List<String> marks() {
        var shown = chart("runs-chart-loss").shown();
        return shown == null ? List.of()
                : shown.spec().marks().stream().filter(mark -> mark.number() > 0).map(ChartSpec.Mark::text).toList();
    }
}
