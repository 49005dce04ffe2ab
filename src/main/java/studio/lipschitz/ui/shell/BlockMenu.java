package studio.lipschitz.ui.shell;

import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import studio.lipschitz.ui.canvas.BlockCommands;

/// The items for blocks, led by their ids. What needs a block is offered where something is selected: the status bar says what is missing.
final class BlockMenu {

    private BlockMenu() {}

    static void lead(Menu menu, Commands commands) {
        BlockCommands blocks = commands.canvas().blocks();
        Map<String, Runnable> needSelection = Map.of(
                "menu-group", blocks::group,
                "menu-ungroup", blocks::ungroup,
                "menu-fold", blocks::toggle,
                "menu-block-edit", blocks::edit,
                "menu-into-block", blocks::moveInto,
                "menu-take-out", blocks::takeOut,
                "menu-keep-block", blocks::keep,
                "menu-save-block", blocks::save);
        for (MenuItem item : menu.getItems()) {
            String id = String.valueOf(item.getId());
            Optional.ofNullable(needSelection.get(id)).ifPresent(action -> {
                item.setOnAction(_ -> action.run());
                commands.workspace().selectionProperty().subscribe(selection -> item.setDisable(selection.nodes().isEmpty()));
            });
            if (id.equals("menu-insert-block")) {
                item.setOnAction(_ -> commands.insertBlock().run());
            }
        }
    }
}
