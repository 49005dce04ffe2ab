package studio.lipschitz.ui.chart;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.training.DecisionGrid;

/// The line along which a function on a grid has one value: marching squares, straight within each cell.
///
/// What is found cell by cell is joined into long lines, as dashes would begin anew in each piece.
final class Contour {
    private final PlaneFrame frame;
    private final DecisionGrid grid;
    private final IntToDoubleFunction value;
    private final double level;
    private final Map<Integer, Point2D> crossings = new HashMap<>();
    private final Map<Integer, List<Integer>> neighbours = new LinkedHashMap<>();

    private Contour(PlaneFrame frame, IntToDoubleFunction value, double level) {
        this.frame = frame;
        this.grid = frame.grid();
        this.value = value;
        this.level = level;
    }

    /// @param value of the grid's points, by number; cells that touch a NaN are left out
    /// @return in pixels of the plot
    static Path2D of(PlaneFrame frame, IntToDoubleFunction value, double level) {
        var contour = new Contour(frame, value, level);
        for (int row = 0; row + 1 < contour.grid.rows(); row++) {
            for (int column = 0; column + 1 < contour.grid.columns(); column++) {
                contour.cell(column, row);
            }
        }
        return contour.joined();
    }

    /// Its four sides in turn; the line enters and leaves by those it crosses, which are two or, at a saddle, four.
    private void cell(int column, int row) {
        int[] corners = {
            grid.at(column, row), grid.at(column + 1, row), grid.at(column + 1, row + 1), grid.at(column, row + 1)
        };
        var above = new double[4];
        for (int i = 0; i < 4; i++) {
            above[i] = value.applyAsDouble(corners[i]) - level;
            if (Double.isNaN(above[i])) {
                return;
            }
        }
        int entered = -1;
        for (int i = 0; i < 4; i++) {
            int next = (i + 1) % 4;
            if (above[i] > 0 != above[next] > 0) {
                int side = crossing(corners[i], corners[next], above[i] / (above[i] - above[next]));
                if (entered >= 0) {
                    neighbours.computeIfAbsent(entered, _ -> new ArrayList<>()).add(side);
                    neighbours.computeIfAbsent(side, _ -> new ArrayList<>()).add(entered);
                    side = -1;
                }
                entered = side;
            }
        }
    }

    /// Number of the side between two points: twice the lower one's, and 1 more where it goes up.
    private int crossing(int from, int to, double share) {
        int side = 2 * Math.min(from, to) + (Math.abs(from - to) == 1 ? 0 : 1);
        crossings.computeIfAbsent(side, _ -> new Point2D.Double(
                frame.pixelOfX(between(grid.x(from % grid.columns()), grid.x(to % grid.columns()), share)),
                frame.pixelOfY(between(grid.y(from / grid.columns()), grid.y(to / grid.columns()), share))));
        return side;
    }

    private static double between(double from, double to, double share) {
        return Double.isFinite(share) ? from + share * (to - from) : (from + to) / 2; // one end may be infinite
    }

    private Path2D joined() {
        var path = new Path2D.Double();
        for (int start : List.copyOf(neighbours.keySet())) {
            var line = new ArrayDeque<Integer>(List.of(start));
            for (Integer next = take(start); next != null; next = take(next)) {
                line.addLast(next);
            }
            for (Integer next = take(start); next != null; next = take(next)) {
                line.addFirst(next);
            }
            if (line.size() > 1) {
                append(path, line);
            }
        }
        return path;
    }

    /// A side that the line goes on to from `side`, a piece that is then used up; null at its end.
    private @Nullable Integer take(int side) {
        List<Integer> open = Objects.requireNonNull(neighbours.get(side));
        if (open.isEmpty()) {
            return null;
        }
        Integer next = open.removeLast();
        Objects.requireNonNull(neighbours.get(next)).remove(Integer.valueOf(side));
        return next;
    }

    private void append(Path2D path, Iterable<Integer> line) {
        boolean begun = false;
        for (int side : line) {
            Point2D point = Objects.requireNonNull(crossings.get(side));
            if (begun) {
                path.lineTo(point.getX(), point.getY());
            } else {
                path.moveTo(point.getX(), point.getY());
            }
            begun = true;
        }
    }
}
