package studio.lipschitz.ui.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;

/// The JavaFX application thread: the one place from which work is handed to it.
public final class FxThread {
    private static final List<Runnable> HELD = new ArrayList<>(); // which guards both
    private static boolean holding;

    private FxThread() {}

    /// Runs `work` on the FX thread, later, in order. While something is made beside it, after that ([Beside]), but for what is handed over on the FX thread
    /// itself, which knows nothing of what is half made.
    public static void later(Runnable work) {
        synchronized (HELD) {
            if (holding && !here()) {
                HELD.add(work);
                return;
            }
        }
        event(work);
    }

    /// Runs `work` on the FX thread: at once for who is there, else later.
    public static void now(Runnable work) {
        if (here()) {
            work.run();
        } else {
            later(work);
        }
    }

    /// Whether this is it.
    public static boolean here() {
        return Platform.isFxApplicationThread();
    }

    /// As the desktop's own events come: whatever is made beside it.
    static void event(Runnable work) {
        Platform.runLater(work);
    }

    /// Keeps what is handed over from now on.
    static void hold() {
        synchronized (HELD) {
            if (holding) {
                throw new IllegalStateException("something is made beside the FX thread already");
            }
            holding = true;
        }
    }

    /// Hands over `first`, then what was kept, in its order.
    static void release(Runnable first) {
        synchronized (HELD) {
            event(first);
            HELD.forEach(FxThread::event);
            HELD.clear();
            holding = false;
        }
    }
}
