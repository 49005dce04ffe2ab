package studio.lipschitz.ui.shell;

import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import studio.lipschitz.edit.Arrange;

/// The items that align and distribute, each offered where enough is selected for it. An item's user data is the constant of [Arrange] it stands for.
final class ArrangeMenu {

    private ArrangeMenu() {}

    static void lead(Menu menu, Commands commands) {
        for (MenuItem item : menu.getItems()) {
            way(item).ifPresent(how -> {
                item.setOnAction(_ -> commands.canvas().arrange(how));
                commands.workspace().selectionProperty().subscribe(selection -> item.setDisable(!how.takes(selection.nodes().size())));
            });
        }
    }

    private static Optional<Arrange> way(MenuItem item) {
        return Optional.ofNullable(item.getUserData()).map(name -> Arrange.valueOf(name.toString()));
    }
}
