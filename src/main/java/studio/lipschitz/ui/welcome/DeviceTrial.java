package studio.lipschitz.ui.welcome;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.worker.DeviceReports;
import studio.lipschitz.worker.Worker;

/// Has a multiplication tried on every device, in a process of its own that ends with its answer or when nobody waits for it any more. What was found is kept
/// as long as the window. FX thread only.
public final class DeviceTrial {
    private final Worker worker;
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.UNKNOWN);
    private long generation; // of the process that is waited for; guarded by this
    private @Nullable Runnable stop; // likewise

    /// How far it is.
    ///
    /// @param trying whether a process is at it
    /// @param failure one sentence why there is no answer; empty where there is one, or none yet
    public record Outcome(boolean trying, Optional<DeviceReports> found, String failure) {
        static final Outcome UNKNOWN = new Outcome(false, Optional.empty(), "");
    }

    public DeviceTrial(Worker worker) {
        this.worker = worker;
    }

    ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Tries them anew; nothing happens where that is going on.
    void start() {
        if (outcome.get().trying()) {
            return;
        }
        outcome.set(new Outcome(true, Optional.empty(), ""));
        long mine = next();
        Thread.ofPlatform().daemon().name("devices").start(() -> {
            Outcome told;
            try {
                told = new Outcome(false, Optional.of(worker.devices(end -> began(mine, end))), "");
            } catch (IOException e) {
                told = new Outcome(false, Optional.empty(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
            } catch (InterruptedException e) {
                told = new Outcome(false, Optional.empty(), text("welcome.devices.ended"));
            }
            Outcome end = told;
            FxThread.later(() -> {
                if (waitsFor(mine)) {
                    outcome.set(end);
                }
            });
        });
    }

    /// Ends the process, if one is at it.
    void cancel() {
        if (outcome.get().trying()) {
            Runnable end = abandon();
            if (end != null) {
                end.run();
            }
            outcome.set(Outcome.UNKNOWN);
        }
    }

    private void began(long which, Runnable end) {
        if (!adopt(which, end)) {
            end.run();
        }
    }

    private synchronized boolean adopt(long which, Runnable end) {
        if (which == generation) {
            stop = end;
        }
        return which == generation;
    }

    private synchronized long next() {
        stop = null;
        return ++generation;
    }

    private synchronized @Nullable Runnable abandon() {
        generation++;
        return stop;
    }

    private synchronized boolean waitsFor(long which) {
        return which == generation;
    }
}
