package studio.lipschitz.ui.training;

import java.util.List;
import java.util.Locale;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// A stretch of an axis, finite and not empty.
record ChartRange(double from, double to) {
    private static final double PADDING = 0.06;

    /// What a picture can still place; a loss beyond it is drawn at the rim.
    private static final double LARGEST = 1e30;

    double span() {
        return to - from;
    }

    /// Where the curves run from left to right: from a whole epoch to the last point, or half a place around each place.
    static ChartRange ofX(ChartSpec spec) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (ChartSpec.Trace trace : spec.traces()) {
            for (Snapshot points : List.of(trace.points(), trace.lower())) {
                if (!points.isEmpty()) {
                    least = Math.min(least, points.x()[0]);
                    greatest = Math.max(greatest, points.x()[points.size() - 1]);
                }
            }
        }
        if (least > greatest) {
            return new ChartRange(0, 1);
        }
        return switch (spec.xAxis()) {
            case PLACES -> new ChartRange(least - 0.5, greatest + 0.5);
            case EPOCHS -> {
                double from = Math.ceil(least) - 1; // the epoch that the first point belongs to
                yield new ChartRange(Math.max(0, from), Math.max(greatest, Math.max(0, from) + 0.05));
            }
        };
    }

    /// Room for every finite value and every level, with a margin.
    static ChartRange ofY(ChartSpec spec, List<Snapshot> thinned) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Snapshot points : thinned) {
            for (int i = 0; i < points.size(); i++) {
                double value = points.y()[i];
                if (Double.isFinite(value)) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        }
        for (ChartSpec.Level level : spec.levels()) {
            least = Math.min(least, level.y());
            greatest = Math.max(greatest, level.y());
        }
        if (least > greatest) {
            return new ChartRange(0, 1);
        }
        least = Math.clamp(least, -LARGEST, LARGEST);
        greatest = Math.clamp(greatest, -LARGEST, LARGEST);
        double floor = Math.max(spec.leastSpan(), 1e-9 * Math.max(Math.abs(least), Math.abs(greatest)));
        double lacking = Math.max(0, Math.max(floor, 1e-12) - (greatest - least)) / 2;
        double margin = PADDING * Math.max(greatest - least, floor);
        double from = least - lacking - margin;
        double to = greatest + lacking + margin;
        // A share has no room beyond 0 and 1 except for the margin of a dot.
        return spec.percent() ? new ChartRange(Math.max(from, -0.02), Math.min(to, 1 + margin)) : new ChartRange(from, to);
    }

    /// A format with the digits that five ticks on this stretch need, in the spelling of the rest of the window.
    java.text.NumberFormat format(boolean percent) {
        double unit = span() / 5 * (percent ? 100 : 1);
        int digits = Math.clamp((int) Math.ceil(-Math.log10(unit)), 0, 9);
        boolean large = Math.max(Math.abs(from), Math.abs(to)) >= 1e6;
        String pattern = large ? "0.##E0" : digits == 0 ? "0" : "0." + "0".repeat(digits);
        return new java.text.DecimalFormat(
                percent ? pattern + "'%'" : pattern, java.text.DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
