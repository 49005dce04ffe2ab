package studio.lipschitz.ui.playground;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.dataset.Split;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.Plane;
import studio.lipschitz.ui.playground.DrawnPoints.Point;

/// Points of a data set of two features.
///
/// @param source as a plan names it
/// @param classes names
/// @param points of both parts, or some of them where there are many
/// @param all how many there are
/// @param plane around all of them
record PlayData(String source, List<String> classes, List<Point> points, int all, Plane plane) {
    /// Points that can still be told apart.
    private static final int MOST = 400;

    /// Room around the points, as a part of their extent.
    private static final double MARGIN = 0.15;

    /// Whether it is a table, as drawn points are.
    static boolean drawn(String source) {
        return source.startsWith("csv:");
    }

    /// Whether all its points are here, so that they can be drawn on.
    boolean whole() {
        return points.size() == all;
    }

    /// Reads it.
    ///
    /// @throws IOException if it cannot be read or its samples are no two numbers, in one sentence
    static PlayData read(String source) throws IOException {
        Dataset data = Datasets.open(source);
        if (!data.shape().equals(Shape.of(2))) {
            throw new IOException(text("playground.data.shape", source, data.shape()));
        }
        var points = new ArrayList<Point>();
        int all = data.train().size() + data.validation().size();
        int most = drawn(source) ? DrawnPoints.MOST : MOST;
        add(points, data.train(), share(data.train().size(), all, most));
        add(points, data.validation(), share(data.validation().size(), all, most));
        return new PlayData(source, data.classes(), points, all, around(points));
    }

    private static int share(int part, int all, int most) {
        return all <= most ? part : (int) ((long) most * part / all);
    }

    private static void add(List<Point> points, Split split, int count) {
        var sample = new float[2];
        for (int i = 0; i < count; i++) {
            int at = (int) ((long) i * split.size() / count);
            split.copy(at, sample, 0);
            points.add(new Point(sample[0], sample[1], split.classOf(at)));
        }
    }

    /// With a margin; a unit square around nothing.
    static Plane around(List<Point> points) {
        double left = points.stream().mapToDouble(Point::x).min().orElse(-1);
        double right = points.stream().mapToDouble(Point::x).max().orElse(1);
        double bottom = points.stream().mapToDouble(Point::y).min().orElse(-1);
        double top = points.stream().mapToDouble(Point::y).max().orElse(1);
        double across = span(left, right);
        double up = span(bottom, top);
        double least = Math.max(across, up) / 3; // points on a line are a plane too
        return new Plane(
                (left + right - Math.max(across, least)) / 2, (left + right + Math.max(across, least)) / 2,
                (bottom + top - Math.max(up, least)) / 2, (bottom + top + Math.max(up, least)) / 2);
    }

    private static double span(double from, double to) {
        double span = to > from ? to - from : Math.max(1, Math.abs(from));
        return span * (1 + 2 * MARGIN);
    }
}
