package studio.lipschitz.ui.canvas;

import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.lipschitz.layer.Verdict;

/// A verdict as icon, words and colour.
final class Badge extends Label {
    private final FontIcon icon = new FontIcon();

    Badge() {
        getStyleClass().add("verdict-badge");
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
    }

    void show(Verdict verdict) {
        setText(Summary.of(verdict));
        icon.setIconCode(iconOf(verdict.kind()));
        getStyleClass().removeIf(name -> name.startsWith("verdict-") && !name.equals("verdict-badge"));
        getStyleClass().add("verdict-" + verdict.kind().label());
    }

    private static Ikon iconOf(Verdict.Kind kind) {
        return switch (kind) {
            case SAFE -> Material2AL.CHECK_CIRCLE;
            case BOUNDED -> Material2AL.HEIGHT;
            case LOSSY -> Material2MZ.TRENDING_DOWN;
            case UNCONSTRAINED -> Material2MZ.WARNING;
            case UNBOUNDED -> Material2AL.ALL_INCLUSIVE;
            case UNKNOWN -> Material2AL.HELP;
        };
    }
}
