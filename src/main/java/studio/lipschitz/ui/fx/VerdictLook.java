package studio.lipschitz.ui.fx;

import static studio.lipschitz.text.Texts.text;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.layer.Group;
import studio.lipschitz.layer.Verdict;

/// How a verdict looks everywhere in the window: words, icon and style class, so that colour never stands alone.
///
/// @param label two words at most
/// @param styleClass defines `-studio-verdict` and `-studio-verdict-soft` for the node that carries it and all below
public record VerdictLook(String label, Ikon icon, String styleClass) {

    public static VerdictLook of(Verdict.Kind kind) {
        Ikon icon = switch (kind) {
            case SAFE -> Material2OutlinedMZ.VERIFIED_USER;
            case BOUNDED -> Material2OutlinedMZ.WARNING;
            case LOSSY -> Material2OutlinedMZ.TRENDING_DOWN;
            case UNCONSTRAINED -> Material2OutlinedMZ.REPORT;
            case UNBOUNDED -> Material2OutlinedAL.BLOCK;
            case UNKNOWN -> Material2OutlinedAL.HELP_OUTLINE;
        };
        return new VerdictLook(text("fx.verdict." + kind.label()), icon, style(kind));
    }

    public static String groupStyle(Group group) {
        return "group-" + group.name().toLowerCase(Locale.ROOT);
    }

    /// A new icon; the node that holds it carries [#styleClass].
    public FontIcon newIcon() {
        var fontIcon = new FontIcon(icon);
        fontIcon.getStyleClass().add("verdict-icon");
        return fontIcon;
    }

    private static String style(Verdict.Kind kind) {
        return "verdict-" + kind.label();
    }
}
