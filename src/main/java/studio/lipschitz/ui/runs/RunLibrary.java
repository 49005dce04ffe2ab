package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.lipschitz.runs.RunIndex;
import studio.lipschitz.runs.RunIndex.Found;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.fx.Turns;

/// The runs that there are, as the window sees them. FX thread only; files are read and moved beside it.
final class RunLibrary {
    private static final long BETWEEN_PARTS = 1_000_000_000; // nanoseconds
    private static final long REST_MS = 500;

    private final RunIndex index;
    private final RunsHost host;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("runs").factory());
    private final RunHomes homes;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NONE);
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private boolean again;
    private long lookNanos;
    private volatile Optional<Path> training = Optional.empty(); // rows are sorted by their state beside the FX thread

    /// What is done with the files of one run.
    interface Change {
        void to(RunSummary run) throws IOException;
    }

    RunLibrary(Path indexFile, RunsHost host, RunHomes homes, Tasks tasks) {
        this.index = new RunIndex(indexFile);
        this.host = host;
        this.homes = homes;
        this.tasks = tasks;
    }

    /// Looks for what has changed.
    void look() {
        if (reading.get()) {
            again = true;
            return;
        }
        reading.set(true);
        training = host.training().map(folder -> folder.toAbsolutePath().normalize());
        List<Path> roots = homes();
        Found before = found.get();
        reader.execute(() -> {
            long begin = System.nanoTime();
            Found now;
            try {
                now = index.look(roots, new Parts());
            } catch (RuntimeException bug) {
                FxThread.later(() -> {
                    reading.set(false);
                    throw bug;
                });
                return;
            }
            long took = System.nanoTime() - begin;
            boolean same = now.equals(before); // thousands, compared beside the FX thread
            FxThread.later(() -> {
                lookNanos = took;
                reading.set(false);
                if (!same) {
                    found.set(now);
                }
                if (again) {
                    again = false;
                    look();
                }
            });
        });
    }

    /// Shows what is there so far a few times, not each time.
    private final class Parts implements Consumer<Found> {
        private long told;

        @Override
        public void accept(Found far) {
            long now = System.nanoTime();
            if (told == 0 || now - told > BETWEEN_PARTS) {
                told = now;
                show(far);
            }
        }

        /// Reading rests while the rows are made: both would want every processor that there is, and an event would wait for longer.
        private void show(Found far) {
            var shown = new CountDownLatch(1);
            FxThread.later(() -> {
                found.set(far);
                Turns.take(shown, shown::countDown); // after the frame that shows them
            });
            try {
                shown.await(REST_MS, TimeUnit.MILLISECONDS); // then on in any case: there may be no frames any more
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the index ends its look
            }
        }
    }

    /// How long the last look took.
    long lookNanos() {
        return lookNanos;
    }

    /// Changes some runs, one after the other; one that refuses is named and leaves the others.
    ///
    /// @param done what is said in the end
    void change(List<RunSummary> runs, String done, Change change) {
        tasks.start(
                () -> {
                    var refused = new StringBuilder();
                    for (RunSummary run : runs) {
                        try {
                            change.to(run);
                            index.forget(run.path());
                        } catch (IOException e) {
                            refused.append(refused.isEmpty() ? "" : "\n").append(text("runs.refused", run.name(), reason(e)));
                        }
                    }
                    return refused.toString();
                },
                refused -> {
                    if (refused.isEmpty()) {
                        host.say(done);
                    } else {
                        host.complain(refused);
                    }
                    look();
                },
                e -> host.complain(reason(e)));
    }

    static String reason(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }

    /// How a run stands now. Any thread.
    RunSummary.State state(RunSummary run) {
        return run.state(System.currentTimeMillis(), training.filter(run.path()::equals).isPresent());
    }

    ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Folders that hold runs.
    List<Path> homes() {
        return homes.with(host.homes());
    }

    Tasks tasks() {
        return tasks;
    }

    RunsHost host() {
        return host;
    }
}
