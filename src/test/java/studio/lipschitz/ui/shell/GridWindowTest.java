package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.runs.Queued;
import studio.lipschitz.runs.RunAbout;
import studio.lipschitz.runs.RunPoint;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.runs.SampleRuns;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.ui.chart.ScatterFrame;
import studio.lipschitz.ui.chart.ScatterPane;
import studio.lipschitz.ui.chart.ScatterSpec;
import studio.lipschitz.ui.runs.RunsView;
import studio.lipschitz.ui.testing.Screenshots;

/// A grid from its dialog to its Pareto plot, and the queue that outlives its window; `target/screenshots/grid-*`.
class GridWindowTest extends ShellTest {

    private void picture(String name, boolean dialog) throws Exception {
        for (ThemeChoice theme : PICTURED) {
            turn(theme);
            Path file = screenshot(name, theme);
            if (dialog) {
                Screenshots.save(get(() -> find(DialogPane.class, "#grid-dialog").getScene()), file);
            } else {
                settle();
                Screenshots.save(stage, file);
            }
        }
    }

    private RunsView open() {
        command("menu-runs");
        RunsView view = find(RunsView.class, "#runs");
        await("runs are read", view::settled);
        return view;
    }

    private void settle() {
        await("runs are shown", find(RunsView.class, "#runs")::settled);
        fx(() -> {});
    }

    private String summary() {
        return get(() -> find(Label.class, "#grid-summary").getText());
    }

    @Test
    void aGridIsAskedForAndPutIntoTheQueue() throws Exception {
        command("menu-grid");
        assertEquals("Nothing varies yet.", summary());
        assertTrue(find(Button.class, "#grid-add").isDisabled());
        robot.click(find(Node.class, "#grid-alpha-varies"));
        robot.click(find(Node.class, "#grid-width-varies"));
        await("reckoned", () -> summary().startsWith("9 runs. How long"));
        type("#grid-lr", "0.01..0.1:2:log");
        await("reckoned", () -> summary().startsWith("18 runs"));
        assertEquals("0.01, 0.1", find(Label.class, "#grid-lr-said").getText());
        picture("grid-dialog", true);
        type("#grid-width", "1, 900");
        await("refused", () -> summary().contains("at most 64, not 900"));
        type("#grid-width", "0.5, two");
        await("refused", () -> summary().startsWith("Some values cannot be used"));
        assertTrue(find(Label.class, "#grid-width-said").getText().contains("two is none"));
        picture("grid-dialog-wrong", true);
        type("#grid-width", "0.5, 2");
        await("reckoned", () -> summary().startsWith("12 runs"));
        robot.click(find(Node.class, "#grid-lr-varies"));
        type("#grid-name", "sweep");
        await("reckoned", () -> summary().startsWith("6 runs"));
        robot.click(find(Button.class, "#grid-add"));
        await("the first is trained", () -> worker.requests.size() == 1);
        Path first = worker.requests.getFirst().run();
        assertEquals(folder.resolve("runs/sweep/alpha-1_width-0.5"), first);
        await("it says of which grid it is", () -> Files.exists(first.resolve(RunAbout.FILE)));
        assertEquals(new RunPoint("sweep", Map.of("loss.alpha", "1", "width", "0.5")), RunPoint.read(first).orElseThrow());
        assertEquals(List.of("sweep"), RunAbout.read(first).tags());
        open();
        robot.click(find(Node.class, "#runs-side-queue"));
        assertEquals(5, find(ListView.class, "#runs-queue-list").getItems().size());
        picture("grid-queue", false);
        worker.tell(new TrainingEvent.Finished(first.toString(), false));
        await("the next one", () -> worker.requests.size() == 2);
        assertEquals(1, ((HKRLoss) worker.requests.getLast().project().plan().loss()).alpha());
        robot.click(find(Node.class, "#runs-queue-clear"));
        assertEquals(List.of(), find(ListView.class, "#runs-queue-list").getItems());
    }

