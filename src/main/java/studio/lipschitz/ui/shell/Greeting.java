package studio.lipschitz.ui.shell;

import java.util.Objects;

/// What the program does by itself when it starts, and when it last did.
///
/// @param silent whether it starts without the welcome page
/// @param updates whether it asks once a day if there is a newer version; nobody is asked before the user has said so
/// @param asked the day on which it asked last, as in `2026-01-31`; empty: never
public record Greeting(boolean silent, boolean updates, String asked) {
    static final Greeting USUAL = new Greeting(false, false, "");

    public Greeting {
        asked = Objects.requireNonNullElse(asked, "");
    }

    Greeting withWelcome(boolean shown) {
        return new Greeting(!shown, updates, asked);
    }

    Greeting withUpdates(boolean wanted) {
        return new Greeting(silent, wanted, asked);
    }

    Greeting withAsked(String day) {
        return new Greeting(silent, updates, day);
    }
}
