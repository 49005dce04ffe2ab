package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.dataset.ChannelFigures;
import studio.lipschitz.dataset.ClassBalance;
import studio.lipschitz.dataset.DataException;
import studio.lipschitz.dataset.DataOption;
import studio.lipschitz.dataset.DataPreview;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.dataset.DownloadWatch;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Tasks;

/// One source at a time as the view sees it: what was read of it, or why it could not be. FX thread only; files are read beside it.
public final class DataSession implements AutoCloseable {
    private static final long TELL_NANOS = 100_000_000;

    private final Tasks tasks;
    private final ReadOnlyStringWrapper source = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Look>> look = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final CheckSession check;
    private boolean skippable; // of what was refused
    private @Nullable Watch watch; // of what is being read

    enum State {
        /// Nothing was asked for yet.
        EMPTY, READING,
        /// It has to be downloaded first.
        ABSENT, READY, REFUSED
    }

    /// What was read.
    record Look(Dataset data, ClassBalance balance, ChannelFigures figures) {}

    /// Ends a download whose data nobody waits for any more.
    private final class Watch implements DownloadWatch {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicLong told = new AtomicLong();

        @Override
        public void progress(String file, long done, long total) {
            long now = System.nanoTime();
            if (now - told.get() > TELL_NANOS && total > 0) {
                told.set(now);
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

    public DataSession() {
        this(new Tasks(), new Tasks());
    }

    /// @param tasks reads
    /// @param checks looks for what is broken, which takes longer
    DataSession(Tasks tasks, Tasks checks) {
        this.tasks = tasks;
        check = new CheckSession(checks);
    }

    /// As it was asked for.
    ReadOnlyStringProperty sourceProperty() {
        return source.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    State state() {
        return state.get();
    }

    /// Present while it is [State#READY].
    ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
        return look.getReadOnlyProperty();
    }

    Optional<Look> look() {
        return look.get();
    }

    /// What it holds, in one line; or why it can't be read, in one sentence; or what is being done.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Of a download, 0 to 1; -1 where that isn't known.
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What is broken or there twice.
    CheckSession check() {
        return check;
    }

    /// Reads another source; what was read before is let go. Downloads nothing.
    void open(String wanted) {
        read(wanted, false);
    }

    /// Fetches what [State#ABSENT] misses, and reads it.
    void download() {
        read(source.get(), true);
    }

    /// Ends a download; what has come is kept for the next one.
    void cancel() {
        if (watch != null) {
            watch.ended.set(true);
        }
        if (state.get() == State.READING) {
            open(source.get());
        }
    }

    /// Reads the same source again: its files may have been mended.
    void again() {
        open(source.get());
    }

    /// Whether what was refused can be read without the files at fault.
    boolean skippable() {
        return skippable;
    }

    /// Reads the same source without the files at fault, and says so in its name.
    void skip() {
        String asked = source.get();
        open(asked + (asked.contains("?") ? "&" : "?") + DataOption.BROKEN.example());
    }

    private record Found(Optional<DataPreview> absent, Optional<Look> look) {}

    private void read(String wanted, boolean fetch) {
        if (watch != null) {
            watch.ended.set(true);
        }
        var mine = new Watch();
        watch = mine;
        source.set(wanted);
        progress.set(-1);
        message.set(text("data.reading", wanted));
        look.set(Optional.empty());
        state.set(State.READING);
        check.forget();
        tasks.start(() -> {
            Optional<DataPreview> absent = fetch ? Optional.empty() : Datasets.absent(wanted);
            if (absent.isPresent() || mine.cancelled()) {
                return new Found(absent, Optional.empty());
            }
            Dataset data = Datasets.open(wanted, mine);
            return new Found(absent, Optional.of(new Look(data, ClassBalance.of(data), ChannelFigures.of(data))));
        }, found -> {
            if (!mine.cancelled()) {
                show(found);
            }
        }, e -> {
            if (!mine.cancelled()) {
                String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
                message.set(why.endsWith(".") ? why : why + ".");
                skippable = e instanceof DataException refused && refused.skippable();
                state.set(State.REFUSED);
            }
        });
    }

    private void show(Found found) {
        DataPreview preview = found.absent().orElseGet(() -> DataPreview.of(found.look().orElseThrow().data()));
        message.set(found.absent().isPresent() ? text("data.absent", preview.shape(), preview.missing() / 1e6) : preview.words());
        look.set(found.look());
        state.set(found.absent().isPresent() ? State.ABSENT : State.READY);
    }

    /// What the check is to look at now.
    void startCheck() {
        check.start(source.get(), look.get().map(Look::data));
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.ended.set(true);
        }
        check.close();
        tasks.abandon();
    }
}
