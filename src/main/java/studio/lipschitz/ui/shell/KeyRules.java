package studio.lipschitz.ui.shell;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.shell.Keymap.Command;

/// Keys that no command can be given, because the drawing, text, lists, menus or the desktop need them, and why.
///
/// The drawing's own are those of `ui.canvas`: there they are handled before the menus get them.
final class KeyRules {
    private static final String TEXT = "%s is for text fields and cannot be given to another command.";

    private KeyRules() {}

    /// Why `command` cannot have `key`; empty if it can. A key that it comes with it can always have.
    static Optional<String> refusal(KeyCodeCombination key, Command command) {
        Optional<KeyCodeCombination> wanted = Optional.of(key);
        if (wanted.equals(command.standard()) || wanted.equals(command.also())) {
            return Optional.empty();
        }
        return Optional.ofNullable(reason(key)).map(reason -> reason.formatted(key.getDisplayText()));
    }

    /// Why `key` may be a poor choice; empty if nothing speaks against it.
    static Optional<String> doubt(KeyCodeCombination key) {
        boolean character = key.getCode().isLetterKey() || key.getCode().isDigitKey();
        return !KeyPress.MAC && character && shortcut(key) && alt(key)
                ? Optional.of("%s types a character on some keyboards.".formatted(key.getDisplayText()))
                : Optional.empty();
    }

    private static @Nullable String reason(KeyCodeCombination key) {
        if (KeyPress.down(key.getMeta())) {
            return "%s belongs to the desktop.";
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            return "%s cancels and closes, everywhere.";
        }
        if (key.getCode() == KeyCode.F10 && !alt(key)) {
            return "%s goes to the menus.";
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
        String add = KeyPress.MAC ? "Cmd" : "Ctrl";
        return switch (code) {
            case DELETE -> shift(key) ? "%s deletes in the drawing and cuts in text fields." : null;
            case INSERT -> shift(key) ? "%s pastes in text fields." : null;
            case TAB -> "%s goes to the next part of the window, and asks for a module in the drawing.";
            case ENTER -> "%s takes what is chosen, and goes from the drawing to the fields.";
            case SPACE -> "%s presses buttons, types a space, and moves the drawing with the mouse.";
            case BACK_SPACE -> "%s deletes in the drawing and in text.";
            case C -> "%s types a letter, and in the drawing it connects: hold " + add + " too.";
            default -> code.isArrowKey()
                    ? "%s walks through the drawing, lists and text."
                    : code.isNavigationKey()
                            ? "%s moves in lists and text: hold " + add + " too."
                            : "%s types a character: hold " + add + " too.";
        };
    }

    private static @Nullable String withShortcut(KeyCodeCombination key) {
        KeyCode code = key.getCode();
        if (code.isArrowKey()) {
            return "%s moves nodes in the drawing and the cursor in text.";
        }
        return switch (code) {
            case BACK_SPACE -> "%s dissolves nodes in the drawing and deletes a word in text.";
            case TAB, PAGE_UP, PAGE_DOWN -> "%s goes from tab to tab.";
            case HOME, END -> "%s moves the cursor in text.";
            case SPACE -> "%s chooses in lists.";
            case INSERT, A, C, V, X, Y, H -> shift(key) ? null : TEXT;
            case Z -> TEXT;
            case D -> shift(key) ? "%s duplicates with inputs in the drawing." : null;
            default -> null;
        };
    }

    private static @Nullable String withAlt(KeyCodeCombination key) {
        if (key.getCode().isLetterKey()) {
            return "%s opens a menu, or types a character on a Mac.";
        }
        return switch (key.getCode()) {
            case F4 -> "%s closes the window.";
            case TAB, SPACE, ENTER -> "%s belongs to the desktop.";
            default -> null;
        };
    }

    private static @Nullable String withBoth(KeyCodeCombination key) {
        return switch (key.getCode()) {
            case DELETE, TAB, BACK_SPACE -> "%s belongs to the desktop.";
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
