package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edit;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.runs.RunAbout;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.runs.SampleRuns;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.ui.chart.ChartFrame;
import studio.lipschitz.ui.chart.ChartPane;
import studio.lipschitz.ui.runs.RunsView;
import studio.lipschitz.ui.testing.Screenshots;

/// The table of runs in the window, by mouse and keys; `target/screenshots/runs-*`.
class RunsWindowTest extends ShellTest {

    private Path home() {
        return folder.resolve("runs");
    }

    private void some() throws Exception {
        SampleRuns.finished(home().resolve("digits-2026-11-24-140312"), 1, 40);
        SampleRuns.finished(home().resolve("digits-2026-11-24-150312"), 6, 40);
        Path wide = home().resolve("wide-2026-11-25-090000");
        Project dense = Template.DENSE.load();
        SampleRuns.write(wide, dense.withPlan(dense.plan().withBatch(64)), 9, 40, 2);
        SampleRuns.append(wide, new TrainingEvent.Failed("the loss is no number any more at step 81; lower lr below 0.005"));
        new RunAbout("", List.of("paper", "alpha sweep"), "Figure 3", false).write(home().resolve("digits-2026-11-24-150312"));
    }

    private Optional<ChartFrame> drawn(String chart) {
        return Optional.ofNullable(find(ChartPane.class, "#runs-chart-" + chart).shown());
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

    @SuppressWarnings("unchecked")
    private TableView<RunSummary> table() {
        return (TableView<RunSummary>) find(TableView.class, "#runs-table");
    }

    private List<String> names() {
        return get(() -> table().getItems().stream().map(RunSummary::name).toList());
    }

    private void picture(String name) throws Exception {
        for (ThemeChoice theme : PICTURED) {
            turn(theme);
            settle();
            Screenshots.save(stage,
                    screenshot(name, theme));
        }
    }

    private void await(String what, int rows) {
        await(what, () -> table().getItems().size() == rows);
        settle();
    }

    @Test
    void withoutRunsItSaysWhatToDo() throws Exception {
        assertTrue(get(() -> stage.getScene().getRoot().lookupAll("#runs").isEmpty()), "it costs nothing before it is looked at");
        open();
        assertTrue(find(Node.class, "#runs-empty").isVisible());
        assertEquals("0 runs", find(Label.class, "#runs-count").getText());
        picture("runs-empty");
    }

    @Test
    void searchNarrowsAndOrderIsThatOfTheHeader() throws Exception {
        some();
        Files.createDirectories(home().resolve("photos"));
        Files.writeString(home().resolve("photos/cat.txt"), "cat");
        open();
        assertEquals(3, names().size());
        type("#runs-search", "state:finished acc>96%");
        await("found", 2);
        assertEquals("2 of 3 runs", find(Label.class, "#runs-count").getText());
        type("#runs-search", "tag:paper");
        await("found", 1);
        assertEquals(List.of("digits-2026-11-24-150312"), names());
        type("#runs-search", "speed>3");
        await("everything", 3);
        assertTrue(find(Label.class, "#runs-count").getText().startsWith("No run has “speed”"));
        robot.keys(KeyCode.ESCAPE);
        robot.click(header("accuracy"));
        settle();
        List<Double> rising = accuracies();
        assertEquals(rising.stream().sorted().toList(), rising);
        robot.click(header("accuracy"));
        settle();
        assertEquals(rising.reversed(), accuracies());
        assertEquals("1 folder is no run", find(Hyperlink.class, "#runs-unreadable").getText());
        robot.click(find(Hyperlink.class, "#runs-unreadable"));
        assertTrue(find(Node.class, "#runs-reasons").isVisible());
    }

    private List<Double> accuracies() {
        return get(() -> table().getItems().stream().map(run -> run.progress().accuracy()).toList());
    }

    private Node header(String column) {
        return find(Node.class, "#runs-column-" + column + ".column-header");
    }

    @Test
    void selectedRunsAreDrawnOverOneAnotherAndCompared() throws Exception {
        some();
        open();
        robot.click(find(TextField.class, "#runs-search"));
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.HOME);
        robot.shortcut(KeyCode.A);
        settle();
        ChartFrame loss = drawn("loss").orElseThrow();
        assertEquals(6, loss.spec().traces().size());
        assertEquals(3, loss.spec().traces().stream().map(t -> t.ink()).collect(Collectors.toSet()).size(), "a colour each");
        assertEquals(Set.copyOf(names()), get(() -> find(Node.class, "#runs-legend").lookupAll(".chart-legend-name").stream()
                .map(node -> ((Label) node).getText()).collect(Collectors.toSet())));
        picture("runs-overlay");
        fx(() -> item("#runs-charts", "runs-charts-rate").setSelected(true));
        fx(() -> item("#runs-charts", "runs-charts-norm").setSelected(true));
        fx(() -> choice("#runs-along").getSelectionModel().select(2));
        settle();
        await("time is told", () -> drawn("norm").filter(chart -> chart.spec().xTitle().equals("time (s)")).isPresent());
        robot.click(find(Node.class, "#runs-side-differences"));
        assertTrue(find(Label.class, "#runs-difference-hint").isVisible());
        focusTable();
        robot.keys(KeyCode.HOME);
        robot.keys(KeyCode.SHIFT, KeyCode.DOWN);
        TableView<?> differences = find(TableView.class, "#runs-difference-table");
        await("compared", () -> differences.getItems().size() > 2);
        String all = differences.getItems().toString();
        assertTrue(all.contains("what=lr") && all.contains("what=seed"), all);
        picture("runs-differences");
    }

