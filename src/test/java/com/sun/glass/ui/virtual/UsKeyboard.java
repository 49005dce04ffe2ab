package com.sun.glass.ui.virtual;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// Which key gives which character.
final class UsKeyboard {
    record Stroke(KeyCode code, boolean shift) {}

    private static final Map<Character, Stroke> STROKES = new HashMap<>();
    private static final Map<Stroke, Character> CHARACTERS = new HashMap<>();

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            String upper = String.valueOf((char) (c - 'a' + 'A'));
            add(KeyCode.valueOf(upper), c, upper.charAt(0));
        }
        String shiftedDigits = ")!@#$%^&*(";
        for (int digit = 0; digit <= 9; digit++) {
            add(KeyCode.valueOf("DIGIT" + digit), (char) ('0' + digit), shiftedDigits.charAt(digit));
        }
        add(KeyCode.BACK_QUOTE, '`', '~');
        add(KeyCode.MINUS, '-', '_');
        add(KeyCode.EQUALS, '=', '+');
        add(KeyCode.OPEN_BRACKET, '[', '{');
        add(KeyCode.CLOSE_BRACKET, ']', '}');
        add(KeyCode.BACK_SLASH, '\\', '|');
        add(KeyCode.SEMICOLON, ';', ':');
        add(KeyCode.QUOTE, '\'', '"');
        add(KeyCode.COMMA, ',', '<');
        add(KeyCode.PERIOD, '.', '>');
        add(KeyCode.SLASH, '/', '?');
        add(KeyCode.SPACE, ' ', ' ');
        add(KeyCode.TAB, '\t', '\t');
        add(KeyCode.ENTER, '\r', '\r');
        add(KeyCode.BACK_SPACE, '\b', '\b');
        add(KeyCode.DELETE, '\u007f', '\u007f');
        STROKES.put('\n', new Stroke(KeyCode.ENTER, false));
    }

    private UsKeyboard() {}

    private static void add(KeyCode code, char plain, char shifted) {
        Stroke withoutShift = new Stroke(code, false);
        Stroke withShift = new Stroke(code, true);
        CHARACTERS.put(withoutShift, plain);
        CHARACTERS.put(withShift, shifted);
        STROKES.put(shifted, withShift);
        STROKES.put(plain, withoutShift); // last: where both give the same, without Shift
    }

    static @Nullable Stroke strokeFor(char c) {
        return STROKES.get(c);
    }

    static char[] charactersOf(KeyCode code, boolean shift) {
        Character c = CHARACTERS.get(new Stroke(code, shift));
        return c == null ? new char[0] : new char[] {c};
    }
}
