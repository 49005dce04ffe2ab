package studio.lipschitz.ui.fx;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// Scroll panes whose contents change all the time.
///
/// JavaFX keeps what a scroll pane shows as a picture, which makes scrolling cheap and every change dear: a figure that goes on, or a blinking caret, has all
/// that stands around it drawn anew (`-Djavafx.pulseLogger=true`: 248 nodes for the figures beside the charts, 49 without the picture).
public final class Uncached {
    private Uncached() {}

    /// Draws their contents as those of any other pane, from when they have their look.
    public static void viewports(ScrollPane... panes) {
        for (ScrollPane pane : List.of(panes)) {
            pane.skinProperty().subscribe(skin -> {
                Node viewport = skin == null ? null : pane.lookup(".viewport");
                if (viewport != null) {
                    viewport.setCache(false);
                }
            });
        }
    }
}
