package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent.Failed;
import studio.lipschitz.training.TrainingEvent.Finished;
import studio.lipschitz.ui.training.Script;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// News of runs, in the window and through the desktop, and the report of a run from there.
class RunNewsTest extends ShellTest {
    private final List<String> told = new ArrayList<>();

    private Toasts toasts() {
        return find(Toasts.class, "#toasts");
    }

    private List<String> titles() {
        return get(() -> toasts().toasts().stream().map(toast -> ((Label) toast.lookup(".toast-title")).getText()).toList());
    }

    private void train() {
        fx(() -> window.announceBy((title, words) -> told.add(title + ": " + words)));
        int before = worker.requests.size();
        robot.keys(KeyCode.F5);
        await("asked to train", () -> worker.requests.size() > before);
        begin();
    }

    private void begin() {
        var script = new Script(worker, List.of("spectralconv2d1", "spectrallinear1"), 1, 20);
        script.start(1);
        await("it runs", () -> session.state() == State.RUNNING);
        script.steps(1, 20);
    }

    private String run() {
        return String.valueOf(worker.requests.getLast().run().getFileName());
    }

    private void finish() {
        worker.tell(new Finished(worker.requests.getLast().run().toString(), false));
        await("it has ended", () -> !session.state().active());
        fx(() -> {});
    }

