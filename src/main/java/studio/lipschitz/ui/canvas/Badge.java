package studio.lipschitz.ui.canvas;

import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.ui.fx.VerdictLook;

/// A verdict as icon, words and colour.
final class Badge extends Label {
    private final FontIcon icon = new FontIcon();
    private String verdictStyle = "";

    Badge() {
        getStyleClass().add("verdict-badge");
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
    }

    void show(Verdict verdict) {
        setText(Summary.of(verdict));
        VerdictLook look = VerdictLook.of(verdict.kind());
        icon.setIconCode(look.icon());
        getStyleClass().remove(verdictStyle);
        verdictStyle = look.styleClass();
        getStyleClass().add(verdictStyle);
    }
}
