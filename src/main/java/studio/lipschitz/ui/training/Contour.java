package studio.lipschitz.ui.training;

import java.awt.geom.Path2D;
import java.util.function.IntToDoubleFunction;
import studio.lipschitz.training.DecisionGrid;

/// The line along which a function on a grid has one value: marching squares, straight within each cell.
final class Contour {
    private final PlaneFrame frame;
    private final IntToDoubleFunction value;
    private final double level;
    private final Path2D path = new Path2D.Double();

    private Contour(PlaneFrame frame, IntToDoubleFunction value, double level) {
        this.frame = frame;
        this.value = value;
        this.level = level;
    }

    /// @param value of the grid's points, by number; cells that touch a NaN are left out
    /// @return in pixels of the plot
    static Path2D of(PlaneFrame frame, IntToDoubleFunction value, double level) {
        var contour = new Contour(frame, value, level);
        DecisionGrid grid = frame.grid();
        for (int row = 0; row + 1 < grid.rows(); row++) {
            for (int column = 0; column + 1 < grid.columns(); column++) {
                contour.cell(column, row);
            }
        }
        return contour.path;
    }

    /// Its four sides in turn; the line enters and leaves by those it crosses, which are two or, at a saddle, four.
    private void cell(int column, int row) {
        int[] columns = {column, column + 1, column + 1, column};
        int[] rows = {row, row, row + 1, row + 1};
        var above = new double[4];
        for (int i = 0; i < 4; i++) {
            above[i] = value.applyAsDouble(frame.grid().at(columns[i], rows[i])) - level;
            if (Double.isNaN(above[i])) {
                return;
            }
        }
        boolean open = false;
        for (int i = 0; i < 4; i++) {
            int next = (i + 1) % 4;
            if (above[i] > 0 == above[next] > 0) {
                continue;
            }
            double share = above[i] / (above[i] - above[next]);
            double x = between(frame.grid().x(columns[i]), frame.grid().x(columns[next]), share);
            double y = between(frame.grid().y(rows[i]), frame.grid().y(rows[next]), share);
            if (open) {
                path.lineTo(frame.pixelOfX(x), frame.pixelOfY(y));
            } else {
                path.moveTo(frame.pixelOfX(x), frame.pixelOfY(y));
            }
            open = !open;
        }
    }

    private static double between(double from, double to, double share) {
        return from + share * (to - from);
    }
}
