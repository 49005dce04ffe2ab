package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.ui.fx.Hint;

/// What else can be done with trainings, beside the toolbar's buttons: the queue, a grid, the runs.
final class TrainingMenu extends MenuButton {

    TrainingMenu(Commands commands) {
        setId("toolbar-training-more");
        setGraphic(new FontIcon(Material2OutlinedMZ.PLAYLIST_PLAY));
        setAccessibleText(text("grid.toolbar"));
        setFocusTraversable(false);
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().addAll("flat", "toolbar-more");
        Hint.install(this, text("grid.toolbar"));
        getItems().setAll(
                item("grid", text("grid.menu"), Material2OutlinedAL.APPS, commands.grid()),
                item("enqueue", text("grid.toolbar.enqueue"), Material2OutlinedMZ.PLAYLIST_ADD, commands.enqueue()),
                item("runs", text("grid.toolbar.runs"), Material2OutlinedMZ.TABLE_CHART, commands.runs()));
    }

    private static MenuItem item(String id, String words, Ikon icon, Runnable action) {
        var item = new MenuItem(words, new FontIcon(icon));
        item.setId("toolbar-" + id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
