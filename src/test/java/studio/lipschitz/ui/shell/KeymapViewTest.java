package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Modality;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.shell.Keymap.Command;
import studio.lipschitz.ui.testing.Screenshots;

class KeymapViewTest extends KeymapWindowTest {
    private static final KeyCombination CTRL_J = new KeyCodeCombination(KeyCode.J, KeyCombination.SHORTCUT_DOWN);

    private double zoom() {
        CanvasView canvas = find(CanvasView.class, "#canvas");
        return get(canvas.zoomProperty()::get);
    }

    @Test
    void aCommandIsGivenAnotherKeyAtOnceAndAtTheNextStart() {
        open();
        listenFor("Zoom in");
        robot.shortcut(KeyCode.J);
        assertEquals("“Zoom in” has " + text(CTRL_J) + " now.", said());
        assertEquals("Zoom in", get(find(TextField.class, "#keymap-search")::getText), "the keys typed nothing");
        close();
        double before = zoom();
        robot.shortcut(KeyCode.J);
        assertEquals(1.25 * before, zoom(), 1e-9);
        robot.shortcut(KeyCode.EQUALS);
        assertEquals(1.25 * before, zoom(), 1e-9, "the old key does nothing");
        assertEquals(Map.of("zoom-in", "Shortcut+J"), settings.state().keys().entries());
        robot.shortcut(KeyCode.SHIFT, KeyCode.P);
        robot.type("zoom in");
        ListView<?> commands = find(ListView.class, "#commands-list");
        assertEquals(text(CTRL_J), get(() -> ((CommandSearch.Command) commands.getItems().getFirst()).keys()));
        robot.keys(KeyCode.ESCAPE);

        Path file = folder.resolve("config/settings.json");
        await("written", () -> Files.exists(file) && Files.readString(file).contains("Shortcut+J"));
        try (var tasks = new Tasks()) {
            Settings read = Settings.load(file, tasks);
            Stage next = another(read, tasks);
            assertEquals(CTRL_J, accelerator(next, "menu-zoom-in"));
            CanvasView canvas = get(() -> (CanvasView) next.getScene().lookup("#canvas"));
            double zoom = get(canvas.zoomProperty()::get);
            robot.shortcut(KeyCode.J);
            assertEquals(1.25 * zoom, get(canvas.zoomProperty()::get), 1e-9);
            fx(next::close);
        }
    }

    @Test
    void everyWindowFollowsAtOnce() {
        try (var tasks = new Tasks()) {
            Stage other = another(settings, tasks);
            fx(() -> settings.update(state -> state.withKeys(new StoredKeys(Map.of("save", "Shortcut+J", "zoom-out", "")))));
            for (Stage each : List.of(stage, other)) {
                assertEquals(CTRL_J, accelerator(each, "menu-save"));
                assertNull(accelerator(each, "menu-zoom-out"));
                assertEquals("Save the network (" + text(CTRL_J) + ")",
                        get(() -> ((Button) each.getScene().lookup("#toolbar-save")).getTooltip().getText()));
            }
            fx(other::close);
        }
    }