    private void focusTable() {
        robot.click(find(TextField.class, "#runs-search"));
        robot.keys(KeyCode.DOWN);
    }

    private ChoiceBox<?> choice(String selector) {
        return find(ChoiceBox.class, selector);
    }

    @Test
    void runsAreDeletedRestoredAndArchivedByKeys() throws Exception {
        some();
        open();
        Network before = workspace.network();
        focusTable();
        robot.keys(KeyCode.HOME);
        robot.keys(KeyCode.DELETE);
        await("deleted", 2);
        assertTrue(workspace.statusProperty().get().contains("in the trash"), workspace.statusProperty().get());
        assertEquals(before, workspace.network(), "the key is not the drawing's");
        robot.click(find(Node.class, "#canvas"));
        robot.keys(KeyCode.E);
        settle();
        assertEquals(2, names().size(), "the drawing's keys are not the table's");
        focusTable();
        robot.keys(KeyCode.HOME);
        robot.keys(KeyCode.E);
        await("archived", 1);
        fx(() -> choice("#runs-view").getSelectionModel().select(1));
        await("with archived", 2);
        fx(() -> choice("#runs-view").getSelectionModel().select(2));
        await("trash", 1);
        focusTable();
        robot.keys(KeyCode.HOME);
        robot.keys(KeyCode.R);
        await("restored", 0);
        fx(() -> choice("#runs-view").getSelectionModel().select(1));
        await("all", 3);
        focusTable();
        robot.shortcut(KeyCode.A);
        robot.keys(KeyCode.DELETE);
        await("deleted", 0);
        fx(() -> choice("#runs-view").getSelectionModel().select(2));
        await("trash", 3);
        focusTable();
        robot.keys(KeyCode.HOME);
        robot.keys(KeyCode.DELETE);
        await("gone", 2);
        assertTrue(answers.asked.contains("destroy 1"), answers.asked.toString());
        picture("runs-trash");
    }

