package studio.lipschitz.ui.data;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.dataset.CheckCancelledException;
import studio.lipschitz.dataset.CheckWatch;
import studio.lipschitz.dataset.DataCheck;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Tasks;

/// Looks for what is broken or there twice, on a thread of its own, and can be stopped. FX thread only.
final class CheckSession implements AutoCloseable {
    private static final long TELL_NANOS = 50_000_000;

    private final Tasks tasks;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<Optional<DataCheck>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private @Nullable Watch watch;

    private final class Watch implements CheckWatch {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicLong told = new AtomicLong();

        @Override
        public void progress(long done, long total) {
            long now = System.nanoTime();
            long before = told.get();
            if (now - before > TELL_NANOS && total > 0 && told.compareAndSet(before, now)) {
                FxThread.later(() -> {
                    if (!ended.get()) {
                        progress.set(done / (double) total);
                    }
                });
            }
        }

        @Override
        public boolean cancelled() {
            return ended.get();
        }
    }

    CheckSession(Tasks tasks) {
        this.tasks = tasks;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// 0 to 1; -1 where that isn't known.
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Empty before the first check of a source, and after one that was stopped.
    ReadOnlyObjectProperty<Optional<DataCheck>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// Why the check itself came to nothing; empty if it didn't.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// @param data empty where the source was refused: its files are looked at all the same
    void start(String source, Optional<Dataset> data) {
        forget();
        var mine = new Watch();
        watch = mine;
        busy.set(true);
        tasks.start(() -> {
            try {
                return Optional.of(DataCheck.of(source, data, mine));
            } catch (CheckCancelledException _) {
                return Optional.<DataCheck>empty();
            }
        }, checked -> {
            if (!mine.cancelled()) {
                busy.set(false);
                found.set(checked);
            }
        }, e -> {
            if (!mine.cancelled()) {
                busy.set(false);
                String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
                failure.set(why.endsWith(".") ? why : why + ".");
            }
        });
    }

    /// Stops the check; what was found before it is gone already.
    void cancel() {
        if (watch != null) {
            watch.ended.set(true);
        }
        busy.set(false);
        progress.set(-1);
    }

    /// Of another source nothing is known.
    void forget() {
        cancel();
        found.set(Optional.empty());
        failure.set("");
    }

    @Override
    public void close() {
        cancel();
        tasks.abandon();
    }
}
