package studio.lipschitz.ui.fx;

import static studio.lipschitz.text.Texts.text;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.lipschitz.Standing;

/// How a layer that does not keep to its constant looks everywhere in the window, in the colours of the verdicts that mean the same.
///
/// @param label one word
/// @param meaning what to say of it in a few words
/// @param styleClass see [VerdictLook]
public record StandingLook(String label, String meaning, Ikon icon, String styleClass) {

    /// @throws IllegalArgumentException for a layer that keeps its constant: nothing marks it
    public static StandingLook of(Standing standing) {
        return switch (standing) {
            case KEPT -> throw new IllegalArgumentException("a layer that keeps its constant carries no mark");
            case UNSAFE ->
                new StandingLook(text("fx.standing.unsafe"), text("fx.standing.unsafe.meaning"), Material2OutlinedMZ.REPORT,
                        "standing-unsafe");
            case WASTEFUL ->
                new StandingLook(text("fx.standing.wasteful"), text("fx.standing.wasteful.meaning"), Material2OutlinedMZ.TRENDING_DOWN,
                        "standing-wasteful");
        };
    }
}
