package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCodeCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.shell.Keymap.Command;

class KeymapTest {
    private static final Command SAVE = command("save", "Save", "Shortcut+S", "");
    private static final Command OPEN = command("open", "Open…", "Shortcut+O", "");
    private static final Command TRAIN = command("train", "Train", "F5", "Shortcut+R");
    private static final Command COPY = command("copy", "Copy", "Shortcut+C", "");
    private static final Command EXPORT = command("export", "Export", "", "");
    private static final Keymap STANDARD = Keymap.standard(List.of(SAVE, OPEN, TRAIN, COPY, EXPORT));

    @TempDir Path folder;

    private static Command command(String id, String name, String standard, String also) {
        return new Command(id, name, "File", KeyPress.parse(standard), KeyPress.parse(also));
    }

    private static KeyCodeCombination key(String name) {
        return KeyPress.parse(name).orElseThrow();
    }

    private static Keymap.Reading read(Map<String, String> entries) {
        return Keymap.read(STANDARD.commands(), new StoredKeys(entries));
    }

    @Test
    void onlyWhatDiffersIsStored() {
        assertEquals(StoredKeys.NONE, STANDARD.stored());
        Keymap changed = STANDARD.with(SAVE, key("Shortcut+K")).without(OPEN);
        assertEquals(Map.of("save", "Shortcut+K", "open", ""), changed.stored().entries());
        assertEquals(changed, read(changed.stored().entries()).keymap());
        assertEquals(StoredKeys.NONE, changed.with(SAVE, key("Shortcut+S")).with(OPEN, key("Shortcut+O")).stored());
        assertEquals(STANDARD, changed.reset());
    }

    @Test
    void aKeyThatIsTakenIsNoLongerTheOthers() {
        assertEquals(Optional.of(OPEN), STANDARD.holder(key("Shortcut+O")));
        Keymap changed = STANDARD.with(EXPORT, key("Shortcut+O"));
        assertEquals(Optional.of(EXPORT), changed.holder(key("Shortcut+O")));
        assertEquals(Optional.empty(), changed.key(OPEN));
    }

    @Test
    void aSecondKeyGivesWay() {
        assertEquals(Optional.of(TRAIN), STANDARD.holder(key("Shortcut+R")));
        Keymap taken = STANDARD.with(SAVE, key("Shortcut+R"));
        assertEquals(Optional.of(SAVE), taken.holder(key("Shortcut+R")));
        assertEquals(Optional.of(key("F5")), taken.key(TRAIN));
        assertEquals("F5", taken.text(TRAIN));
        assertEquals(Optional.of(key("Shortcut+R")), taken.with(SAVE, key("Shortcut+S")).also(TRAIN));
        assertEquals(Optional.empty(), STANDARD.with(TRAIN, key("F7")).also(TRAIN));
    }

    @Test
    void twoCommandsMayExchangeTheirKeys() {
        Keymap.Reading reading = read(Map.of("save", "Shortcut+O", "open", "Shortcut+S"));
        assertEquals(List.of(), reading.ignored());
        assertEquals(Optional.of(SAVE), reading.keymap().holder(key("Shortcut+O")));
        assertEquals(Optional.of(OPEN), reading.keymap().holder(key("Shortcut+S")));
    }

    @Test
    void whatClashesOrCannotBeReadIsIgnoredAndTheRestKept() {
        Keymap.Reading reading = read(Map.of(
                "save", "Shortcut+Nonsense", "open", "Shortcut+C", "train", "F7", "export", "Shortcut+S", "of-a-later-version", "F9"));
        assertEquals(
                List.of(
                        "The key of “Save” in the settings is ignored: “Shortcut+Nonsense” is no key.",
                        "The key of “Open…” in the settings is ignored: " + key("Shortcut+C").getDisplayText()
                                + " is for text fields and cannot be given to another command.",
                        "The key of “Export” in the settings is ignored: “Save” has " + key("Shortcut+S").getDisplayText() + "."),
                reading.ignored());
        assertEquals(Map.of("train", "F7", "of-a-later-version", "F9"), reading.keymap().stored().entries());
    }

    @Test
    void neverDoTwoCommandsShareAKeyThatTheSettingsGive() {
        Keymap keymap = read(Map.of("save", "Shortcut+O", "open", "Shortcut+S", "export", "Shortcut+O")).keymap();
        List<Optional<KeyCodeCombination>> keys = keymap.commands().stream().map(keymap::key).filter(Optional::isPresent).toList();
        assertEquals(keys.size(), keys.stream().distinct().count(), keys::toString);
    }

