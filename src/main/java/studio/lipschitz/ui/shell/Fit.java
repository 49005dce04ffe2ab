package studio.lipschitz.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How well a word that somebody typed fits a name: the smaller the number, the better.
final class Fit {
    static final int EQUALS = 0;
    static final int BEGINS = 1;
    /// Begins a later word of the name, as `lin` does in `SpectralLinear` and `in` in `Zoom in`.
    static final int BEGINS_A_WORD = 2;
    static final int HOLDS = 3;
    /// Its letters stand in the name in their order, the first at the beginning of a word, as those of `zin` in `Zoom in`.
    static final int SPELLS = 4;
    static final int NONE = 5;

    private Fit() {}

    /// What was typed, in lower case, without blanks and without the `>` of a menu's path.
    static List<String> words(String typed) {
        return Stream.of(typed.toLowerCase(Locale.ROOT).split("[\\s>]+")).filter(word -> !word.isEmpty()).toList();
    }

    /// @param word in lower case, not empty
    static int of(String word, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals(word)) {
            return EQUALS;
        }
        if (lower.startsWith(word)) {
            return BEGINS;
        }
        boolean holds = false;
        for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
            if (wordBegins(name, at)) {
                return BEGINS_A_WORD;
            }
            holds = true;
        }
        return holds ? HOLDS : spells(word, name, lower) ? SPELLS : NONE;
    }

    private static boolean spells(String word, String name, String lower) {
        for (int from = lower.indexOf(word.charAt(0)); from >= 0; from = lower.indexOf(word.charAt(0), from + 1)) {
            if (wordBegins(name, from)) {
                return spelt(word, lower, from); // a later beginning leaves fewer letters
            }
        }
        return false;
    }

    private static boolean spelt(String word, String lower, int from) {
        int at = from;
        for (int i = 0; i < word.length(); i++) {
            at = lower.indexOf(word.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean wordBegins(String name, int at) {
        if (at == 0) {
            return true;
        }
        char before = name.charAt(at - 1);
        char here = name.charAt(at);
        return !Character.isLetterOrDigit(before)
                || (Character.isUpperCase(here) && Character.isLowerCase(before))
                || (Character.isDigit(here) && !Character.isDigit(before));
    }
}
