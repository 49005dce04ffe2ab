package studio.lipschitz.ui.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.shell.Keymap.Command;

/// Keeps the keys of one window's menus as the settings have them. What a menu item comes with is what its FXML says.
final class MenuKeys {
    /// Second keys that people expect from other programs, by the ids of commands.
    private static final Map<String, String> ALSO = Map.of("train", "Shortcut+R", "redo", "Shortcut+Y");

    private final Scene scene;
    private final Settings settings;
    private final Map<Command, MenuItem> items = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Keymap> keymap;
    private final List<KeyCombination> second = new ArrayList<>();
    private final List<String> ignored;
    private final Subscription subscription;

    /// @param scene of the menus
    MenuKeys(MenuBar menu, Scene scene, Settings settings) {
        this.scene = scene;
        this.settings = settings;
        menu.getMenus().forEach(top -> collect(top, MenuCommands.text(top)));
        Keymap.Reading reading = Keymap.read(List.copyOf(items.keySet()), settings.state().keys());
        ignored = reading.ignored();
        keymap = new ReadOnlyObjectWrapper<>(reading.keymap());
        apply(reading.keymap());
        subscription = settings.stateProperty().map(Settings.State::keys).subscribe((_, stored) -> {
            keymap.set(Keymap.read(keymap.get().commands(), stored).keymap());
            apply(keymap.get());
        });
    }

    private void collect(Menu menu, String path) {
        for (MenuItem item : menu.getItems()) {
            if (item instanceof Menu below) {
                collect(below, path + " > " + MenuCommands.text(below));
            } else if (item.getId() != null && !(item.getText() == null || item.getText().isEmpty())) {
                String id = item.getId().startsWith(MenuCommands.PREFIX) ? item.getId().substring(MenuCommands.PREFIX.length())
                        : item.getId();
                items.put(
                        new Command(
                                id,
                                MenuCommands.text(item),
                                path,
                                Optional.ofNullable(item.getAccelerator()).flatMap(KeyPress::of),
                                Optional.ofNullable(ALSO.get(id)).flatMap(KeyPress::parse)),
                        item);
            }
        }
    }

    ReadOnlyObjectProperty<Keymap> keymapProperty() {
        return keymap.getReadOnlyProperty();
    }

    /// Changes the keys of every window, and of the next start.
    void change(Keymap changed) {
        settings.update(state -> state.withKeys(changed.stored()));
    }

    /// What of the settings could not be followed, and why; empty if all could.
    Optional<String> complaint() {
        int more = ignored.size() - 1;
        return ignored.stream().findFirst().map(first -> more == 0 ? first : Texts.text("shell.keys.ignored.more", first, more));
    }

    /// The keys of a command as people write them, now and later.
    ObservableValue<String> text(String id) {
        return keymap.map(keys -> keys.find(id).map(keys::text).orElse(""));
    }

    /// Lets keys that were given to commands pass by what a part of the window does with them on its own, as the drawing does with Delete.
    void goBefore(Node part) {
        part.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Optional<Command> given = keymap.get().given(event);
            given.map(items::get).ifPresent(MenuKeys::run);
            if (given.isPresent() || keymap.get().left(event)) {
                event.consume();
            }
        });
    }

    /// What the item does that asks for the list of all keys.
    void onAsked(Runnable open) {
        keymap.get().find("keymap").map(items::get).orElseThrow().setOnAction(_ -> open.run());
    }

    void close() {
        subscription.unsubscribe();
    }

    /// First all old keys go: JavaFX forgets the key of one item when the item that had it before gives it up later.
    private void apply(Keymap keys) {
        ObservableMap<KeyCombination, Runnable> accelerators = scene.getAccelerators();
        second.forEach(accelerators::remove);
        second.clear();
        var changed = new LinkedHashMap<MenuItem, KeyCodeCombination>();
        items.forEach((command, item) -> {
            Optional<KeyCodeCombination> now = keys.key(command);
            if (!now.equals(Optional.ofNullable(item.getAccelerator()))) {
                item.setAccelerator(null);
                now.ifPresent(key -> changed.put(item, key));
            }
        });
        changed.forEach((item, key) -> {
            item.setAccelerator(key);
            if (accelerators.containsKey(key) && accelerators.get(key) == null) { // where an item had no key, JavaFX does not know what it does
                accelerators.put(key, () -> run(item));
            }
        });
        items.forEach((command, item) -> keys.also(command).ifPresent(key -> {
            second.add(key);
            accelerators.put(key, () -> run(item));
        }));
    }

    private static void run(MenuItem item) {
        if (!item.isDisable()) {
            MenuCommands.choose(item);
        }
    }
}
