package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.lipschitz.ui.chart.ChartSpec;
import studio.lipschitz.ui.chart.ChartSpec.Look;
import studio.lipschitz.ui.chart.ChartSpec.Trace;
import studio.lipschitz.ui.chart.ChartSpec.XAxis;
import studio.lipschitz.ui.runs.RunCurves.Along;
import studio.lipschitz.ui.runs.RunCurves.Metric;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// What the charts of several runs show.
final class OverlayCharts {
    private static final double LEAST_LOSS_SPAN = 1e-3;
    private static final double LEAST_SHARE_SPAN = 0.01;
    private static final double LEAST_NORM_SPAN = 0.02;
    private static final double LEAST_RATE_SPAN = 1e-9;
    private static final double MINUTES_FROM = 300; // seconds
    private static final double HOURS_FROM = 3 * 3600; // seconds

    private List<Line> lines = List.of();
    private Along along = Along.EPOCH;

    enum Chart {
        LOSS, ACCURACY, CERTIFIED, LEARNING_RATE, NORM;

        String id() {
            return switch (this) {
                case LOSS -> "loss";
                case ACCURACY -> "accuracy";
                case CERTIFIED -> "certified";
                case LEARNING_RATE -> "rate";
                case NORM -> "norm";
            };
        }

        String title() {
            return switch (this) {
                case LOSS -> text("runs.overlay.loss");
                case ACCURACY -> text("runs.overlay.accuracy");
                case CERTIFIED -> text("runs.overlay.certified");
                case LEARNING_RATE -> text("runs.overlay.rate");
                case NORM -> text("runs.overlay.norm");
            };
        }
    }

    /// One run.
    record Line(Path run, String name, RunInks.Pen pen, RunCurves curves) {}

    void show(List<Line> shown) {
        lines = List.copyOf(shown);
    }

    List<Line> lines() {
        return lines;
    }

    /// Where a step of a run stands on the axis.
    double place(Line line, long step) {
        return line.curves().place(step, along) / divisor();
    }

    /// The step of a run at a place on the axis.
    long step(Line line, double x) {
        return line.curves().step(x * divisor(), along);
    }

    void setAlong(Along chosen) {
        along = chosen;
    }

    Along along() {
        return along;
    }

    static String name(Along along) {
        return switch (along) {
            case STEP -> text("runs.along.step");
            case EPOCH -> text("runs.along.epoch");
            case TIME -> text("runs.along.time");
        };
    }

    ChartSpec spec(Chart chart) {
        var traces = new ArrayList<Trace>();
        for (Line line : lines) {
            switch (chart) {
                case LOSS -> {
                    add(traces, line, text("runs.overlay.batchOf", line.name()), Metric.BATCH_LOSS, Look.FAINT, false);
                    add(traces, line, line.name(), Metric.VALIDATION_LOSS, line.pen().dashed() ? Look.FINE : Look.DOTS, false);
                }
                case ACCURACY -> add(traces, line, line.name(), Metric.ACCURACY, line.pen().dashed() ? Look.FINE : Look.DOTS, false);
                case CERTIFIED -> add(traces, line, line.name(), Metric.CERTIFIED, line.pen().dashed() ? Look.FINE : Look.DOTS, false);
                case LEARNING_RATE -> add(traces, line, line.name(), Metric.LEARNING_RATE, solid(line), false);
                case NORM -> add(traces, line, line.name(), Metric.WORST_NORM, solid(line), true);
            }
        }
        double span = switch (chart) {
            case LOSS -> LEAST_LOSS_SPAN;
            case ACCURACY, CERTIFIED -> LEAST_SHARE_SPAN;
            case LEARNING_RATE -> LEAST_RATE_SPAN;
            case NORM -> LEAST_NORM_SPAN;
        };
        boolean percent = chart == Chart.ACCURACY || chart == Chart.CERTIFIED;
        return new ChartSpec(axis(), "", XAxis.EPOCHS, 0, last() / divisor(), percent, span, traces, List.of());
    }

    private static Look solid(Line line) {
        return line.pen().dashed() ? Look.FINE : Look.LINE;
    }

    private void add(List<Trace> traces, Line line, String name, Metric metric, Look look, boolean bound) {
        traces.add(new Trace(name, line.pen().ink(), look, line.curves().points(metric, along, divisor()), Snapshot.EMPTY, bound));
    }

    private double last() {
        return lines.stream().mapToDouble(line -> line.curves().last(along)).max().orElse(0);
    }

    /// Of the places, so that hours are not told in seconds.
    private double divisor() {
        if (along != Along.TIME) {
            return 1;
        }
        return last() >= HOURS_FROM ? 3600 : last() >= MINUTES_FROM ? 60 : 1;
    }

    private String axis() {
        return switch (along) {
            case STEP -> text("runs.axis.step");
            case EPOCH -> text("runs.axis.epoch");
            case TIME ->
                divisor() == 3600 ? text("runs.axis.hours") : divisor() == 60 ? text("runs.axis.minutes") : text("runs.axis.seconds");
        };
    }

    /// First line of the values at a place.
    String heading(double x) {
        return switch (along) {
            case STEP -> text("runs.hover.step", Figures.count(Math.round(x)));
            case EPOCH -> text("runs.hover.epoch", x);
            case TIME -> text("runs.hover.time", Figures.duration(x * divisor()));
        };
    }
}