    @Test
    void namesTagsAndNotesAreKeptInTheFolder() throws Exception {
        some();
        open();
        type("#runs-search", "wide");
        await("found", 1);
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.HOME);
        robot.keys(KeyCode.F2);
        robot.type("my best");
        robot.keys(KeyCode.TAB);
        robot.type("paper, lr sweep");
        robot.keys(KeyCode.ENTER);
        Path run = home().resolve("wide-2026-11-25-090000");
        await("kept", () -> RunAbout.read(run).equals(new RunAbout("my best", List.of("paper", "lr sweep"), "", false)));
        assertTrue(find(Label.class, "#runs-about-trouble").getText().startsWith("the loss is no number"));
        robot.click(find(TextField.class, "#runs-search"));
        robot.keys(KeyCode.ESCAPE);
        await("all", 3);
        settle();
        assertTrue(names().contains("my best"));
        picture("runs-about");
        focusTable();
        robot.shortcut(KeyCode.A);
        robot.keys(KeyCode.T);
        robot.type("all of them");
        robot.keys(KeyCode.ENTER);
        await("tagged", () -> table().getItems().stream().allMatch(one -> one.about().tags().contains("all of them")));
        assertEquals(List.of("paper", "lr sweep", "all of them"), RunAbout.read(run).tags());
    }

    @Test
    void valuesAreCopiedAndNetworksOpened() throws Exception {
        some();
        open();
        robot.click(find(MenuButton.class, "#runs-columns"));
        fx(() -> item("#runs-columns", "runs-show-seed").setSelected(true));
        fx(() -> item("#runs-columns", "runs-show-radius").setSelected(false));
        robot.keys(KeyCode.ESCAPE);
        type("#runs-search", "seed=9");
        await("found", 1);
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.HOME);
        robot.shortcut(KeyCode.C);
        String copied = get(() -> Clipboard.getSystemClipboard().getString());
        String[] lines = copied.split("\n", -1);
        assertTrue(lines[0].startsWith("Name\tState\tAccuracy\tCertified\tEpochs") && lines[0].endsWith("\tSeed"), copied);
        assertTrue(lines[1].startsWith("wide-2026-11-25-090000\tFailed\t94.90 %"), copied);
        robot.rightClick(get(() -> table().lookupAll(".run-name").stream()
                .filter(cell -> cell instanceof TableCell<?, ?> named && named.getText() != null)
                .findFirst().orElseThrow()));
        find(Node.class, "#runs-menu-open");
        picture("runs-menu");
        robot.keys(KeyCode.ESCAPE);
        focusTable();
        robot.keys(KeyCode.ENTER);
        await("opened", () -> workspace.project().plan().seed() == 9);
        assertEquals(Optional.empty(), workspace.fileProperty().get(), "a run's own file is not saved over");
        assertEquals(64, workspace.project().plan().batch());
        assertFalse(find(Button.class, "#runs-folder").isDisabled());
    }

    private CheckMenuItem item(String button, String id) {
        return (CheckMenuItem) find(MenuButton.class, button).getItems().stream().filter(i -> id.equals(i.getId())).findFirst()
                .orElseThrow();
    }

    @Test
    void networksWaitForTheirTraining() throws Exception {
        open();
        robot.shortcut(KeyCode.F5);
        await("it is trained at once", () -> worker.requests.size() == 1);
        command("menu-runs");
        robot.click(find(Node.class, "#runs-side-queue"));
        fx(() -> workspace.apply(Edit.of("lr", project -> project.withPlan(project.plan().withLr(0.5)))));
        robot.click(find(Node.class, "#runs-queue-add"));
        fx(() -> workspace.apply(Edit.of("lr", project -> project.withPlan(project.plan().withLr(0.25)))));
        robot.click(find(Node.class, "#runs-queue-add"));
        picture("runs-queue");
        robot.click(find(Node.class, "#runs-queue-list"));
        robot.keys(KeyCode.END);
        robot.holding(KeyCode.ALT, () -> robot.keys(KeyCode.UP));
        worker.tell(new TrainingEvent.Finished(worker.requests.getFirst().run().toString(), false));
        await("the next one", () -> worker.requests.size() == 2);
        assertEquals(0.25, worker.requests.getLast().project().plan().lr());
        assertEquals("Queue (1)", find(ToggleButton.class, "#runs-side-queue").getText());
        robot.click(find(Node.class, "#runs-queue-list"));
        robot.keys(KeyCode.HOME);
        robot.keys(KeyCode.DELETE);
        assertEquals("Queue", find(ToggleButton.class, "#runs-side-queue").getText());
    }

    @Test
    void aRunThatGoesOnIsFollowed() throws Exception {
        Path run = SampleRuns.unfinished(home().resolve("live"), 1, 1);
        open();
        focusTable();
        robot.keys(KeyCode.HOME);
        settle();
        robot.keys(KeyCode.DELETE);
        settle();
        assertTrue(Files.exists(run), "a run that goes on is not deleted");
        SampleRuns.append(run, new TrainingEvent.EpochDone(2, -1, -1, 0.99, 1, 0.98, 0.5, 9, 10, List.of()));
        await("the new epoch is told", () -> table().getItems().getFirst().progress().epochs() == 2);
        await("and drawn", () -> drawn("certified").filter(chart -> chart.spec().traces().getFirst().points().size() == 2).isPresent());
    }
}
