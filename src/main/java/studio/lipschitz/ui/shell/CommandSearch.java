package studio.lipschitz.ui.shell;

import java.util.Comparator;
import java.util.List;

/// Finds commands by what somebody types of their names, those that are shown or the English ones.
final class CommandSearch {
    private CommandSearch() {}

    /// Something that the menu bar can do now.
    ///
    /// @param key the same from one listing to the next
    /// @param name as in its menu, without the mark of its mnemonic
    /// @param menu where it stands: `View`, `File > Open recent`
    /// @param keys its accelerator as people write it; empty if it has none
    /// @param enabled whether it can be chosen
    record Command(String key, String name, String menu, String keys, boolean enabled, Runnable run) {}

    /// The commands that every word fits, in any order: those that can be chosen first, then the best fit, then those used last, then the order of the
    /// menus. Everything if nothing is typed.
    ///
    /// @param used keys of commands, the last used first
    static List<Command> find(List<Command> all, List<String> used, String typed) {
        List<String> words = Fit.words(typed);
        return all.stream()
                .map(command -> new Found(command, rank(command, words), age(command, used)))
                .filter(found -> found.rank < Integer.MAX_VALUE)
                .sorted(Comparator.comparing((Found found) -> !found.command.enabled())
                        .thenComparingInt(Found::rank)
                        .thenComparingInt(Found::age))
                .map(Found::command)
                .toList();
    }

    private record Found(Command command, int rank, int age) {}

    private static int age(Command command, List<String> used) {
        int index = used.indexOf(command.key());
        return index < 0 ? used.size() : index;
    }

    private static int rank(Command command, List<String> words) {
        int rank = 0;
        for (String word : words) {
            int fit = Math.min(Fit.of(word, command.name()), Fit.of(word, MenuCommands.english(command.key())));
            if (Fit.of(word, command.menu()) < Fit.SPELLS) {
                fit = Math.min(fit, Fit.SPELLS); // names come before menus
            }
            if (fit == Fit.NONE) {
                return Integer.MAX_VALUE;
            }
            rank += fit;
        }
        return rank;
    }
}
