package studio.lipschitz.ui.canvas;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import studio.lipschitz.edit.Placement;

/// The smooth line of an edge, out of the bottom of one node and into the top of another: vertical at both ends.
///
/// A target that lies below gets one S; one that lies above is reached through the gutter beside the nodes, so that no node is crossed.
record Curve(List<Cubic> parts) {
    private static final double BEND = 44;
    private static final double GUTTER = 36;
    private static final int STEPS = 16;

    record Cubic(Point2D start, Point2D first, Point2D second, Point2D end) {

        Point2D at(double t) {
            double u = 1 - t;
            return start.multiply(u * u * u)
                    .add(first.multiply(3 * u * u * t))
                    .add(second.multiply(3 * u * t * t))
                    .add(end.multiply(t * t * t));
        }
    }

    static Curve between(Point2D from, Point2D to) {
        double fall = to.getY() - from.getY();
        double shift = Math.abs(to.getX() - from.getX());
        if (fall >= 0 || (fall > -BEND && shift > Placement.WIDTH)) {
            double bend = Math.max(Math.min(BEND, Math.max(12, shift)), fall / 2);
            return new Curve(List.of(new Cubic(from, from.add(0, bend), to.add(0, -bend), to)));
        }
        boolean apart = shift >= Placement.WIDTH + GUTTER;
        double lane = apart
                ? (from.getX() + to.getX()) / 2
                : Math.max(from.getX(), to.getX()) + Placement.WIDTH / 2 + GUTTER;
        var down = new Point2D(lane, from.getY());
        var up = new Point2D(lane, to.getY());
        return new Curve(List.of(
                new Cubic(from, from.add(0, BEND), down.add(0, BEND), down),
                new Cubic(down, down.interpolate(up, 1.0 / 3), down.interpolate(up, 2.0 / 3), up),
                new Cubic(up, up.add(0, -BEND), to.add(0, -BEND), to)));
    }

    Point2D start() {
        return parts.getFirst().start();
    }

    Point2D end() {
        return parts.getLast().end();
    }

    /// Where the label stands: midway at 0.5, or where the line turns under its source, as a gutter may be too narrow.
    ///
    /// @param t from 0, where the line begins, to 1, where it ends or turns
    Point2D along(double t) {
        return parts.getFirst().at(t);
    }

    /// Distance from a point to the line, exact to about a pixel.
    double distance(Point2D point) {
        double least = Double.POSITIVE_INFINITY;
        for (Cubic part : parts) {
            Point2D previous = part.start();
            for (int step = 1; step <= STEPS; step++) {
                Point2D next = part.at((double) step / STEPS);
                least = Math.min(least, toSegment(point, previous, next));
                previous = next;
            }
        }
        return least;
    }

    List<PathElement> elements() {
        var elements = new java.util.ArrayList<PathElement>();
        elements.add(new MoveTo(start().getX(), start().getY()));
        for (Cubic part : parts) {
            elements.add(new CubicCurveTo(
                    part.first().getX(),
                    part.first().getY(),
                    part.second().getX(),
                    part.second().getY(),
                    part.end().getX(),
                    part.end().getY()));
        }
        return elements;
    }

    private static double toSegment(Point2D point, Point2D a, Point2D b) {
        Point2D along = b.subtract(a);
        double length = along.dotProduct(along);
        double t = length == 0 ? 0 : Math.clamp(point.subtract(a).dotProduct(along) / length, 0, 1);
        return point.distance(a.add(along.multiply(t)));
    }
}