    @Test
    void aSpoiltEntryCostsNothingElse() throws IOException {
        for (String keys : List.of("5", "\"x\"", "[1, 2]", "null", "{\"save\": 5, \"open\": {\"a\": 1}, \"train\": \"F7\"}")) {
            Path file = Files.writeString(folder.resolve("spoilt.json"), "{\"theme\": \"DARK\", \"keys\": %s}".formatted(keys));
            try (var tasks = new Tasks(Runnable::run)) {
                Settings.State state = Settings.load(file, tasks).state();
                assertEquals(ThemeChoice.DARK, state.theme(), keys);
                Keymap.Reading reading = Keymap.read(STANDARD.commands(), state.keys());
                assertEquals(keys.contains("train") ? 2 : 0, reading.ignored().size(), keys);
                assertEquals(key(keys.contains("train") ? "F7" : "F5"), reading.keymap().key(TRAIN).orElseThrow(), keys);
            }
        }
    }

    @Test
    void theFileKeepsThemForTheNextStart() {
        Path file = folder.resolve("settings.json");
        Keymap changed = STANDARD.with(SAVE, key("Shortcut+Alt+EQUALS")).without(OPEN);
        try (var tasks = new Tasks(Runnable::run)) {
            Settings.load(file, tasks).update(state -> state.withKeys(changed.stored()));
        }
        try (var tasks = new Tasks(Runnable::run)) {
            assertEquals(changed, Keymap.read(STANDARD.commands(), Settings.load(file, tasks).state().keys()).keymap());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UP", "Shift+LEFT", "Shortcut+DOWN", "Shortcut+Shift+Numpad Right", "TAB", "Shortcut+TAB", "C", "Shift+C", "A",
        "1",
        "ENTER", "ESC", "Shortcut+ESC", "SPACE", "Backspace", "Shortcut+Backspace", "Shift+DELETE", "Shift+INSERT", "Shortcut+INSERT",
        "Shortcut+Shift+D", "Shortcut+C", "Shortcut+V", "Shortcut+X", "Shortcut+Z", "Shortcut+Shift+Z", "Shortcut+A", "HOME",
        "Page Up", "Shortcut+HOME", "F10", "Alt+F", "Alt+F4", "Meta+K"})
    void keysThatOthersNeedAreRefused(String name) {
        if (!KeyPress.MAC || !name.startsWith("Meta")) {
            assertTrue(KeyRules.refusal(key(name), SAVE).isPresent(), name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"F1", "Shift+F5", "F12", "DELETE", "INSERT", "Shortcut+K", "Shortcut+Shift+C", "Shortcut+DELETE", "Shortcut+ENTER",
                "Alt+1", "Shortcut+F4", "Shortcut+COMMA", "Shortcut+Alt+S", "Alt+UP"})
    void otherKeysAreNot(String name) {
        assertEquals(Optional.empty(), KeyRules.refusal(key(name), SAVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "+", "Shortcut+", "+K", "Shortcut", "Shift+SHIFT", "Ctrl+Ctrl+K", "'k'", "Shortcut+'",
        "Shortcut+Undefined", "Shortcut+DIGIT0"})
    void namesOfNoKeyAreNone(String name) {
        assertEquals(Optional.empty(), KeyPress.parse(name));
    }

    @Test
    void ctrlHereAndCommandOnAMacAreOneKey() {
        assertEquals(key("Shortcut+K"), key(KeyPress.MAC ? "Meta+K" : "Ctrl+K"));
        assertEquals(key("Shortcut+EQUALS"), key(key("Shortcut+EQUALS").getName()));
    }

    @Test
    void aCommandMayHaveTheKeyThatItComesWith() {
        assertEquals(Optional.empty(), KeyRules.refusal(key("Shortcut+C"), COPY));
        assertEquals("Shift+↑ walks through the drawing, lists and text.", KeyRules.refusal(key("Shift+UP"), SAVE).orElseThrow());
        assertFalse(KeyRules.doubt(key("Shortcut+K")).isPresent());
        assertEquals(!KeyPress.MAC, KeyRules.doubt(key("Shortcut+Alt+E")).isPresent());
    }
}
