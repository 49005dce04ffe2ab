package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import studio.lipschitz.ui.chart.ChartSpec;
import studio.lipschitz.ui.chart.ChartSpec.Look;
import studio.lipschitz.ui.chart.ChartSpec.Trace;
import studio.lipschitz.ui.chart.ChartSpec.XAxis;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.Numbers;
import studio.lipschitz.ui.workspace.MetricSeries;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;
import studio.lipschitz.ui.workspace.TrainingFigures;
import studio.lipschitz.ui.workspace.TrainingMetrics;
import studio.lipschitz.ui.workspace.TrainingMetrics.LayerCurves;
import studio.lipschitz.ui.workspace.TrainingSession;

/// What the charts show that one may choose beside those of [Curves].
final class MoreCurves {
    private static final double MEBIBYTE = 1 << 20;
    private static final double LEAST_MEMORY_SPAN = 64;
    private static final double LEAST_SPAN = 1e-3;
    private static final double LEAST_SHARE_SPAN = 0.01;

    /// Of its latest value a curve that may stay the same shows at least so much.
    private static final double LEAST_PART = 0.2;

    private final TrainingSession session;

    MoreCurves(TrainingSession session) {
        this.session = session;
    }

    private TrainingFigures figures() {
        return session.metrics().figures();
    }

    private ChartSpec over(String yTitle, boolean percent, double leastSpan, List<Trace> traces) {
        TrainingMetrics metrics = session.metrics();
        return new ChartSpec(
                text("run.axis.epoch"), yTitle, XAxis.EPOCHS, metrics.firstX(), metrics.lastX(), percent, leastSpan, traces, List.of());
    }

    /// Terms of the loss without their weights, of batches and of the validation set.
    ChartSpec parts() {
        var traces = new ArrayList<Trace>();
        for (TrainingFigures.PartCurves part : figures().parts()) {
            String name = nameOf(part.name());
            traces.add(Trace.of(name, ink(traces.size()), Look.RAW, part.train().snapshot()));
            traces.add(Trace.of(text("run.curve.part.validation", name), ink(traces.size()), Look.DOTS, part.validation().snapshot()));
        }
        return over(text("run.axis.part"), false, LEAST_SPAN, traces);
    }

    private static String nameOf(String part) {
        return switch (part) {
            case "hinge" -> text("run.curve.hinge");
            case "kr" -> text("run.curve.kr");
            default -> part;
        };
    }

    private static Ink ink(int index) {
        return Ink.SERIES.get(index % Ink.SERIES.size());
    }

    ChartSpec certified() {
        var traces = new ArrayList<Trace>();
        figures().certified().forEach(
                (epsilon, series) -> traces.add(Trace.of("ε = " + radius(epsilon), ink(traces.size()), Look.DOTS, series.snapshot())));
        return over(text("run.axis.certified"), true, LEAST_SHARE_SPAN, traces);
    }

    /// `36/255` where it is one of those that images are certified at, else the number.
    static String radius(double epsilon) {
        double levels = epsilon * 255;
        boolean whole = Math.abs(levels - Math.rint(levels)) < 1e-9 && levels >= 1 && levels < 255;
        return whole ? Math.round(levels) + "/255" : Numbers.text(epsilon);
    }

    /// Layers whose smallest singular value is known.
    private List<LayerCurves> measured() {
        return session.metrics().layers().stream().filter(layer -> layer.smallest().size() > 0).toList();
    }

    /// How many layers there are, and how many of them the chart of smallest singular values has no colour for.
    int unseen() {
        return Math.max(0, measured().size() - Curves.LAYERS_AS_LINES);
    }

    /// Of many layers those whose latest value is the least, in the order of the network.
    ChartSpec smallest() {
        Set<String> least = measured().stream()
                .sorted(Comparator.comparingDouble(this::latest))
                .limit(Curves.LAYERS_AS_LINES)
                .map(LayerCurves::id)
                .collect(Collectors.toSet());
        var traces = new ArrayList<Trace>();
        for (LayerCurves layer : measured()) {
            if (least.contains(layer.id())) {
                Snapshot values = scaled(layer.smallest(), session.marks().rootOfReads(layer.id()));
                traces.add(Trace.of(layer.id(), ink(traces.size()), Look.LINE, values));
            }
        }
        return over(text("run.axis.smallest"), false, LEAST_SPAN, traces);
    }

    private double latest(LayerCurves layer) {
        return layer.smallest().lastY() * session.marks().rootOfReads(layer.id());
    }

    private static Snapshot scaled(MetricSeries series, double factor) {
        Snapshot found = series.snapshot();
        return factor == 1
                ? found
                : new Snapshot(found.x(), Arrays.stream(found.y(), 0, found.size()).map(y -> y * factor).toArray(), found.size());
    }

    ChartSpec gradient() {
        return over(text("run.axis.gradient"), false, 0,
                List.of(Trace.of(text("run.curve.gradient"), Ink.SERIES_1, Look.RAW, figures().gradientNorm().snapshot())));
    }

    ChartSpec rate() {
        MetricSeries rate = figures().learningRate();
        return over(text("run.axis.rate"), false, LEAST_PART * Math.abs(rate.lastY()),
                List.of(Trace.of(text("run.curve.rate"), Ink.SERIES_1, Look.LINE, rate.snapshot())));
    }

    ChartSpec pace() {
        MetricSeries pace = figures().pace();
        return over(text("run.axis.pace"), false, LEAST_PART * Math.abs(pace.lastY()),
                List.of(Trace.of(text("run.curve.pace"), Ink.SERIES_1, Look.RAW, pace.snapshot())));
    }

    ChartSpec memory() {
        return over(text("run.axis.memory"), false, LEAST_MEMORY_SPAN,
                List.of(Trace.of(text("run.curve.memory"), Ink.SERIES_1, Look.LINE, scaled(figures().memory(), 1 / MEBIBYTE))));
    }
}
