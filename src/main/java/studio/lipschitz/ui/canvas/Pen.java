package studio.lipschitz.ui.canvas;

import java.awt.Shape;

/// What a [Picture] is drawn with. Lengths are those of the drawing; colours are `#rrggbb`.
interface Pen {

    /// Where a text stands from its point.
    enum Anchor {
        START, MIDDLE, END
    }

    void box(double x, double y, double width, double height, double radius, String fill, String stroke);

    /// @param y of the base line
    void text(double x, double y, String text, double size, boolean bold, String colour, Anchor anchor);

    void curve(Curve curve, String colour, boolean dashed);

    void shape(Shape shape, String fill);

    void dot(double x, double y, double radius, String fill, String stroke);
}
