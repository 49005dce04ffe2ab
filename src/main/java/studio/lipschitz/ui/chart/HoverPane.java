package studio.lipschitz.ui.chart;

import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What lies over a picture and tells of the place under the pointer, in a few lines of text beside it.
abstract class HoverPane extends Pane {
    private static final double GAP = 12;

    private final Label values = new Label();
    private @Nullable Point2D pointer;

    /// @param over hears the mouse; of the same size as this
    HoverPane(Region over) {
        getStyleClass().add("chart-crosshair");
        setMouseTransparent(true);
        values.getStyleClass().add("crosshair-values");
        over.setOnMouseMoved(event -> point(new Point2D(event.getX(), event.getY())));
        over.setOnMouseDragged(event -> point(new Point2D(event.getX(), event.getY())));
        over.setOnMouseExited(_ -> point(null));
    }

    private void point(@Nullable Point2D at) {
        pointer = at;
        place();
    }

    /// Null while it is elsewhere.
    final @Nullable Point2D pointer() {
        return pointer;
    }

    final Label values() {
        return values;
    }

    /// Puts all that it shows where the pointer is, or hides it.
    abstract void place();

    /// Shows a text to the right of a place, or to the left where there is no room, at the height of the pointer.
    final void tell(String text, double x, double y) {
        values.setText(text);
        values.autosize();
        double left = x + GAP + values.getWidth() > getWidth() ? x - GAP - values.getWidth() : x + GAP;
        double top = Math.clamp(y - values.getHeight() / 2, 0, Math.max(0, getHeight() - values.getHeight()));
        values.relocate(Math.max(0, left), top);
    }
}
