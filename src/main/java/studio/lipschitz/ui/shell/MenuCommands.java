package studio.lipschitz.ui.shell;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.shell.CommandSearch.Command;

/// The items of menus as commands that are found by name.
final class MenuCommands {
    static final String PREFIX = "menu-"; // of the ids of menu items

    private static final Pattern MNEMONIC = Pattern.compile("_(.)");

    private MenuCommands() {}

    /// In the order of the menus, those of submenus too. What does nothing, as a line between items, is no command.
    static List<Command> of(List<Menu> menus, Set<MenuItem> without) {
        return menus.stream().flatMap(menu -> of(menu, text(menu), without)).toList();
    }

    private static Stream<Command> of(Menu menu, String path, Set<MenuItem> without) {
        return menu.getItems().stream().filter(item -> !without.contains(item)).flatMap(item -> {
            if (item instanceof Menu below) {
                return of(below, path + " > " + text(below), without);
            }
            return item.getOnAction() == null ? Stream.of() : Stream.of(command(item, path));
        });
    }

    private static Command command(MenuItem item, String path) {
        String name = text(item);
        String key = Objects.requireNonNullElse(item.getId(), path + " > " + name); // an id stays where the text changes, as that of Undo does
        String keys = item.getAccelerator() == null ? "" : item.getAccelerator().getDisplayText();
        return new Command(key, name, path, keys, !item.isDisable(), () -> choose(item));
    }

    /// As a click in the menu.
    static void choose(MenuItem item) {
        if (item instanceof RadioMenuItem radio) {
            radio.setSelected(true);
        } else if (item instanceof CheckMenuItem check) {
            check.setSelected(!check.isSelected());
        }
        item.fire();
    }

    /// As people read it, without the mark of its mnemonic.
    static String text(MenuItem item) {
        return item.isMnemonicParsing() ? plain(item.getText()) : item.getText();
    }

    private static String plain(String text) {
        return MNEMONIC.matcher(text).replaceFirst("$1");
    }

    /// What an item is called in English, by which it is found in every language; empty of one without an id, as a recent file has none.
    ///
    /// @param id with or without its prefix
    static String english(String id) {
        String name = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
        return plain(Texts.of("en", "shell.menu." + name));
    }
}
