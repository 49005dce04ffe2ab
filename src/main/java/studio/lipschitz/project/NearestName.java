package studio.lipschitz.project;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Guesses what was meant by a misspelt name.
public final class NearestName {

    private NearestName() {}

    /// The name within an edit distance of a third of its length, letter case not counted.
    public static Optional<String> of(String wrong, Collection<String> names) {
        if (wrong.length() > 100) {
            return Optional.empty();
        }
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= Math.max(1, name.length() / 3)) {
                least = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Levenshtein's distance: insertions, deletions and substitutions.
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