    @Test
    void aKeyIsTakenFromAnotherCommandOnlyIfSomebodyAgrees() {
        open();
        listenFor("Zoom in");
        robot.shortcut(KeyCode.MINUS);
        String minus = text(new KeyCodeCombination(KeyCode.MINUS, KeyCombination.SHORTCUT_DOWN));
        assertEquals(minus + " belongs to “Zoom out”.", said());
        robot.keys(KeyCode.ESCAPE);
        assertTrue(shown(), "Esc ended the question, not the dialog");
        assertEquals(StoredKeys.NONE, settings.state().keys());

        listenFor("Zoom in");
        robot.shortcut(KeyCode.MINUS);
        robot.click(find(Button.class, "#keymap-yes"));
        assertEquals("“Zoom in” has " + minus + " now, and “Zoom out” has no key.", said());
        close();
        double before = zoom();
        robot.shortcut(KeyCode.MINUS);
        assertEquals(1.25 * before, zoom(), 1e-9);

        open();
        search("Zoom out");
        robot.click(find(Button.class, "#keymap-reset"));
        assertEquals(minus + " belongs to “Zoom in”.", said(), "a reset takes nothing silently either");
        robot.keys(KeyCode.ENTER);
        assertEquals(Map.of("zoom-in", ""), settings.state().keys().entries());
        close();
        robot.shortcut(KeyCode.MINUS);
        assertEquals(before, zoom(), 1e-9);
        open();
        robot.click(find(Button.class, "#keymap-reset-all"));
        robot.keys(KeyCode.ENTER);
        assertEquals(StoredKeys.NONE, settings.state().keys());
        close();
        robot.shortcut(KeyCode.EQUALS);
        assertEquals(1.25 * before, zoom(), 1e-9);
    }

    @Test
    void whatTheDrawingDoesWithAKeyIsMovedToo() {
        Project before = workspace.project();
        open();
        listenFor("Delete");
        robot.keys(KeyCode.F8);
        listenFor("Zoom in");
        robot.keys(KeyCode.DELETE);
        close();
        fx(find(CanvasView.class, "#canvas")::requestFocus);
        fx(() -> workspace.selectNodes(Set.of("dense2")));
        double zoom = zoom();
        robot.keys(KeyCode.DELETE);
        assertSame(before, workspace.project());
        assertEquals(1.25 * zoom, zoom(), 1e-9);
        robot.keys(KeyCode.F8);
        assertEquals(before.network().nodes().size() - 1, workspace.network().nodes().size());
    }

    @Test
    void keysThatTheDrawingAndTextNeedAreRefusedWithTheReason() {
        open();
        listenFor("Export a picture");
        robot.keys(KeyCode.UP);
        assertEquals("↑ walks through the drawing, lists and text. Press other keys, or Esc.", said());
        robot.keys(KeyCode.C);
        assertTrue(said().startsWith("C types a letter, and in the drawing it connects"), said());
        robot.keys(KeyCode.TAB);
        assertTrue(said().startsWith("Tab goes to the next part of the window"), said());
        robot.shortcut(KeyCode.V);
        assertTrue(said().contains("is for text fields"), said());
        robot.keys(KeyCode.F9);
        assertEquals("“Export a picture…” has F9 now.", said());
        assertEquals("Export a picture", get(find(TextField.class, "#keymap-search")::getText));
        close();
        robot.keys(KeyCode.F9);
        assertTrue(answers.asked.getFirst().startsWith("picture"), answers.asked::toString);
    }

    @Test
    void namesMenusAndKeysAreFound() {
        open();
        int all = names().size();
        assertTrue(all > 30, names()::toString);
        search("zoom");
        assertEquals(List.of("Zoom in", "Zoom out", "Mouse wheel zooms"), names());
        search("ctrl+s");
        assertEquals("Save", names().getFirst(), names()::toString);
        assertTrue(names().contains("Save as…"), names()::toString);
        search("F5");
        assertEquals(List.of("Train", "Stop and keep", "Add to the queue of trainings"), names());
        search("arrange left");
        assertEquals(List.of("Align left"), names());
        search("qqq");
        assertEquals(List.of(), names());
        assertTrue(get(find(Button.class, "#keymap-change")::isDisabled));
        close();
    }

