package studio.lipschitz.ui.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Points over two axes of shares, and the line that none of them is beyond: made on the FX thread, drawn on another.
///
/// @param front the points that no other one beats, from left to right; the line falls in steps from each to the next
/// @param kinds what colours and shapes mean, in their order; empty where shades are a scale
/// @param scale what the shades are of, from the least to the greatest; empty where colours are kinds
public record ScatterSpec(
        String xTitle, String yTitle, List<Dot> dots, List<Dot> front, List<Kind> kinds, Optional<Scale> scale) {
    private static final double RADIUS = 5.5;
    private static final double LEAST_SPAN = 0.01; // of the shares: less looks like a difference that it is none
    private static final double PADDING = 0.08;

    public ScatterSpec {
        dots = List.copyOf(dots);
        front = List.copyOf(front);
        kinds = List.copyOf(kinds);
    }

    /// One point.
    ///
    /// @param id what is selected with it
    /// @param words what is told of it, a line each; made when somebody asks
    /// @param kind its place among the kinds; ignored where there is a scale
    /// @param shade its place on the scale, in [0, 1]
    /// @param chosen whether it stands out
    public record Dot(String id, double x, double y, Supplier<String> words, int kind, double shade, boolean chosen) {}

    /// An entry of the legend.
    public record Kind(String name, Ink ink) {}

    /// Numbers that shades stand for.
    public record Scale(String name, String least, String greatest) {}

    /// So that kinds are told apart without their colours.
    static Shape shape(int kind, double x, double y) {
        double r = RADIUS;
        return switch (kind % 4) {
            case 1 -> new Rectangle2D.Double(x - r * 0.88, y - r * 0.88, 2 * r * 0.88, 2 * r * 0.88);
            case 2 -> polygon(x, y - r * 1.15, x + r * 1.1, y + r * 0.8, x - r * 1.1, y + r * 0.8);
            case 3 -> polygon(x, y - r * 1.25, x + r * 1.25, y, x, y + r * 1.25, x - r * 1.25, y);
            default -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        };
    }

    private static Shape polygon(double... corners) {
        var path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    ChartRange across() {
        return range(Dot::x);
    }

    ChartRange up() {
        return range(Dot::y);
    }

    private ChartRange range(ToDoubleFunction<Dot> value) {
        double least = dots.stream().mapToDouble(value).min().orElse(0);
        double greatest = dots.stream().mapToDouble(value).max().orElse(1);
        double lacking = Math.max(0, LEAST_SPAN - (greatest - least)) / 2;
        double margin = PADDING * Math.max(LEAST_SPAN, greatest - least);
        return new ChartRange(Math.max(least - lacking - margin, -0.02), Math.min(greatest + lacking + margin, 1.02));
    }
}
