package studio.lipschitz.ui.fx;

import javafx.application.Platform;

/// The JavaFX application thread: the one place from which work is handed to it.
public final class FxThread {

    private FxThread() {}

    /// Runs `work` on the FX thread, later, in order.
    public static void later(Runnable work) {
        Platform.runLater(work);
    }
}
