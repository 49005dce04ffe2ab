package studio.lipschitz.ui.canvas;

import java.util.function.Supplier;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.TextScale;

/// What the mouse learns of a card that it rests on: one popup for all cards, made when the mouse first comes by one. It costs as much as the rest of a card.
final class NodeTip {
    private Supplier<String> words = () -> "";
    private @Nullable Tooltip tooltip;

    /// The mouse is on a card.
    ///
    /// @param about it, asked for once the mouse rests there
    void offer(NodeView card, Supplier<String> about) {
        words = about;
        Tooltip shared = tooltip;
        if (shared == null) {
            shared = new Tooltip();
            Tooltip made = shared;
            TextScale.wrap(made, 360);
            made.setShowDelay(Duration.millis(500));
            made.setShowDuration(Duration.seconds(30));
            made.setOnShowing(_ -> made.setText(words.get()));
            tooltip = made;
        }
        card.tellBy(shared);
    }
}
