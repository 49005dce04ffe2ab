package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.shell.Keymap.Command;

/// Keys that no command can be given, because the drawing, text, lists, menus or the desktop need them, and why.
///
/// The drawing's own are those of `ui.canvas`: there they are handled before the menus get them.
final class KeyRules {
    private KeyRules() {}

    /// Why `command` cannot have `key`; empty if it can. A key that it comes with it can always have.
    static Optional<String> refusal(KeyCodeCombination key, Command command) {
        Optional<KeyCodeCombination> wanted = Optional.of(key);
        if (wanted.equals(command.standard()) || wanted.equals(command.also())) {
            return Optional.empty();
        }
        return Optional.ofNullable(reason(key))
                .map(reason -> text("shell.keys.refusal." + reason, key.getDisplayText(), KeyPress.MAC ? "Cmd" : "Ctrl"));
    }

    /// Why `key` may be a poor choice; empty if nothing speaks against it.
    static Optional<String> doubt(KeyCodeCombination key) {
        boolean character = key.getCode().isLetterKey() || key.getCode().isDigitKey();
        return !KeyPress.MAC && character && shortcut(key) && alt(key)
                ? Optional.of(text("shell.keys.doubt", key.getDisplayText()))
                : Optional.empty();
    }

    /// The end of the key of a sentence.
    private static @Nullable String reason(KeyCodeCombination key) {
        if (KeyPress.down(key.getMeta())) {
            return "desktop";
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            return "escape";
        }
        if (key.getCode() == KeyCode.F10 && !alt(key)) {
            return "menus";
        }
        if (shortcut(key)) {
            return alt(key) ? withBoth(key) : withShortcut(key);
        }
        if (alt(key)) {
            return withAlt(key);
        }
        return KeyPress.down(key.getControl()) ? null : alone(key);
    }

    /// With Shift or without anything.
    private static @Nullable String alone(KeyCodeCombination key) {
        KeyCode code = key.getCode();
        if (code.isFunctionKey()) {
            return null;
        }
        return switch (code) {
            case DELETE -> shift(key) ? "cut" : null;
            case INSERT -> shift(key) ? "paste" : null;
            case TAB -> "next";
            case ENTER -> "enter";
            case SPACE -> "space";
            case BACK_SPACE -> "back";
            case C -> "connect";
            default -> code.isArrowKey() ? "arrow" : code.isNavigationKey() ? "navigation" : "character";
        };
    }

    private static @Nullable String withShortcut(KeyCodeCombination key) {
        KeyCode code = key.getCode();
        if (code.isArrowKey()) {
            return "nudge";
        }
        return switch (code) {
            case BACK_SPACE -> "dissolve";
            case TAB, PAGE_UP, PAGE_DOWN -> "tabs";
            case HOME, END -> "cursor";
            case SPACE -> "choose";
            case INSERT, A, C, V, X, Y, H -> shift(key) ? null : "text";
            case Z -> "text";
            case D -> shift(key) ? "duplicate" : null;
            default -> null;
        };
    }

    private static @Nullable String withAlt(KeyCodeCombination key) {
        if (key.getCode().isLetterKey()) {
            return "mnemonic";
        }
        return switch (key.getCode()) {
            case F4 -> "close";
            case TAB, SPACE, ENTER -> "desktop";
            default -> null;
        };
    }

    private static @Nullable String withBoth(KeyCodeCombination key) {
        return switch (key.getCode()) {
            case DELETE, TAB, BACK_SPACE -> "desktop";
            default -> null;
        };
    }

    private static boolean shortcut(KeyCodeCombination key) {
        return KeyPress.down(key.getShortcut());
    }

    private static boolean alt(KeyCodeCombination key) {
        return KeyPress.down(key.getAlt());
    }

    private static boolean shift(KeyCodeCombination key) {
        return KeyPress.down(key.getShift());
    }
}
