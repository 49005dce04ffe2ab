package studio.lipschitz.ui.shell;

import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Screens as dialogs need them: one that is larger than the screen has buttons that nobody can press.
final class Screens {
    /// What a desktop puts above a window, its title bar, is not higher; in units of the screen.
    private static final double FRAME = 40;

    private Screens() {}

    /// Of a window that is yet to be shown: as it was, or as the first screen has room for.
    static double width(Settings.State state) {
        return Math.min(state.width(), around(null).getWidth());
    }

    static double height(Settings.State state) {
        return Math.min(state.height(), around(null).getHeight() - FRAME);
    }

    /// What the desktop leaves of the screen that a window stands on, of the first screen where there is none.
    static Rectangle2D around(@Nullable Window window) {
        return (window == null ? Stream.<Screen>of() : Screen.getScreensForRectangle(window.getX(), window.getY(), 1, 1).stream())
                .findFirst()
                .orElseGet(Screen::getPrimary)
                .getVisualBounds();
    }
}
