package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of files that were open before, looked at anew each time it opens.
final class RecentFiles {
    private final Menu menu;
    private final Commands commands;

    RecentFiles(Menu menu, Commands commands) {
        this.menu = menu;
        this.commands = commands;
        menu.setOnShowing(_ -> fill());
        fill();
    }

    void fill() {
        menu.getItems().clear();
        List<Path> files = commands.settings().recent();
        for (Path file : files) {
            var item = new MenuItem(file.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> commands.open(file));
            menu.getItems().add(item);
        }
        if (files.isEmpty()) {
            var none = new MenuItem(text("shell.recent.none"));
            none.setDisable(true);
            menu.getItems().add(none);
        } else {
            var forget = new MenuItem(text("shell.recent.forget"));
            forget.setOnAction(_ -> commands.settings().forgetRecent());
            menu.getItems().addAll(new SeparatorMenuItem(), forget);
        }
    }
}
