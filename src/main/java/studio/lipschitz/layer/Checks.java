package studio.lipschitz.layer;

import java.util.Locale;

/// The one way in which a record refuses its parameters.
final class Checks {

    private Checks() {}

    /// @throws IllegalArgumentException with the rule, then the value
    static void check(boolean holds, String rule, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, rule, values));
        }
    }
}
