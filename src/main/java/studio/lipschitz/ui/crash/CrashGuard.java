package studio.lipschitz.ui.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Dialog;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.FxThread;

/// The last handler of faults of ours. It has every window's journal written, and then shows one dialog, however many faults follow; the program goes on.
///
/// A fault of the dialog itself ends on standard error and in a file.
public final class CrashGuard implements Thread.UncaughtExceptionHandler {
    private static final int MOST_DIALOGS = 5; // of a program: whoever has seen so many starts it anew
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private final String version;
    private final Path folder;
    private final Desk desk;
    private final Steps steps = new Steps();
    private final List<Journal> journals = new CopyOnWriteArrayList<>();
    private final Set<String> seen = new HashSet<>(); // FX thread only, as all below
    private @Nullable CrashDialog open;
    private int dialogs;

    /// What a dialog needs of the desktop.
    ///
    /// @param dress gives a dialog its owner and looks
    /// @param chooser asks where a report shall be saved, with a name for it
    public record Desk(Consumer<Dialog<?>> dress, Function<String, Optional<Path>> chooser) {}

    /// @param version of the program
    /// @param folder where a report goes that cannot be shown
    public CrashGuard(String version, Path folder, Desk desk) {
        this.version = version;
        this.folder = folder;
        this.desk = desk;
    }

    public Steps steps() {
        return steps;
    }

    /// Has `journal` written whenever something fails, until what is returned is run.
    public Runnable watch(Journal journal) {
        journals.add(journal);
        return () -> journals.remove(journal);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        try {
            fault.printStackTrace();
            FxThread.later(() -> show(thread.getName(), fault));
        } catch (Throwable noWindow) { // JavaFX has ended, or there is no memory for a line
            file(thread.getName(), fault, noWindow);
        }
    }

    private void show(String thread, Throwable fault) {
        try {
            if (open != null) {
                open.another();
                return;
            }
            if (!seen.add(mark(fault)) || dialogs >= MOST_DIALOGS) {
                return; // it is on standard error
            }
            dialogs++;
            List<CompletableFuture<Boolean>> flushed = journals.stream().map(CrashGuard::flush).toList(); // first: the dialog may fail
            var dialog = new CrashDialog(CrashReport.of(fault, thread, version, steps.last()), desk, fileName());
            open = dialog;
            dialog.setOnHidden(_ -> open = null);
            dialog.show();
            dialog.kept(flushed);
        } catch (Throwable again) {
            open = null;
            file(thread, fault, again);
        }
    }

    private static CompletableFuture<Boolean> flush(Journal journal) {
        try {
            return journal.flush();
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    /// Two faults with the same are one: where it was thrown, and what.
    private static String mark(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault.getClass().getName() + (trace.length == 0 ? "" : trace[0]);
    }

    private static String fileName() {
        return "lipschitz-studio-" + LocalDateTime.now(ZoneId.systemDefault()).format(NAME) + ".txt";
    }

    private void file(String thread, Throwable fault, Throwable why) {
        try {
            why.printStackTrace();
            Files.createDirectories(folder);
            Path file = folder.resolve(fileName());
            Files.writeString(file, CrashReport.of(fault, thread, version, steps.last()).text() + "\nThe report could not be shown\n"
                    + CrashReport.of(why, thread, version, List.of()).text());
            System.err.println("The report of this fault is in " + file);
        } catch (IOException | RuntimeException | Error end) {
            System.err.println("The report of this fault cannot be written: " + end);
        }
    }
}
