package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import studio.lipschitz.ui.shell.Keymap.Command;

/// Base of tests of the list of keys, which opens above the real window.
abstract class KeymapWindowTest extends ShellTest {

    /// As a person does: by its name among all commands.
    void open() {
        robot.shortcut(KeyCode.SHIFT, KeyCode.P);
        robot.type("keyboard");
        robot.keys(KeyCode.ENTER);
        await("the shortcuts", () -> shown() && find(TextField.class, "#keymap-search").isFocused());
        await("every row", () -> names().contains("About Lipschitz Studio"));
    }

    void close() {
        robot.keys(KeyCode.ESCAPE);
        await("closed", () -> !shown());
        await("the window has the focus", stage::isFocused);
    }

    static boolean shown() {
        return Window.getWindows().stream().anyMatch(window -> window.getScene().getRoot().lookup("#keymap-list") != null);
    }

    static List<String> names() {
        ListView<?> list = find(ListView.class, "#keymap-list");
        return get(() -> list.getItems().stream().map(Command.class::cast).map(Command::name).toList());
    }

    static String said() {
        Label said = find(Label.class, "#keymap-said");
        return get(said::getText);
    }

    void search(String text) {
        TextField search = find(TextField.class, "#keymap-search");
        robot.click(search);
        robot.shortcut(KeyCode.A);
        robot.type(text);
    }

    /// Waits for keys for the first command of that name.
    void listenFor(String name) {
        search(name);
        robot.keys(KeyCode.ENTER);
        assertTrue(said().startsWith("Press the new keys for “" + name), said());
    }

    static String text(KeyCombination key) {
        return key.getDisplayText();
    }

    static KeyCombination accelerator(Stage stage, String id) {
        return get(() -> ((MenuBar) stage.getScene().lookup("#menu")).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .getAccelerator());
    }
}