    private void lookAway() {
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(0));
    }

    /// Puts another window in front.
    private Stage otherWindow() {
        Stage other = get(() -> {
            var next = new Stage();
            next.setScene(new Scene(new Pane(), 200, 100));
            next.show();
            next.requestFocus();
            return next;
        });
        await("the window is not looked at", () -> get(() -> !stage.isFocused()));
        return other;
    }

    @Test
    void aRunThatEndsIsToldWhereItIsNotLookedAtAndShownByMouse() throws Exception {
        train();
        finish();
        assertEquals(List.of(), titles(), "whoever looks at the charts sees it there");
        train();
        lookAway();
        finish();
        assertEquals(List.of("Finished: " + run()), titles());
        assertEquals(List.of(), told, "the desktop is quiet while the window is looked at");
        String words = get(() -> find(Label.class, ".toast-words").getText());
        assertTrue(words.matches("Accuracy \\d+\\.\\d\\d\u00a0%, certified accuracy \\d+\\.\\d\\d\u00a0%\\."), words);
        assertTrue(get(() -> toasts().toasts().getFirst().getAccessibleText()).matches("Finished: .*\\. Accuracy .*"));
        robot.moveTo(find(Node.class, ".toast"));
        fx(() -> assertFalse(toasts().toasts().getFirst().expire(), "it waits for the pointer"));
        robot.click(find(Node.class, "#toast-show"));
        assertTrue(get(() -> find(TabPane.class, "#bottom").getSelectionModel().getSelectedItem().getId().equals("tab-training")));
        assertEquals(List.of(), titles());
    }

    @Test
    void aFailureStaysAndIsClosedByKeys() throws Exception {
        train();
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(0));
        worker.tell(new Failed("The worker ran out of memory; train with a smaller batch."));
        await("it failed", () -> session.state() == State.FAILED);
        fx(() -> {});
        // a failure brings the charts to the front by itself, with its sentence: the news is for whoever was elsewhere
        lookAway();
        Stage other = otherWindow();
        train2();
        worker.tell(new Failed("The worker ran out of memory; train with a smaller batch."));
        await("it failed", () -> session.state() == State.FAILED);
        fx(() -> {});
        assertEquals(List.of("Failed: " + run()), titles());
        assertEquals(List.of("Failed: " + run() + ": The worker ran out of memory; train with a smaller batch."), told);
        fx(other::hide);
        fx(stage::requestFocus);
        fx(() -> assertFalse(toasts().toasts().getFirst().expire(), "it stays until it is closed"));
        pictures("run-news-failed");
        command("menu-news");
        assertTrue(get(() -> toasts().toasts().getFirst().isFocused()));
        robot.keys(KeyCode.ESCAPE);
        assertEquals(List.of(), titles());
        assertTrue(get(() -> find(Node.class, "#canvas").isFocused()), "the keyboard goes back to the drawing");
    }

    @Test
    void aTrainingThatIsRefusedOffersNoRunThatIsNotThere() throws Exception {
        int before = worker.requests.size();
        robot.keys(KeyCode.F5);
        await("asked to train", () -> worker.requests.size() > before);
        lookAway();
        Stage other = otherWindow();
        worker.tell(new Failed("idx:/gone: there is no such folder."));
        await("it failed", () -> session.state() == State.FAILED);
        fx(other::hide);
        fx(stage::requestFocus);
        assertEquals(List.of("Could not begin: " + run()), titles());
        assertEquals("idx:/gone: there is no such folder.", get(() -> find(Label.class, ".toast-words").getText()));
        assertTrue(get(() -> toasts().lookupAll("#toast-show").isEmpty() && toasts().lookupAll("#toast-report").isEmpty()));
    }

    private void train2() {
        int before = worker.requests.size();
        command("menu-train");
        await("asked to train", () -> worker.requests.size() > before);
        begin();
    }

    @Test
    void ofAQueueEachIsToldAndInTheEndAllOfThem() throws Exception {
        train();
        command("menu-enqueue");
        command("menu-enqueue");
        Stage other = otherWindow();
        for (int i = 1; i < 3; i++) {
            finishOne();
            int count = i + 1;
            await("the next begins", () -> worker.requests.size() == count);
            begin();
        }
        finishOne();
        assertEquals(4, told.size(), told.toString());
        assertTrue(told.getLast().startsWith("The queue is empty: 3 runs have finished. Best: "), told.getLast());
        assertEquals(4, titles().size());
        fx(other::hide);
        fx(stage::requestFocus);
        await("looked at", () -> get(stage::isFocused));
        pictures("run-news");
        fx(() -> assertTrue(toasts().toasts().getFirst().expire(), "now its time passes"));
        assertEquals(3, titles().size());
    }

    private void finishOne() {
        String run = worker.requests.getLast().run().toString();
        int before = told.size();
        worker.tell(new Finished(run, false));
        await("it is told", () -> told.size() > before);
    }

    @Test
    void whoeverWantsQuietHasIt() throws Exception {
        assertTrue(get(() -> ((CheckMenuItem) item(stage, "menu-tell")).isSelected()), "told unless one says otherwise");
        command("menu-tell");
        fx(() -> ((CheckMenuItem) item(stage, "menu-tell")).setSelected(false));
        fx(() -> settings.update(state -> state.withNews(false)));
        train();
        lookAway();
        finish();
        assertEquals(List.of(), titles());
    }

    @Test
    void theReportIsMadeFromTheTrainingPanel() throws Exception {
        train();
        Path run = worker.requests.getLast().run();
        Files.createDirectories(run);
        var files = new RunFolder(run);
        ProjectFile.write(files.networkFile(), workspace.project());
        files.write(new RunFolder.Facts(workspace.project().plan(), java.util.Map.of("java", "25"), "CPU", "00ff"));
        finish();
        answers.saveFile = Optional.of(folder.resolve("moons.html"));
        robot.click(find(Node.class, "#run-report"));
        await("the report is told", () -> titles().contains("moons.html is written"));
        assertTrue(answers.asked.contains("report " + run.getFileName() + ".pdf"), answers.asked.toString());
        assertTrue(Files.readString(Objects.requireNonNull(folder.resolve("moons.html"))).contains("00ff"));
        pictures("report-written");
        answers.saveFile = Optional.of(folder.resolve("moons.doc"));
        command("menu-report");
        await("what is refused is told", () -> titles().contains("No report of " + run.getFileName()));
    }
}
