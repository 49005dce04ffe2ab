package studio.lipschitz.ui.canvas;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.TextScale;

/// What the mouse learns of a card that it rests on. The popup is made when the mouse first comes by: it costs as much as the rest of a card.
final class NodeTip {
    private final Node card;
    private String text = "";
    private @Nullable Tooltip tooltip;

    NodeTip(Node card) {
        this.card = card;
    }

    void show(String about) {
        text = about;
    }

    /// @param documentation of the module; may be empty
    void offer(String documentation) {
        if (tooltip == null) {
            tooltip = new Tooltip();
            TextScale.wrap(tooltip, 360);
            tooltip.setShowDelay(Duration.millis(500));
            tooltip.setShowDuration(Duration.seconds(30));
            Tooltip.install(card, tooltip);
        }
        tooltip.setText(documentation.isEmpty() ? text : text + "\n\n" + documentation);
    }
}
