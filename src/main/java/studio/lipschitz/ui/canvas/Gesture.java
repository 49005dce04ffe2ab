package studio.lipschitz.ui.canvas;

import javafx.scene.Cursor;

/// What a drag with the mouse does, from the press on. Coordinates are those of the canvas, in pixels.
interface Gesture {
    void drag(double x, double y, boolean free);

    /// Ends it; `moved` is whether the mouse went further than a click does.
    void release(double x, double y, boolean moved);

    /// Takes back what it showed; the document stays as it was.
    void cancel();

    default Cursor cursor() {
        return Cursor.DEFAULT;
    }
}
