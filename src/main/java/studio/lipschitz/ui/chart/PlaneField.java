package studio.lipschitz.ui.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import studio.lipschitz.training.DecisionGrid;

/// The decision as colours: whose class it is and, by their strength, how clearly. Between the grid's points it is interpolated.
///
/// At each corner of a cell a class has the value `+v` where it wins and `-v` where another does; inside the class with the largest mean wins.
/// Of one output this is the linear interpolation of its value.
final class PlaneField {
    private static final double FAINTEST = 0.10;
    private static final double STRONGEST = 0.46;
    private static final int CORNERS = 4;

    private final int columns;
    private final double[] strengths;
    private final int[] winners;
    private final double[] weights = new double[CORNERS];
    private final int[] corners = new int[CORNERS];
    private int winner;

    private PlaneField(DecisionGrid grid) {
        columns = grid.columns();
        strengths = grid.values().stream().mapToDouble(Math::abs).toArray();
        winners = new int[strengths.length];
        double greatest = 0;
        for (int i = 0; i < winners.length; i++) {
            winners[i] = grid.winner(i);
            greatest = strengths[i] > greatest ? strengths[i] : greatest;
        }
        for (int i = 0; i < winners.length && greatest > 0; i++) {
            strengths[i] /= greatest;
        }
    }

    /// @param width in pixels, as is the height
    static BufferedImage of(DecisionGrid grid, ChartTheme theme, int width, int height) {
        var field = new PlaneField(grid);
        var inks = new int[Math.max(2, grid.classNames().size())];
        for (int kind = 0; kind < inks.length; kind++) {
            Color ink = theme.of(PlaneSpec.inkOf(kind));
            inks[kind] = ink.getRGB() & 0xffffff;
        }
        var picture = new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_ARGB);
        var line = new int[width];
        for (int py = 0; py < height; py++) {
            double row = (1 - (py + 0.5) / height) * (grid.rows() - 1);
            for (int px = 0; px < width; px++) {
                double strength = field.at((px + 0.5) / width * (grid.columns() - 1), row, grid.rows());
                long alpha = Double.isNaN(strength) ? 0 : Math.round(255 * (FAINTEST + (STRONGEST - FAINTEST) * strength));
                line[px] = (int) alpha << 24 | inks[field.winner];
            }
            picture.setRGB(0, py, width, 1, line, 0, width);
        }
        return picture;
    }

    /// Strength at a place of the grid, in [0, 1], NaN where a corner is; sets `winner`.
    private double at(double column, double row, int rows) {
        int left = Math.clamp((int) column, 0, columns - 2);
        int low = Math.clamp((int) row, 0, rows - 2);
        double x = column - left;
        double y = row - low;
        int first = low * columns + left;
        set(0, first, (1 - x) * (1 - y));
        set(1, first + 1, x * (1 - y));
        set(2, first + columns, (1 - x) * y);
        set(3, first + columns + 1, x * y);
        double best = Double.NEGATIVE_INFINITY;
        winner = winners[first];
        for (int candidate = 0; candidate < CORNERS; candidate++) {
            int kind = winners[corners[candidate]];
            double mean = 0;
            for (int i = 0; i < CORNERS; i++) {
                mean += weights[i] * (winners[corners[i]] == kind ? strengths[corners[i]] : -strengths[corners[i]]);
            }
            if (Double.isNaN(mean)) {
                return Double.NaN;
            }
            if (mean > best) {
                best = mean;
                winner = kind;
            }
        }
        return Math.clamp(best, 0, 1);
    }

    private void set(int corner, int point, double weight) {
        corners[corner] = point;
        weights[corner] = weight;
    }
}