    @Test
    void aKeyIsTakenAwayByKeys() {
        open();
        search("f5");
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.UP);
        robot.keys(KeyCode.TAB);
        assertTrue(get(find(ListView.class, "#keymap-list")::isFocused));
        robot.keys(KeyCode.DELETE);
        assertEquals("“Train” has no key now.", said());
        close();
        robot.keys(KeyCode.F5);
        robot.shortcut(KeyCode.R);
        assertEquals(List.of(), worker.requests);
    }

    @Test
    void aRowIsDoubleClickedAndAnotherOneEndsTheWaiting() {
        open();
        search("zoom");
        robot.doubleClick(row("Zoom out"));
        assertTrue(said().startsWith("Press the new keys for “Zoom out”"), said());
        robot.click(row("Zoom in"));
        assertEquals("Enter or a double click gives “Zoom in” other keys.", said());
        close();
    }

    private static Node row(String name) {
        return get(() -> find(ListView.class, "#keymap-list").lookupAll(".label").stream()
                .filter(label -> label instanceof Label text && name.equals(text.getText()))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void itStandsAboveItsOwnWindowOnly() {
        open();
        Stage dialog = get(() -> (Stage) find(ListView.class, "#keymap-list").getScene().getWindow());
        assertSame(Modality.WINDOW_MODAL, get(dialog::getModality));
        assertSame(stage, get(dialog::getOwner));
        close();
    }

    @Test
    void theKeysThatCommandsComeWithDifferAndAreNamed() {
        open();
        ListView<?> list = find(ListView.class, "#keymap-list");
        List<Command> commands = get(() -> list.getItems().stream().map(Command.class::cast).toList());
        var seen = new HashSet<KeyCodeCombination>();
        for (Command command : commands) {
            command.standard().ifPresent(key -> {
                assertTrue(seen.add(key), command::toString);
                assertEquals(command.standard(), KeyPress.parse(key.getName()));
            });
            command.also().ifPresent(key -> assertTrue(seen.add(key), command::toString));
        }
        assertTrue(seen.contains(new KeyCodeCombination(KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN)), "Ctrl+2 fits the selection");
        assertEquals(commands.size(), commands.stream().map(Command::id).distinct().count());
        close();
    }

    @Test
    void settingsThatCannotBeFollowedAreToldInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("odd.json"),
                "{\"theme\": \"LIGHT\", \"keys\": {\"save\": \"Ctrl+Nonsense\", \"open\": \"F9\"}}");
        try (var tasks = new Tasks()) {
            Stage next = another(Settings.load(file, tasks), tasks);
            Label notice = get(() -> (Label) next.getScene().lookup("#notice").lookup(".label"));
            assertEquals("The key of “Save” in the settings is ignored: “Ctrl+Nonsense” is no key.", get(notice::getText));
            assertTrue(get(() -> next.getScene().lookup("#notice").isVisible()));
            assertEquals(new KeyCodeCombination(KeyCode.F9), accelerator(next, "menu-open"));
            fx(next::close);
        }
        assertFalse(get(() -> stage.getScene().lookup("#notice").isVisible()));
    }

    @Test
    void itIsGoodToLookAt() throws IOException {
        fx(() -> settings.update(
                state -> state.withKeys(new StoredKeys(Map.of("save", "Shortcut+J", "new-window", "", "open", "Shortcut+Alt+Shift+F11")))));
        for (ThemeChoice theme : PICTURED) {
            turn(theme);
            open();
            picture("keymap", theme);
            robot.keys(KeyCode.DOWN);
            robot.keys(KeyCode.DOWN);
            picture("keymap-chosen", theme);
            listenFor("Duplicate");
            picture("keymap-listening", theme);
            robot.keys(KeyCode.TAB);
            picture("keymap-refused", theme);
            robot.shortcut(KeyCode.DELETE);
            picture("keymap-conflict", theme);
            robot.keys(KeyCode.ESCAPE);
            search("qqq");
            picture("keymap-nothing", theme);
            close();
        }
    }

    private static void picture(String name, ThemeChoice theme) throws IOException {
        Path file = screenshot(name, theme);
        Screenshots.save(get(() -> find(ListView.class, "#keymap-list").getScene()), file);
        assertTrue(Files.size(file) > 10_000, file + " is nearly empty");
    }
}
