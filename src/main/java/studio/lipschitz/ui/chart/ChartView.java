package studio.lipschitz.ui.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How one chart is looked at: on which axis, how smooth, which of its curves and what part. Kept as long as the chart.
///
/// @param log whether the vertical axis is logarithmic
/// @param smoothing points over which the smoothed curves forget; 0: none is drawn
/// @param hidden names of the curves that are not drawn
/// @param window what is shown; empty: everything, so that the chart follows the run
record ChartView(boolean log, int smoothing, Set<String> hidden, Optional<Window> window) {
    /// Points of smoothing to choose from.
    static final List<Integer> SMOOTHINGS = List.of(0, 4, 12, 50, 200, 1000);

    static final ChartView START = new ChartView(false, 12, Set.of(), Optional.empty());

    /// @param y empty: room for what is between the ends of `x`
    record Window(ChartRange x, Optional<ChartRange> y) {}

    ChartView {
        hidden = Set.copyOf(hidden);
    }

    /// A stretch of another axis means nothing on this one.
    ChartView withLog(boolean now) {
        return new ChartView(now, smoothing, hidden, window.map(old -> new Window(old.x(), Optional.empty())));
    }

    ChartView withSmoothing(int points) {
        return new ChartView(log, points, hidden, window);
    }

    ChartView withHidden(Set<String> names) {
        return new ChartView(log, smoothing, names, window);
    }

    ChartView showing(Window part) {
        return new ChartView(log, smoothing, hidden, Optional.of(part));
    }

    ChartView following() {
        return new ChartView(log, smoothing, hidden, Optional.empty());
    }

    /// Hides a curve, or shows it again.
    ChartView toggled(String name) {
        var names = new HashSet<>(hidden);
        if (!names.remove(name)) {
            names.add(name);
        }
        return withHidden(names);
    }

    /// Hides all curves but one; where it is alone already, shows all.
    ///
    /// @param all names of the chart's curves
    ChartView solo(String name, Set<String> all) {
        var others = new HashSet<>(all);
        others.remove(name);
        return withHidden(!others.isEmpty() && hidden.equals(others) ? Set.of() : others);
    }

    /// What is left of a chart; a curve without a name goes with the one before it.
    ChartSpec visible(ChartSpec spec) {
        if (hidden.isEmpty()) {
            return spec;
        }
        var kept = new java.util.ArrayList<ChartSpec.Trace>();
        boolean shown = true;
        for (ChartSpec.Trace trace : spec.traces()) {
            shown = trace.name().isEmpty() ? shown : !hidden.contains(trace.name());
            if (shown) {
                kept.add(trace);
            }
        }
        return spec.withTraces(kept);
    }
}
