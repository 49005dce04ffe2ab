package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import studio.lipschitz.lipschitz.Standing;
import studio.lipschitz.ui.chart.ChartRenderer;
import studio.lipschitz.ui.chart.ChartSpec;
import studio.lipschitz.ui.chart.ChartSpec.Level;
import studio.lipschitz.ui.chart.ChartSpec.Look;
import studio.lipschitz.ui.chart.ChartSpec.Trace;
import studio.lipschitz.ui.chart.ChartSpec.XAxis;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.Numbers;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.LayerMarks.Mark;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;
import studio.lipschitz.ui.workspace.TrainingMetrics;
import studio.lipschitz.ui.workspace.TrainingMetrics.LayerCurves;
import studio.lipschitz.ui.workspace.TrainingSession;

/// What the charts of a training show, made from its curves.
final class Curves {
    /// As many layers as share one chart with a colour each.
    static final int LAYERS_AS_LINES = Ink.SERIES.size();

    private static final double LEAST_LOSS_SPAN = 1e-3;
    private static final double LEAST_SHARE_SPAN = 0.01;
    private static final double LEAST_NORM_SPAN = 0.02;

    private final TrainingSession session;

    Curves(TrainingSession session) {
        this.session = session;
    }

    ChartSpec loss() {
        TrainingMetrics metrics = session.metrics();
        return new ChartSpec(
                text("run.axis.epoch"),
                text("run.axis.loss"),
                XAxis.EPOCHS,
                metrics.firstX(),
                metrics.lastX(),
                false,
                LEAST_LOSS_SPAN,
                List.of(
                        Trace.of(text("run.curve.batch"), Ink.SERIES_1, Look.RAW, metrics.loss().snapshot()),
                        Trace.of(text("run.curve.validation"), Ink.SERIES_2, Look.DOTS, metrics.validationLoss().snapshot())),
                List.of()).withMarks(changes());
    }

    ChartSpec accuracy() {
        TrainingMetrics metrics = session.metrics();
        double epsilon = session.trainedProperty().get().map(project -> project.plan().epsilon()).orElse(0.0);
        return new ChartSpec(
                text("run.axis.epoch"),
                text("run.axis.accuracy"),
                XAxis.EPOCHS,
                metrics.firstX(),
                metrics.lastX(),
                true,
                LEAST_SHARE_SPAN,
                List.of(
                        Trace.of(text("run.curve.validation"), Ink.SERIES_2, Look.DOTS, metrics.accuracy().snapshot()),
                        Trace.of(text("run.curve.certified", Numbers.text(epsilon)), Ink.SERIES_3, Look.DOTS,
                                metrics.certified().snapshot())),
                List.of()).withMarks(changesAndBest());
    }

    /// A hairline where the plan was changed in mid-run.
    private List<ChartSpec.Mark> changes() {
        return session.metrics().changes().stream().map(mark -> ChartSpec.Mark.line(mark.x(), RunState.changes(mark.event()))).toList();
    }

    /// And a star at the epoch whose weights are kept as the best.
    private List<ChartSpec.Mark> changesAndBest() {
        var marks = new ArrayList<>(changes());
        session.metrics().bestEpoch().ifPresent(best -> marks.add(
                new ChartSpec.Mark(best.epoch(), best.valAccuracy(), text("run.hover.best"))));
        return marks;
    }

    List<LayerCurves> layers() {
        return session.metrics().layers();
    }

    /// A few layers over time, a colour each: a band from the largest slope found to the bound, and the smallest singular value as a thin dashed line.
    ChartSpec norms(List<LayerCurves> shown) {
        var traces = new ArrayList<Trace>();
        for (int i = 0; i < shown.size(); i++) {
            LayerCurves curves = shown.get(i);
            Ink ink = Ink.SERIES.get(i % Ink.SERIES.size());
            traces.add(new Trace(curves.id(), ink, Look.BAND, curves.upper().snapshot(), curves.lower().snapshot(), true));
            traces.add(Trace.of("", ink, Look.FINE, smallest(curves)));
        }
        return new ChartSpec(
                text("run.axis.epoch"),
                text("run.axis.norm"),
                XAxis.EPOCHS,
                session.metrics().firstX(),
                session.metrics().lastX(),
                false,
                LEAST_NORM_SPAN,
                traces,
                levels(shown));
    }

