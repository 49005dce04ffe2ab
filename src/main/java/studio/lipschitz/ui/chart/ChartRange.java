package studio.lipschitz.ui.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// A stretch of an axis, finite and not empty.
record ChartRange(double from, double to) {
    private static final double PADDING = 0.06;

    /// The same where signs may stand above and below the bars.
    private static final double PADDING_OF_BARS = 0.16;

    /// Room right of the last point, so that its dot is whole.
    private static final double RIM = 0.008;

    /// And in a small picture: half a dot and its edge, in units of the window.
    private static final double DOT = 4;

    /// What a picture can still place; a loss beyond it is drawn at the rim.
    private static final double LARGEST = 1e30;

    /// Part of a decade that a logarithmic axis leaves above and below.
    private static final double LEAST_DECADES = 0.01;

    double span() {
        return to - from;
    }

    /// Widened (`factor` above 1) or narrowed around a place that stays where it is.
    ChartRange scaled(double around, double factor) {
        return new ChartRange(around + (from - around) * factor, around + (to - around) * factor);
    }

    ChartRange moved(double by) {
        return new ChartRange(from + by, to + by);
    }

    ChartRange logarithm() {
        return new ChartRange(Math.log10(from), Math.log10(to));
    }

    ChartRange power() {
        return new ChartRange(Math.pow(10, from), Math.pow(10, to));
    }

    /// Where the curves run from left to right: from a whole epoch to the last point, or half a place around each place.
    ///
    /// @param width of the picture, in units of the window
    static ChartRange ofX(ChartSpec spec, double width) {
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
            return new ChartRange(0, Math.max(1, spec.until()));
        }
        return switch (spec.xAxis()) {
            case PLACES -> new ChartRange(least - 0.5, greatest + 0.5);
            case EPOCHS -> {
                double from = Math.max(0, Math.ceil(spec.since()) - 1); // the epoch that the first step belongs to
                double to = Math.max(Math.max(greatest, spec.until()), from + 0.05);
                yield new ChartRange(from, to + Math.max(RIM, DOT / width) * (to - from));
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
        double padding = spec.xAxis() == ChartSpec.XAxis.PLACES ? PADDING_OF_BARS : PADDING;
        double margin = padding * Math.max(greatest - least, floor);
        double from = least - lacking - margin;
        double to = greatest + lacking + margin;
        // A share has no room beyond 0 and 1 except for the margin of a dot.
        return spec.percent() ? new ChartRange(Math.max(from, -0.02), Math.min(to, 1 + margin)) : new ChartRange(from, to);
    }

    /// Room for every finite value above 0 on a logarithmic axis, and for the levels there, with a margin; a decade where there is none.
    static ChartRange ofLogY(ChartSpec spec, List<Snapshot> thinned) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (Snapshot points : thinned) {
            for (int i = 0; i < points.size(); i++) {
                double value = points.y()[i];
                if (value > 0 && Double.isFinite(value)) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        }
        for (ChartSpec.Level level : spec.levels()) {
            if (level.y() > 0) {
                least = Math.min(least, level.y());
                greatest = Math.max(greatest, level.y());
            }
        }
        if (greatest == 0) {
            return new ChartRange(0.1, 1);
        }
        double from = Math.log10(Math.clamp(least, 1 / LARGEST, LARGEST));
        double to = Math.log10(Math.clamp(greatest, 1 / LARGEST, LARGEST));
        double margin = Math.max(PADDING * (to - from), LEAST_DECADES);
        return new ChartRange(from - margin, to + margin).power();
    }

    /// The least step out of 1, 2, 5, 10, ... that needs `most` ticks or fewer.
    static double tick(double span, double most) {
        double raw = span / Math.max(1, most);
        double decade = Math.pow(10, Math.floor(Math.log10(raw)));
        for (int step : new int[] {1, 2, 5}) {
            if (step * decade >= raw) {
                return step * decade;
            }
        }
        return 10 * decade;
    }

    /// Spells ticks `unit` apart: with as many digits as tell them apart, in the spelling of the rest of the window.
    NumberFormat format(double unit, boolean percent) {
        int digits = Math.clamp((int) Math.ceil(-Math.log10(unit) - 1e-9), 0, 9);
        boolean large = Math.max(Math.abs(from), Math.abs(to)) >= 1e6;
        String pattern = large ? "0.##E0" : digits == 0 ? "0" : "0." + "0".repeat(digits);
        return new DecimalFormat(percent ? pattern + "'%'" : pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