    @Test
    void whatWaitsOutlivesItsWindow() throws Exception {
        Path file = folder.resolve("digits.lipnet");
        ProjectFile.write(file, Template.DENSE.load());
        fx(() -> window.open(file));
        await("opened", () -> workspace.fileProperty().get().isPresent());
        open();
        robot.click(find(Node.class, "#runs-side-queue"));
        robot.click(find(Node.class, "#runs-queue-hold"));
        for (int i = 0; i < 3; i++) {
            robot.click(find(Node.class, "#runs-queue-add"));
        }
        fx(stage.getOnCloseRequest() == null ? () -> {} : () -> stage.getOnCloseRequest().handle(
                new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST)));
        await("closed", () -> !stage.isShowing());
        ProjectFile.write(file, Template.DOCUMENTATION.load());
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        Stage next = another(settings, tasks);
        fx(() -> item(next, "menu-runs").fire());
        await("taken over", () -> next.getScene().lookup("#runs-side-queue") != null
                && ((javafx.scene.control.ToggleButton) next.getScene().lookup("#runs-side-queue")).getText().equals("Queue (3)"));
        robot.click(find(Node.class, "#runs-side-queue"));
        assertEquals(0, worker.requests.size(), "nothing begins by itself");
        assertTrue(find(Label.class, "#runs-queue-restored").isVisible());
        ListView<?> list = find(ListView.class, "#runs-queue-list");
        await("what became of the file is told", () -> list.lookupAll(".runs-queue-note").stream()
                .filter(node -> ((Label) node).getText().startsWith("Its file has changed since")).count() == 3);
        fx(() -> {});
        Screenshots.save(next, Path.of("target/screenshots/grid-queue-restored-light.png"));
        robot.click(list.lookupAll(".runs-queue-note").iterator().next());
        robot.keys(KeyCode.HOME);
        robot.click(find(Node.class, "#runs-queue-renew"));
        await("taken from the file again", () -> ((Queued) list.getItems().getFirst()).project().plan().lr() == 0.01);
        robot.click(find(Node.class, "#runs-queue-hold"));
        await("it goes on", () -> worker.requests.size() == 1);
        assertEquals(0.01, worker.requests.getFirst().project().plan().lr());
        assertEquals(folder.resolve("runs"), worker.requests.getFirst().run().getParent());
        await("what is trained stands in the file until it has ended", () -> kept() == 3);
        assertFalse(find(Label.class, "#runs-queue-restored").isVisible());
    }

    /// How many the files of queues hold.
    private int kept() throws Exception {
        int kept = 0;
        try (var files = Files.list(settings.folder().resolve("queue"))) {
            for (Path file : files.toList()) {
                kept += studio.lipschitz.runs.QueueFile.read(file).size();
            }
        }
        return kept;
    }

    private Path point(String grid, double alpha, double width, double accuracy, double certified) throws Exception {
        var values = new LinkedHashMap<String, String>(); // in the order of its axes
        values.put("loss.alpha", "" + alpha);
        values.put("width", "" + width);
        var point = new RunPoint(grid, values);
        Path run = folder.resolve("runs").resolve(grid).resolve(point.folder());
        var project = Template.DENSE.load();
        SampleRuns.write(run, project, (int) (alpha + width), 4, 2);
        SampleRuns.append(run, new EpochDone(3, -1, -1, accuracy, 1, certified, 0.4, 9, 10, List.of()));
        SampleRuns.append(run, new TrainingEvent.Finished(run.toString(), false));
        String facts = Files.readString(run.resolve("run.json"));
        Files.writeString(run.resolve("run.json"), facts.replace("\"alpha\" : 10.0", "\"alpha\" : " + alpha));
        point.write(run);
        return run;
    }

    private ScatterFrame drawn() {
        return Optional.ofNullable(get(() -> find(ScatterPane.class, "#runs-pareto-chart").shown())).orElseThrow();
    }

    private Point2D at(String run) {
        ScatterFrame frame = drawn();
        ScatterSpec.Dot dot = frame.spec().dots().stream().filter(each -> each.id().endsWith(run)).findFirst().orElseThrow();
        Node plot = find(Node.class, "#runs-pareto-chart-plot");
        return get(() -> plot.localToScreen(frame.pixelX(dot.x()), frame.pixelY(dot.y())));
    }

    @SuppressWarnings("unchecked")
    private TableView<RunSummary> table() {
        return (TableView<RunSummary>) find(TableView.class, "#runs-table");
    }

    @Test
    void theParetoPlotAnswersToTheMouseAndFollowsTheRuns() throws Exception {
        point("sweep", 1, 0.5, 0.985, 0.31);
        point("sweep", 1, 2, 0.991, 0.42);
        point("sweep", 10, 0.5, 0.962, 0.61);
        point("sweep", 10, 2, 0.974, 0.77345678);
        point("sweep", 100, 0.5, 0.902, 0.74);
        point("sweep", 100, 2, 0.931, 0.83);
        SampleRuns.unfinished(folder.resolve("runs/begun"), 3, 0);
        open();
        robot.click(find(Node.class, "#runs-side-pareto"));
        settle();
        await("drawn", () -> find(ScatterPane.class, "#runs-pareto-chart").shown() != null);
        assertEquals(6, drawn().spec().dots().size());
        assertEquals(List.of("alpha-100.0_width-2.0", "alpha-10.0_width-2.0", "alpha-1.0_width-2.0"),
                drawn().spec().front().stream().map(dot -> String.valueOf(Path.of(dot.id()).getFileName())).toList());
        assertEquals(3, drawn().spec().kinds().size(), "a colour for each alpha");
        robot.moveTo(at("alpha-10.0_width-2.0"));
        String told = get(() -> ((Label) find(Node.class, "#runs-pareto-chart-plot").lookup(".crosshair-values")).getText());
        assertTrue(told.contains("certified within 0.5: 77.34 %"), told);
        assertTrue(told.contains("alpha 10") && told.contains("width 2"), told);
        picture("grid-pareto", false);
        robot.click(at("alpha-100.0_width-2.0"));
        settle();
        assertEquals(List.of("alpha 100.0, width 2.0"),
                get(() -> table().getSelectionModel().getSelectedItems().stream().map(RunSummary::name).toList()));
        robot.keys(KeyCode.RIGHT);
        settle();
        assertEquals("alpha 10.0, width 0.5", get(() -> table().getSelectionModel().getSelectedItem().name()));
        point("sweep", 1000, 2, 0.94, 0.88);
        await("it follows the runs", () -> drawn().spec().dots().size() == 7);
        ChoiceBox<?> colour = find(ChoiceBox.class, "#runs-pareto-colour");
        fx(() -> colour.getSelectionModel().select(colour.getItems().size() - 1));
        settle();
        robot.doubleClick(at("alpha-100.0_width-0.5"));
        await("it is opened", () -> workspace.project().plan().seed() == 100);
    }

    @Test
    void runsThatLieElsewhereAreAdded() throws Exception {
        Path elsewhere = folder.resolve("disk/of/a/colleague");
        SampleRuns.finished(elsewhere.resolve("theirs"), 1, 4);
        open();
        assertEquals(0, table().getItems().size());
        answers.openFile = Optional.of(elsewhere);
        robot.click(find(MenuButton.class, "#runs-folders"));
        fx(() -> find(MenuButton.class, "#runs-folders").getItems().getFirst().fire());
        robot.keys(KeyCode.ESCAPE);
        await("listed", () -> table().getItems().size() == 1);
        await("kept", () -> Files.exists(settings.folder().resolve("runs.folders")));
        fx(() -> {
            MenuButton folders = find(MenuButton.class, "#runs-folders");
            folders.show();
            folders.getItems().getLast().fire();
            folders.hide();
        });
        await("left out", () -> table().getItems().isEmpty());
        assertTrue(Files.exists(elsewhere.resolve("theirs/run.json")), "they stay where they are");
        Node from = find(Node.class, "#status");
        fx(() -> from.setOnDragDetected(event -> {
            var content = new ClipboardContent();
            content.putFiles(List.of(elsewhere.toFile(), settings.folder().resolve("runs.folders").toFile()));
            from.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        }));
        robot.drag(robot.centre(from), robot.centre(find(Node.class, "#runs-table")));
        await("the folder is listed, the file left alone", () -> table().getItems().size() == 1);
        await("and kept", () -> Files.readString(settings.folder().resolve("runs.folders")).equals(elsewhere.toString()));
    }
}
