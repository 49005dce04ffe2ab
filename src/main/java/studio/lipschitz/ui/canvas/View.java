package studio.lipschitz.ui.canvas;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;

/// What of the drawing the window shows: screen = drawing · zoom + (x, y), in pixels from the canvas's upper left corner.
///
/// @param least how far one can zoom out: to [#MIN_ZOOM], farther where the whole drawing needs it
record View(double zoom, double x, double y, double least) {
    static final double MIN_ZOOM = 0.1;
    static final double MAX_ZOOM = 3;
    static final View START = new View(1, 0, 0);
    /// Pixels left free beside what is fitted.
    private static final double MARGIN = 40;
    /// Pixels left free above and below it, where the buttons of the zoom stand, at the least.
    static final double FOOT = 60;
    /// Of a drawing of any size, and of a canvas that is smaller than its margins.
    private static final double SMALLEST = 1e-4;

    View {
        least = Math.clamp(least, SMALLEST, MIN_ZOOM);
        zoom = Math.clamp(zoom, least, MAX_ZOOM);
    }

    View(double zoom, double x, double y) {
        this(zoom, x, y, MIN_ZOOM);
    }

    Point2D toDrawing(double screenX, double screenY) {
        return new Point2D((screenX - x) / zoom, (screenY - y) / zoom);
    }

    Point2D toScreen(double drawingX, double drawingY) {
        return new Point2D(drawingX * zoom + x, drawingY * zoom + y);
    }

    View panned(double dx, double dy) {
        return new View(zoom, x + dx, y + dy, least);
    }

    /// Another zoom; the point of the drawing under the screen point stays there.
    View zoomedTo(double wanted, double screenX, double screenY) {
        double clamped = Math.clamp(wanted, least, MAX_ZOOM);
        Point2D fixed = toDrawing(screenX, screenY);
        return new View(clamped, Math.rint(screenX - fixed.getX() * clamped), Math.rint(screenY - fixed.getY() * clamped), least);
    }

    /// The same with another limit of zooming out.
    View reaching(double farthest) {
        return new View(zoom, x, y, farthest);
    }

    /// Shows all of `drawing` in the middle of a canvas of this size, never enlarged.
    ///
    /// @param foot pixels free above and below
    static View fitting(Bounds drawing, double width, double height, double foot) {
        double fit = fit(drawing, width, height, foot);
        return new View(Math.min(1, fit), 0, 0, fit).centredOn(drawing.getCenterX(), drawing.getCenterY(), width, height);
    }

    /// The zoom at which it has just room there.
    static double fit(Bounds drawing, double width, double height, double foot) {
        return Math.min((width - 2 * MARGIN) / drawing.getWidth(), (height - 2 * foot) / drawing.getHeight());
    }

    View centredOn(double drawingX, double drawingY, double width, double height) {
        return new View(zoom, Math.rint(width / 2 - drawingX * zoom), Math.rint(height / 2 - drawingY * zoom), least);
    }

    /// The part of the drawing that a canvas of this size shows.
    Bounds visible(double width, double height) {
        Point2D corner = toDrawing(0, 0);
        return new BoundingBox(corner.getX(), corner.getY(), width / zoom, height / zoom);
    }
}
