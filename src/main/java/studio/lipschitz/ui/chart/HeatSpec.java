package studio.lipschitz.ui.chart;

import java.util.List;

/// Numbers in columns over the epochs, each a colour: made on the FX thread, drawn on another.
///
/// @param values what the columns hold, in words
/// @param columns in ascending order, at least one
public record HeatSpec(String xTitle, String yTitle, String values, List<Column> columns) {
    /// What differs by less than this share of the largest looks the same: rounding is no news.
    private static final double LEAST_SHARE = 0.01;

    /// @param x after which epoch
    /// @param from the top downward
    public record Column(double x, List<Float> from) {}

    int rows() {
        return columns.stream().mapToInt(column -> column.from().size()).max().orElse(0);
    }

    /// The last column told at `x` or before; the first where there is none.
    Column at(double x) {
        Column found = columns.getFirst();
        for (Column column : columns) {
            if (column.x() > x) {
                break;
            }
            found = column;
        }
        return found;
    }

    /// From the least value to the greatest, and not too narrow.
    ChartRange range() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (Column column : columns) {
            for (Float value : column.from()) {
                if (Float.isFinite(value)) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        }
        greatest = greatest == 0 ? 1 : greatest;
        return new ChartRange(Math.min(least, greatest * (1 - LEAST_SHARE)), greatest);
    }
}
