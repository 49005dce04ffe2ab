package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.lipschitz.ui.chart.ChartSpec.Look;
import studio.lipschitz.ui.chart.ChartSpec.Trace;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// Running means of a chart's raw curves, drawn over them. A curve that has grown costs only its new points. FX thread only.
///
/// Each point weighs `exp(-1 / n)` times what the next does; the first ones are corrected for what came before them (Kingma and Ba 2015,
/// arXiv:1412.6980, section 3). Values that are no finite number leave a gap and nothing else.
final class Smoothing {
    private static final int A_TURN = 25_000;

    private final Map<String, Mean> means = new HashMap<>();
    private int points;
    private boolean complete = true;

    /// The chart with each curve of the look [Look#RAW] in faint ink under its mean.
    ///
    /// @param over points over which a mean forgets; 0: none is drawn, and the raw curve as any other
    ChartSpec over(ChartSpec spec, int over) {
        if (over != points) {
            means.clear();
            points = over;
        }
        complete = true;
        long raw = spec.traces().stream().filter(trace -> trace.look() == Look.RAW).count();
        if (raw == 0) {
            return spec;
        }
        var traces = new ArrayList<Trace>();
        for (Trace trace : spec.traces()) {
            if (trace.look() != Look.RAW) {
                traces.add(trace);
                continue;
            }
            traces.add(
                    new Trace(trace.name(), trace.ink(), over == 0 ? Look.LINE : Look.FAINT, trace.points(), trace.lower(), trace.bound()));
            if (over > 0) {
                String name = raw == 1 ? text("chart.smoothed") : text("chart.smoothedOf", trace.name());
                Snapshot mean = means.computeIfAbsent(trace.name(), _ -> new Mean(Math.exp(-1.0 / over))).of(trace.points());
                complete &= mean.size() == trace.points().size();
                traces.add(Trace.of(name, trace.ink(), Look.LINE, mean));
            }
        }
        return spec.withTraces(List.copyOf(traces));
    }

    /// Whether every mean has come to the end of its curve; a long one takes several turns, so that none holds up the window.
    boolean complete() {
        return complete;
    }

    private static final class Mean {
        private final double keep;
        private double[] x = new double[0];
        private double[] y = new double[0];
        private double lastRaw;
        private int size;
        private double mean;
        private double weight;

        Mean(double keep) {
            this.keep = keep;
        }

        Snapshot of(Snapshot raw) {
            if (!grownFrom(raw)) {
                x = new double[0]; // snapshots that were given away keep theirs
                y = new double[0];
                size = 0;
                mean = 0;
                weight = 0;
            }
            if (raw.size() > y.length) {
                int room = Math.max(64, raw.size() + raw.size() / 2);
                x = Arrays.copyOf(x, room);
                y = Arrays.copyOf(y, room);
            }
            for (int end = Math.min(raw.size(), size + A_TURN); size < end; size++) {
                lastRaw = raw.y()[size];
                boolean finite = Double.isFinite(lastRaw);
                if (finite) {
                    mean = keep * mean + (1 - keep) * lastRaw;
                    weight = keep * weight + (1 - keep);
                }
                x[size] = raw.x()[size];
                y[size] = finite ? mean / weight : Double.NaN;
            }
            return new Snapshot(x, y, size);
        }

        /// A run that is resumed takes points back.
        private boolean grownFrom(Snapshot raw) {
            return size <= raw.size()
                    && (size == 0 || (raw.x()[size - 1] == x[size - 1] && Double.compare(raw.y()[size - 1], lastRaw) == 0));
        }
    }
}
