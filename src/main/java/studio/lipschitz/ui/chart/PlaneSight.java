package studio.lipschitz.ui.chart;

import studio.lipschitz.training.Plane;

/// Where a part of the plane stands in a picture: as large as fits, a unit as long upward as across, so that a ball is a circle.
///
/// @param left pixel of its left rim at 100 %, and so on
/// @param scale pixels a unit
public record PlaneSight(Plane plane, double left, double top, double width, double height, double scale) {

    /// @param left room for numbers on the left, below and above, in pixels
    public static PlaneSight fitting(Plane plane, double width, double height, double left, double below, double above) {
        double wide = Math.max(1, width - left - above);
        double high = Math.max(1, height - below - above);
        double scale = Math.min(wide / plane.width(), high / plane.height());
        double across = plane.width() * scale;
        double up = plane.height() * scale;
        return new PlaneSight(plane, left + (wide - across) / 2, above + (high - up) / 2, across, up, scale);
    }

    public boolean contains(double px, double py) {
        return px >= left && px <= left + width && py >= top && py <= top + height;
    }

    public double pixelOfX(double x) {
        return left + (x - plane.left()) * scale;
    }

    /// The second feature rises upward.
    public double pixelOfY(double y) {
        return top + (plane.top() - y) * scale;
    }

    public double x(double px) {
        return plane.left() + (px - left) / scale;
    }

    public double y(double py) {
        return plane.top() - (py - top) / scale;
    }

    /// Pixels of a radius, rounded down: what is drawn is never more than what is proved.
    public double radius(double units) {
        return Math.max(0, Math.nextDown(units * scale) - 1e-9 * units * scale);
    }
}