    /// On the scale of the layer's constant: a kernel's singular values times the root of the taps that read one pixel.
    private Snapshot smallest(LayerCurves curves) {
        Snapshot found = curves.smallest().snapshot();
        double scale = session.marks().rootOfReads(curves.id());
        return scale == 1 ? found : new Snapshot(found.x(), Arrays.stream(found.y()).map(value -> value * scale).toArray(), found.size());
    }

    Map<String, Mark> marks() {
        return session.marks().marksProperty().get();
    }

    /// Whether the latest bounds of two layers are too near one another to tell their curves apart.
    boolean coincide(List<LayerCurves> shown) {
        double[] bounds = shown.stream().filter(layer -> layer.upper().size() > 0).mapToDouble(layer -> layer.upper().lastY()).sorted()
                .toArray();
        double span = bounds.length == 0 ? 0 : Math.max(LEAST_NORM_SPAN, bounds[bounds.length - 1] - bounds[0]);
        for (int i = 1; i < bounds.length; i++) {
            if (bounds[i] - bounds[i - 1] < ChartRenderer.SAME * span) {
                return true;
            }
        }
        return false;
    }

    /// The latest bracket of every layer in a row.
    ChartSpec brackets(String selected) {
        List<LayerCurves> all = layers();
        var levels = levels(all);
        return new ChartSpec(
                text("run.axis.layer"),
                text("run.axis.norm"),
                XAxis.PLACES,
                0,
                0,
                false,
                LEAST_NORM_SPAN,
                List.of(
                        bracketsOf(all, "layers", Ink.SERIES_1, id -> !marks().containsKey(id) && !id.equals(selected)),
                        bracketsOf(all, "selected", Ink.SERIES_2, id -> !marks().containsKey(id) && id.equals(selected)),
                        bracketsOf(all, "unsafe", Ink.ALARM, id -> marked(id, Standing.UNSAFE)),
                        bracketsOf(all, "wasteful", Ink.WASTE, id -> marked(id, Standing.WASTEFUL)),
                        smallestOf(all)),
                levels);
    }

    private boolean marked(String id, Standing standing) {
        Mark mark = marks().get(id);
        return mark != null && mark.standing() == standing;
    }

    private Trace smallestOf(List<LayerCurves> all) {
        var places = IntStream.range(0, all.size()).filter(i -> all.get(i).smallest().size() > 0).toArray();
        double[] x = Arrays.stream(places).mapToDouble(i -> i + 1.0).toArray();
        double[] y = Arrays.stream(places)
                .mapToObj(all::get)
                .mapToDouble(curves -> curves.smallest().lastY() * session.marks().rootOfReads(curves.id()))
                .toArray();
        return Trace.of("", Ink.TEXT, Look.FINE, new Snapshot(x, y, x.length));
    }

    private static Trace bracketsOf(List<LayerCurves> all, String name, Ink ink, java.util.function.Predicate<String> which) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < all.size(); i++) {
            if (which.test(all.get(i).id()) && all.get(i).lower().size() > 0) {
                places.add(i);
            }
        }
        double[] x = places.stream().mapToDouble(i -> i + 1.0).toArray();
        double[] lower = places.stream().mapToDouble(i -> all.get(i).lower().lastY()).toArray();
        double[] upper = new double[x.length];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = all.get(places.get(i)).upper().lastY();
        }
        return new Trace(name, ink, Look.BRACKET, new Snapshot(x, upper, x.length), new Snapshot(x, lower, x.length), true);
    }

    /// The constants that the layers were designed to keep, where they are at most three different ones.
    private List<Level> levels(List<LayerCurves> shown) {
        List<Double> values = shown.stream()
                .map(curves -> session.marks().constant(curves.id()))
                .flatMap(constant -> constant.stream().boxed())
                .distinct()
                .sorted()
                .toList();
        return values.size() > 3 ? List.of()
                : values.stream().map(k -> new Level(k, text("run.curve.constant", Figures.constant(k)))).toList();
    }

    /// The layer that strays farthest above its constant: the one to look at first.
    String worst() {
        String worst = "";
        double most = Double.NEGATIVE_INFINITY;
        for (LayerCurves curves : layers()) {
            double upper = curves.upper().lastY();
            double excess = (Double.isNaN(upper) ? Double.POSITIVE_INFINITY : upper) - session.marks().constant(curves.id()).orElse(1);
            if (excess > most || worst.isEmpty()) {
                worst = curves.id();
                most = excess;
            }
        }
        return worst;
    }

    static String epochHeading(double x) {
        return text("run.hover.epoch", x);
    }
}
