package studio.lipschitz.ui.shell;

import java.util.Comparator;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;

/// Gives menus their look before they first open.
final class ReadyMenus {

    private ReadyMenus() {}

    /// The smallest menu first: it brings the classes that the others need.
    static List<Runnable> steps(MenuBar bar) {
        return bar.getMenus().stream().sorted(Comparator.comparingInt(menu -> menu.getItems().size()))
                .<Runnable>map(menu -> () -> prepare(bar, menu))
                .toList();
    }

    private static void prepare(MenuBar bar, Menu menu) {
        ContextMenu popup = menu.getItems().getFirst().getParentPopup();
        if (popup != null && bar.getScene() != null && !popup.isShowing()) {
            popup.getScene().setUserAgentStylesheet(bar.getScene().getUserAgentStylesheet());
            popup.getScene().getStylesheets().setAll(bar.getScene().getStylesheets());
            popup.getScene().getRoot().applyCss();
        }
    }
}
