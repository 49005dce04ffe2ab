package studio.lipschitz.ui.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import studio.lipschitz.runs.QueueFile;
import studio.lipschitz.runs.Queued;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.ui.fx.Tasks;

/// Keeps the queue of a window in a file of its own, so that it outlives the window, a crash and a power cut; the next window takes it over. What is
/// trained stands in it first, until it has ended: after a crash it goes on from its last checkpoint. FX thread only; files are written beside it.
public final class QueueKeeper {
    private static final String ENDING = ".json";

    /// In the place of a process's number: its window has been closed.
    private static final String NOBODY = "0-";

    private final RunQueue queue;
    private final Path folder;
    private final Path file;
    private final Tasks tasks;
    private final Consumer<String> failed;
    private boolean changed;
    private boolean ended;

    /// What other windows left.
    ///
    /// @param complaint why some of it cannot be read, empty if all can
    private record Left(List<Queued> waiting, List<Path> files, String complaint) {}

    /// @param folder where queues lie; made when the first is written
    /// @param failed told in one sentence what cannot be read or written
    public QueueKeeper(RunQueue queue, Path folder, Tasks tasks, Consumer<String> failed) {
        this.queue = queue;
        this.folder = folder;
        this.tasks = tasks;
        this.failed = failed;
        file = folder.resolve(ProcessHandle.current().pid() + "-" + System.nanoTime() + ENDING);
        queue.waiting().addListener((ListChangeListener<Queued>) _ -> later());
        queue.trainingProperty().addListener(_ -> later());
    }

    /// Once, however much changes in one event: a grid comes and goes as hundreds.
    private void later() {
        if (!changed && !ended) {
            changed = true;
            studio.lipschitz.ui.fx.FxThread.later(() -> {
                if (changed && !ended) {
                    write(file);
                }
            });
        }
    }

    private void write(Path where) {
        changed = false;
        var all = new ArrayList<>(queue.trainingProperty().get().stream().toList());
        all.addAll(queue.waiting());
        tasks.start(() -> {
            if (all.isEmpty()) {
                Files.deleteIfExists(where);
            } else {
                QueueFile.write(where, all);
            }
            return where;
        }, _ -> {}, e -> failed.accept(String.valueOf(e.getMessage())));
    }

    /// Takes over what windows left that are gone.
    ///
    /// @param found told how many networks
    public void takeOver(Consumer<Integer> found) {
        tasks.start(this::left, left -> {
            if (!left.complaint().isEmpty()) {
                failed.accept(left.complaint());
            }
            if (left.waiting().isEmpty()) {
                return;
            }
            queue.restore(left.waiting());
            write(file); // before the others go
            tasks.start(() -> {
                for (Path other : left.files()) {
                    Files.deleteIfExists(other);
                }
                return file;
            }, _ -> {}, e -> failed.accept(String.valueOf(e.getMessage())));
            found.accept(left.waiting().size());
        }, e -> failed.accept(String.valueOf(e.getMessage())));
    }

    private Left left() throws IOException {
        var waiting = new ArrayList<Queued>();
        var files = new ArrayList<Path>();
        var complaint = new StringBuilder();
        if (!Files.isDirectory(folder)) {
            return new Left(waiting, files, "");
        }
        try (var all = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path other : all) {
                if (!owned(other)) {
                    Path mine = folder.resolve(file.getFileName() + "." + files.size() + ".taken");
                    try {
                        Files.move(other, mine, StandardCopyOption.ATOMIC_MOVE); // of two windows that start at once, one gets it
                    } catch (IOException e) {
                        continue;
                    }
                    files.add(mine);
                    try {
                        QueueFile.read(mine).forEach(each -> waiting.add(goesOn(each)));
                    } catch (IOException e) {
                        files.remove(mine); // it stays where it is: what it holds may be wanted
                        complaint.append(complaint.isEmpty() ? "" : "\n").append(e.getMessage());
                    }
                }
            }
        }
        return new Left(waiting, files, complaint.toString());
    }

    /// A run that broke off before its first checkpoint begins anew where it was.
    private static Queued goesOn(Queued each) {
        boolean goes = each.folder().filter(run -> Files.exists(new RunFolder(run).lastState())).isPresent();
        return goes || each.folder().isEmpty() ? each
                : new Queued(each.name(), each.project(), each.file(), each.since(), each.point(), java.util.Optional.empty());
    }

    /// Writes what waits once more, for the next window.
    public void end() {
        ended = true;
        queue.end();
        Path left = folder.resolve(NOBODY + file.getFileName());
        write(left);
        tasks.start(() -> Files.deleteIfExists(file), _ -> {}, _ -> {});
    }

    /// Whether the program that writes it still runs.
    private static boolean owned(Path file) {
        String name = String.valueOf(file.getFileName());
        String pid = name.replaceFirst("-.*", "");
        return !name.startsWith(NOBODY) && pid.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)
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
}
