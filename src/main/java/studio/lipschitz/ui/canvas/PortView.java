package studio.lipschitz.ui.canvas;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// One end of possible edges. The area that answers to the mouse is wider than the dot.
final class PortView extends StackPane {
    static final double HIT = 24;

    /// How a port looks while an edge is being drawn.
    enum Offer {
        NONE,
        /// It can take the edge.
        OPEN,
        /// It can, but the shapes won't fit.
        MISFIT,
        /// It can't.
        REFUSED
    }

    private final String node;
    private final boolean input;

    PortView(String node, boolean input) {
        this.node = node;
        this.input = input;
        setId((input ? "port-in-" : "port-out-") + node);
        getStyleClass().addAll("port", input ? "port-in" : "port-out");
        var dot = new Region();
        dot.getStyleClass().add("port-dot");
        dot.setMouseTransparent(true);
        getChildren().add(dot);
        setPickOnBounds(true);
        resize(HIT, HIT);
        setManaged(false);
    }

    String node() {
        return node;
    }

    boolean input() {
        return input;
    }

    void offer(Offer offer) {
        for (Offer each : Offer.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(java.util.Locale.ROOT)), each == offer);
        }
    }
}
