package studio.lipschitz.ui.fx;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// A tooltip that is made when the mouse first comes by: a form has many, each is a window of its own, and few are ever looked at.
public final class Hint {
    private static final int WIDTH = 320;

    private Hint() {}

    /// Explains `node` with `text`, in lines of a readable width, to the mouse and to a screen reader.
    public static void install(Node node, String text) {
        node.setAccessibleHelp(text);
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                var tooltip = new Tooltip(text);
                TextScale.wrap(tooltip, WIDTH);
                Tooltip.install(node, tooltip);
                node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
            }
        });
    }
}
