package studio.lipschitz.ui.shell;

import java.util.function.Supplier;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// What lies under menus, lists and tooltips where the desktop lets nothing shine through, as X11 without a compositor: there JavaFX leaves white what is transparent,
/// around each shadow and corner, which glares in a dark theme.
final class PopupGround {
    private static boolean laid;

    private PopupGround() {}

    /// For all windows of the program, once. FX thread.
    ///
    /// @param ground asked whenever a popup is shown
    static void layWhereNeeded(Supplier<Color> ground) {
        if (!laid && !Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            laid = true;
            Window.getWindows().addListener((ListChangeListener<Window>) change -> lay(change, ground));
        }
    }

    static void lay(ListChangeListener.Change<? extends Window> change, Supplier<Color> ground) {
        while (change.next()) {
            for (Window window : change.getAddedSubList()) {
                if (window instanceof PopupWindow popup) {
                    popup.getScene().setFill(ground.get());
                }
            }
        }
    }
}
