package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.ui.crash.CrashGuard;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Screenshots;

/// Faults of ours: planted ones, handed to the handler of the program.
class CrashTest extends ShellTest {
    private Optional<Path> chosen = Optional.empty();

    private static IllegalStateException fault(String what) {
        return new IllegalStateException(what);
    }

    private static List<Stage> windows() {
        return get(() -> Stage.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast).toList());
    }

    private CrashGuard guard(CrashGuard.Desk desk) {
        return new CrashGuard("lipschitz-studio 9.9 (test)", folder.resolve("crashes"), desk);
    }

    private CrashGuard.Desk desk() {
        return new CrashGuard.Desk(dialog -> Themes.putAbove(dialog, stage), _ -> chosen);
    }

    @Test
    void aReportTellsWhatHappenedAndWhatIsKept() throws Exception {
        CrashGuard guard = notes.guard();
        add("ReLU");
        command("menu-fit");
        var thread = new Thread(() -> {
            throw new IllegalArgumentException("wrapped", fault("a planted fault"));
        }, "planted");
        thread.setUncaughtExceptionHandler(guard); // as the program sets it for all threads
        thread.start();
        thread.join();
        await("the journal is written", () -> Stage.getWindows().size() == 2
                && find(Label.class, "#report-kept").getText().startsWith("Your document is in the recovery journal"));
        try (var files = Files.list(folder.resolve("config/recovery"))) {
            Path journal = files.filter(file -> file.toString().endsWith(".lipnet")).findFirst().orElseThrow();
            assertEquals(get(() -> workspace.network().nodes().size()), ProjectFile.read(journal).drawing().nodes().size());
        }
        assertEquals("IllegalStateException: a planted fault", find(Label.class, "#report-sentence").getText());
        String report = get(() -> find(TextArea.class, "#report-text").getText());
        for (String part : List.of("in the thread planted", "lipschitz-studio (test)", "Java " + System.getProperty("java.version"),
                "JavaFX ",
                "libtorch through pytorch 2.", System.getProperty("os.name"), "command menu-fit", "last edit of the document: ",
                "Caused by: java.lang.IllegalStateException: a planted fault", "CrashTest")) {
            assertTrue(report.contains(part), part + " in\n" + report);
        }
        robot.click(find(Node.class, "#report-copy"));
        assertEquals(report, get(() -> Clipboard.getSystemClipboard().getString()));
        shots("crash");
        CutOff.none(find(Node.class, "#report"));
        robot.keys(KeyCode.ESCAPE);
        assertEquals(1, windows().size());
        assertTrue(get(stage::isShowing), "the window goes on");
    }

    @Test
    void aFloodIsOneDialog() throws IOException {
        CrashGuard guard = guard(desk());
        for (int i = 0; i < 20; i++) {
            guard.uncaughtException(Thread.currentThread(), fault("flood " + i));
        }
        await("shown", () -> Stage.getWindows().size() == 2);
        fx(() -> {});
        assertEquals(2, windows().size());
        assertEquals("19 more errors have followed; the first is shown.", find(Label.class, "#report-said").getText());
        assertEquals("No document has unsaved changes.", nothingKept());
        chosen = Optional.of(folder.resolve("report.txt"));
        robot.click(find(Node.class, "#report-save"));
        await("saved", () -> find(Label.class, "#report-said").getText().startsWith("The report is in "));
        assertTrue(Files.readString(chosen.get()).contains("flood 0"));
        chosen = Optional.of(folder.resolve("no/such/folder/report.txt"));
        robot.click(find(Node.class, "#report-save"));
        await("refused", () -> find(Label.class, "#report-said").getText().startsWith("The report could not be written to "));
        robot.keys(KeyCode.ESCAPE);
        guard.uncaughtException(Thread.currentThread(), floods());
        guard.uncaughtException(Thread.currentThread(), floods());
        await("another fault is shown", () -> Stage.getWindows().size() == 2);
        robot.keys(KeyCode.ESCAPE);
        guard.uncaughtException(Thread.currentThread(), floods());
        fx(() -> {});
        assertEquals(1, windows().size(), "the same again is not");
    }

    private static Throwable floods() {
        return new UnsupportedOperationException("another");
    }

    private static String nothingKept() {
        return get(() -> find(Label.class, "#report-kept").getText());
    }

    @Test
    void aJournalThatCannotBeWrittenIsSaid() {
        CrashGuard guard = guard(desk());
        guard.watch(() -> CompletableFuture.failedFuture(new IOException("the disk is full")));
        guard.uncaughtException(Thread.currentThread(), fault("planted"));
        await("said", () -> Stage.getWindows().size() == 2 && nothingKept().equals(
                "The recovery journal could not be written (the disk is full): save your document now."));
    }

    @Test
    void aFaultOfTheDialogEndsInAFile() throws IOException {
        CrashGuard guard = guard(new CrashGuard.Desk(CrashTest::fails, _ -> Optional.empty()));
        guard.uncaughtException(Thread.currentThread(), fault("the first"));
        fx(() -> {});
        assertEquals(1, windows().size());
        try (var files = Files.list(folder.resolve("crashes"))) {
            String report = Files.readString(files.findFirst().orElseThrow());
            assertTrue(report.contains("the first") && report.contains("no dialog either"), report);
            assertFalse(report.contains("null"));
        }
    }

    private static void fails(Dialog<?> dialog) {
        throw new IllegalStateException("no dialog either");
    }

    private void shots(String name) throws IOException {
        for (ThemeChoice theme : List.of(ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST, ThemeChoice.LIGHT)) {
            turn(theme);
            Screenshots.save(get(() -> find(Node.class, "#report").getScene()),
                    Path.of("target", "screenshots", name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        }
    }
}
