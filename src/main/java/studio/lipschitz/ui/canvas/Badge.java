package studio.lipschitz.ui.canvas;

import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.ui.fx.StandingLook;
import studio.lipschitz.ui.fx.VerdictLook;
import studio.lipschitz.ui.workspace.LayerMarks;

/// A verdict, or what a training says in its place, as icon, words and colour.
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
        wear(look.icon(), look.styleClass());
    }

    void show(LayerMarks.Mark mark) {
        setText(Summary.of(mark));
        StandingLook look = StandingLook.of(mark.standing());
        wear(look.icon(), look.styleClass());
    }

    private void wear(Ikon sign, String style) {
        icon.setIconCode(sign);
        getStyleClass().remove(verdictStyle);
        verdictStyle = style;
        getStyleClass().add(verdictStyle);
    }
}
