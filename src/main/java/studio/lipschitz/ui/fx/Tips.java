package studio.lipschitz.ui.fx;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;

/// Tooltips keep no key for themselves: Escape closes one, as JavaFX has it, and does what it does without one too.
public final class Tips {
    private static final ListChangeListener<Window> SHOWN = change -> {
        while (change.next()) {
            change.getAddedSubList().forEach(window -> {
                if (window instanceof Tooltip tooltip) {
                    tooltip.setConsumeAutoHidingEvents(false);
                }
            });
        }
    };

    private Tips() {}

    /// For every tooltip of the program: FX thread.
    public static void shareKeys() {
        Window.getWindows().removeListener(SHOWN);
        Window.getWindows().addListener(SHOWN);
    }
}
