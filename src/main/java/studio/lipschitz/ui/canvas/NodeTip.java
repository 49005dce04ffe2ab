package studio.lipschitz.ui.canvas;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.TextScale;

/// What the mouse learns of a card or an edge that it rests on: one popup for all, made when the mouse first comes by one. It costs as much as the rest of a card.
final class NodeTip {
    private Supplier<String> words = () -> "";
    private @Nullable Tooltip tooltip;

    /// The mouse is on a part of a card or on an edge.
    ///
    /// @param about it, asked for once the mouse rests there
    void offer(Node part, Supplier<String> about) {
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
        if (!part.getProperties().containsKey(NodeTip.class)) {
            part.getProperties().put(NodeTip.class, shared);
            Tooltip.install(part, shared);
        }
    }
}
