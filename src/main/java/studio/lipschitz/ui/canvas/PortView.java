package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
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
    private final int port;

    /// A port at which edges enter.
    static PortView in(Inlet inlet) {
        var view = new PortView(inlet.node(), true, inlet.port());
        inlet.name().ifPresent(view::label);
        return view;
    }

    static PortView out(String node) {
        return new PortView(node, false, 0);
    }

    private PortView(String node, boolean input, int port) {
        this.node = node;
        this.input = input;
        this.port = port;
        setId((input ? "port-in-" : "port-out-") + node + (port == 0 ? "" : "-" + port));
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

    int port() {
        return port;
    }

    /// Aside of the edge that enters.
    private void label(String name) {
        var label = new Label(name);
        label.getStyleClass().add("port-name");
        label.setMouseTransparent(true);
        label.setManaged(false);
        label.resizeRelocate(HIT / 2 + 9, -7, HIT, HIT - 6);
        getChildren().add(label);
        setAccessibleText(text("canvas.spoken.port", name, node));
    }

    void offer(Offer offer) {
        for (Offer each : Offer.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(java.util.Locale.ROOT)), each == offer);
        }
    }
}
