package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.ui.crash.Journal;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.Workspace;

/// Keeps what is not saved yet in a file of its own, a second after each edit at most, so that a crash or a power cut costs nothing more. The user's
/// own file is never touched. Once all is saved, or the window is closed in peace, the file is gone. FX thread only; files are written beside it.
final class Recovery implements Journal {
    private static final Duration LATEST = Duration.seconds(1);
    private static final String ORIGIN = ".origin"; // beside a journal: the user's file, on one line

    private final Path folder;
    private final Path journal;
    private final Workspace workspace;
    private final Tasks tasks;
    private final PauseTransition wait = new PauseTransition(LATEST);
    private boolean written;
    private boolean ended;

    /// What another program left.
    ///
    /// @param file of its own, with a drawing that was never saved
    /// @param origin the user's file that was open, if it was one
    record Leftover(Path file, Optional<Path> origin, Instant when) {}

    /// @param folder where journals lie; made when the first is written
    Recovery(Path folder, Workspace workspace, Tasks tasks) {
        this.folder = folder;
        this.journal = folder.resolve(ProcessHandle.current().pid() + "-" + System.nanoTime() + ProjectFile.EXTENSION);
        this.workspace = workspace;
        this.tasks = tasks;
        wait.setOnFinished(_ -> write());
        workspace.projectProperty().addListener(_ -> later());
        workspace.dirtyProperty().addListener(_ -> later());
    }

    private void later() {
        if (!ended && wait.getStatus() != javafx.animation.Animation.Status.RUNNING) {
            wait.playFromStart();
        }
    }

    private void write() {
        if (ended) {
            return;
        }
        if (workspace.dirtyProperty().get()) {
            Project version = workspace.project();
            Optional<Path> origin = workspace.fileProperty().get();
            written = true;
            tasks.start(() -> write(version, origin), _ -> {},
                    e -> workspace.say(text("shell.recovery.failed", e.getMessage())));
        } else if (written) {
            written = false;
            remove(journal);
        }
    }

    @Override
    public CompletableFuture<Boolean> flush() {
        var flushed = new CompletableFuture<Boolean>();
        if (ended || !workspace.dirtyProperty().get()) {
            flushed.complete(false);
            return flushed;
        }
        Project version = workspace.project();
        Optional<Path> origin = workspace.fileProperty().get();
        written = true;
        tasks.start(() -> write(version, origin), _ -> flushed.complete(true), flushed::completeExceptionally);
        return flushed;
    }

    private Path write(Project version, Optional<Path> origin) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(beside(journal), origin.map(path -> path.toAbsolutePath().toString()).orElse(""));
        ProjectFile.write(journal, version);
        return journal;
    }

    /// Writes no more; what is written stays.
    void stop() {
        ended = true;
        wait.stop();
    }

    /// The window closes, and what is not saved is not wanted.
    void end() {
        stop();
        if (written) {
            remove(journal);
        }
    }

    private void remove(Path file) {
        tasks.start(() -> {
            Files.deleteIfExists(beside(file));
            return Files.deleteIfExists(file);
        }, _ -> {}, _ -> {});
    }

    /// Finds what programs left that are gone, and hands it over, the latest first; nothing happens if there is none.
    void look(Consumer<List<Leftover>> found) {
        if (ended) {
            return; // the window was closed before it had its sizes
        }
        tasks.start(() -> leftovers(folder), all -> {
            if (!all.isEmpty()) {
                found.accept(all);
            }
        }, _ -> {});
    }

    /// Opens it as the changes to its file that were never saved.
    ///
    /// @param then runs once it is open
    /// @param refused gets one sentence if it cannot be read
    void recover(Leftover leftover, Runnable then, Consumer<String> refused) {
        tasks.start(() -> Documents.Read.of(leftover.file()), read -> {
            workspace.recover(read.project(), read.analysis(), leftover.origin());
            write(); // before the old one goes
            remove(leftover.file());
            then.run();
        }, e -> refused.accept(String.valueOf(e.getMessage())));
    }

    void discard(Leftover leftover) {
        remove(leftover.file());
    }

    /// Whether there is something that [#look] would find; may be asked beside the FX thread.
    static boolean foundIn(Path folder) {
        try {
            return !leftovers(folder).isEmpty();
        } catch (IOException e) { // then nothing is offered either
            return false;
        }
    }

    /// Of programs that run no more, the latest first.
    static List<Leftover> leftovers(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Leftover>();
        try (var files = Files.newDirectoryStream(folder, "*" + ProjectFile.EXTENSION)) {
            for (Path file : files) {
                if (!owned(file)) {
                    Path beside = beside(file);
                    String origin = Files.exists(beside) ? Files.readString(beside).strip() : "";
                    found.add(new Leftover(file, origin.isEmpty() ? Optional.empty() : Optional.of(Path.of(origin)),
                            Files.getLastModifiedTime(file).toInstant()));
                }
            }
        }
        found.sort(Comparator.comparing(Leftover::when).reversed());
        return found;
    }

    /// Whether the program that writes it still runs.
    private static boolean owned(Path file) {
        String pid = String.valueOf(file.getFileName()).replaceFirst("-.*", "");
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> start.isBefore(modified(file)))
                .isPresent();
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().plusSeconds(2); // a clock's grain
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ORIGIN);
    }
}
