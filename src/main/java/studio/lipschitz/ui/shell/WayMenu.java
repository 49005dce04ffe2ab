package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.workspace.Workspace;

/// The items that do without the mouse what is else done by pointing at it: edges, the way to what is selected, the parts of the window, blocks that are kept.
final class WayMenu {
    private WayMenu() {}

    static void lead(List<Menu> menus, Workspace workspace, CanvasView canvas, WindowParts parts, KeptBlocks kept) {
        Map<String, Runnable> actions = Map.of(
                "menu-insert-edge", canvas.edges()::insert,
                "menu-next-edge", canvas.edges()::next,
                "menu-previous-edge", canvas.edges()::previous,
                "menu-block-path", () -> {
                    if (!canvas.focusPath()) {
                        workspace.say(text("walk.path.none"));
                    }
                },
                "menu-next-part", () -> parts.go(1),
                "menu-previous-part", () -> parts.go(-1),
                "menu-drop-block", kept::ask);
        for (Menu menu : menus) {
            for (MenuItem item : menu.getItems()) {
                Optional.ofNullable(actions.get(String.valueOf(item.getId()))).ifPresent(action -> item.setOnAction(_ -> action.run()));
                if ("menu-drop-block".equals(item.getId())) {
                    item.disableProperty().bind(kept.none());
                }
            }
        }
    }
}
