package studio.lipschitz.ui.chart;

import java.util.List;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// What a chart shows at one moment, without a colour or a size: made on the FX thread, drawn on another.
///
/// @param since where the first point of the run stands, whether or not it is in this chart; in places ignored
/// @param until where the run has come, so that its charts share an axis; in places ignored
/// @param levels horizontal lines that stay in view
/// @param marks what happened at places of the horizontal axis, told where the pointer comes near
/// @param leastSpan the vertical axis never shows less than this, so that noise does not look like news
public record ChartSpec(
        String xTitle,
        String yTitle,
        XAxis xAxis,
        double since,
        double until,
        boolean percent,
        double leastSpan,
        List<Trace> traces,
        List<Level> levels,
        List<Mark> marks) {

    /// Without marks.
    public ChartSpec(
            String xTitle, String yTitle, XAxis xAxis, double since, double until, boolean percent, double leastSpan, List<Trace> traces,
            List<Level> levels) {
        this(xTitle, yTitle, xAxis, since, until, percent, leastSpan, traces, levels, List.of());
    }

    public ChartSpec withMarks(List<Mark> value) {
        return new ChartSpec(xTitle, yTitle, xAxis, since, until, percent, leastSpan, traces, levels, value);
    }

    public enum XAxis {
        EPOCHS,
        /// One place an item, from 1.
        PLACES
    }

    public enum Look {
        /// A curve of many points that scatter: drawn faint, and its running mean over it, as smooth as the reader wants.
        RAW,
        /// A thin curve behind the others.
        FAINT, LINE,
        /// A thin dashed curve; over places a dash at each.
        FINE,
        /// A curve with a dot at each point, for the few that an epoch gives.
        DOTS,
        /// A curve, and the area from the other one up to it.
        BAND,
        /// A bar from the other curve up to this one at each x.
        BRACKET
    }

    /// One curve.
    ///
    /// @param lower lower ends of a [Look#BRACKET] or a [Look#BAND], else empty
    /// @param bound whether its values are upper bounds, which are written rounded upward
    public record Trace(String name, Ink ink, Look look, Snapshot points, Snapshot lower, boolean bound) {

        public static Trace of(String name, Ink ink, Look look, Snapshot points) {
            return new Trace(name, ink, look, points, Snapshot.EMPTY, false);
        }
    }

    public record Level(double y, String label) {}

    /// A place that is told of where the pointer comes near.
    ///
    /// @param y of a point that bears a star; not a number for a line from top to bottom
    /// @param text in few lines
    /// @param number of a note, from 1; else 0
    public record Mark(double x, double y, String text, int number) {

        public Mark(double x, double y, String text) {
            this(x, y, text, 0);
        }

        /// A flag with its number.
        public static Mark note(double x, int number, String text) {
            return new Mark(x, Double.NaN, text, number);
        }

        public static Mark line(double x, String text) {
            return new Mark(x, Double.NaN, text);
        }

        boolean star() {
            return !Double.isNaN(y);
        }
    }

    ChartSpec withTraces(List<Trace> shown) {
        return new ChartSpec(xTitle, yTitle, xAxis, since, until, percent, leastSpan, shown, levels, marks);
    }

    public boolean isEmpty() {
        return traces.stream().allMatch(trace -> trace.points().isEmpty() && trace.lower().isEmpty());
    }
}
