package studio.lipschitz.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/// Key combinations in one spelling: what is Ctrl here and Command on a Mac is always `Shortcut`, so that equal keys are equal.
final class KeyPress {
    static final boolean MAC = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

    private KeyPress() {}

    /// What is pressed; empty while only Ctrl, Shift and the like are, and of keys that the settings could not name.
    static Optional<KeyCodeCombination> of(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        var key = new KeyCodeCombination(
                code,
                modifiers(event.isShortcutDown(), event.isShiftDown(), event.isAltDown(), MAC && event.isControlDown(),
                        !MAC && event.isMetaDown()));
        return parse(key.getName()).filter(key::equals);
    }

    /// From a name such as `Shortcut+Shift+P`; empty if it is none.
    static Optional<KeyCodeCombination> parse(String name) {
        try {
            return of(KeyCombination.valueOf(name));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAKey) { // of an empty name JavaFX throws the second
            return Optional.empty();
        }
    }

    /// In our spelling; empty of one that names no key but a character.
    static Optional<KeyCodeCombination> of(KeyCombination combination) {
        if (!(combination instanceof KeyCodeCombination key) || key.getCode().isModifierKey() || key.getCode() == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        boolean control = down(key.getControl());
        boolean meta = down(key.getMeta());
        boolean shortcut = down(key.getShortcut()) || (MAC ? meta : control);
        return Optional.of(new KeyCodeCombination(
                key.getCode(), modifiers(shortcut, down(key.getShift()), down(key.getAlt()), MAC && control, !MAC && meta)));
    }

    static boolean down(ModifierValue value) {
        return value == ModifierValue.DOWN;
    }

    private static Modifier[] modifiers(boolean shortcut, boolean shift, boolean alt, boolean control, boolean meta) {
        List<Modifier> held = new ArrayList<>();
        if (shortcut) {
            held.add(KeyCombination.SHORTCUT_DOWN);
        }
        if (shift) {
            held.add(KeyCombination.SHIFT_DOWN);
        }
        if (alt) {
            held.add(KeyCombination.ALT_DOWN);
        }
        if (control) {
            held.add(KeyCombination.CONTROL_DOWN);
        }
        if (meta) {
            held.add(KeyCombination.META_DOWN);
        }
        return held.toArray(Modifier[]::new);
    }
}
