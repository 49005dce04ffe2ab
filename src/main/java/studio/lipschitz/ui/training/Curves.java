package studio.lipschitz.ui.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.training.ChartSpec.Level;
import studio.lipschitz.ui.training.ChartSpec.Look;
import studio.lipschitz.ui.training.ChartSpec.Trace;
import studio.lipschitz.ui.training.ChartSpec.XAxis;
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
    private final Map<String, Double> constants = new HashMap<>();

    Curves(TrainingSession session) {
        this.session = session;
        session.trainedProperty().addListener((_, _, project) -> project.ifPresent(this::learnConstants));
        session.trainedProperty().get().ifPresent(this::learnConstants);
    }

    private void learnConstants(Project project) {
        constants.clear();
        Analysis.of(project.network()).nodes().forEach((id, report) -> {
            OptionalDouble bound = report.verdict().bound();
            bound.ifPresent(value -> constants.put(id, value));
        });
    }

    ChartSpec loss() {
        TrainingMetrics metrics = session.metrics();
        return new ChartSpec(
                "epoch",
                "loss",
                XAxis.EPOCHS,
                metrics.firstX(),
                metrics.lastX(),
                false,
                LEAST_LOSS_SPAN,
                List.of(
                        Trace.of("batch", Ink.SERIES_1, Look.FAINT, metrics.loss().snapshot()),
                        Trace.of("smoothed", Ink.SERIES_1, Look.LINE, metrics.smoothedLoss().snapshot()),
                        Trace.of("validation", Ink.SERIES_2, Look.DOTS, metrics.validationLoss().snapshot())),
                List.of());
    }

    ChartSpec accuracy() {
        TrainingMetrics metrics = session.metrics();
        double epsilon = session.trainedProperty().get().map(project -> project.plan().epsilon()).orElse(0.0);
        return new ChartSpec(
                "epoch",
                "accuracy",
                XAxis.EPOCHS,
                metrics.firstX(),
                metrics.lastX(),
                true,
                LEAST_SHARE_SPAN,
                List.of(
                        Trace.of("validation", Ink.SERIES_2, Look.DOTS, metrics.accuracy().snapshot()),
                        Trace.of("certified at ε = " + Numbers.text(epsilon), Ink.SERIES_3, Look.DOTS, metrics.certified().snapshot())),
                List.of());
    }

    List<LayerCurves> layers() {
        return session.metrics().layers();
    }

    /// Bounds of a few layers over time, a colour each: the bound solid, the largest slope found dashed.
    ChartSpec norms(List<LayerCurves> shown) {
        var traces = new ArrayList<Trace>();
        for (int i = 0; i < shown.size(); i++) {
            LayerCurves curves = shown.get(i);
            Ink ink = Ink.SERIES.get(i % Ink.SERIES.size());
            Snapshot upper = curves.upper().snapshot();
            Snapshot lower = curves.lower().snapshot();
            // The name goes with the bound; before the first epoch there may be only readings from below.
            traces.add(Trace.of(upper.isEmpty() ? curves.id() : "", ink, upper.isEmpty() ? Look.LINE : Look.DASHED, lower));
            traces.add(new Trace(curves.id(), ink, Look.DOTS, upper, Snapshot.EMPTY, true));
        }
        return new ChartSpec(
                "epoch",
                "spectral norm",
                XAxis.EPOCHS,
                session.metrics().firstX(),
                session.metrics().lastX(),
                false,
                LEAST_NORM_SPAN,
                traces,
                levels(shown));
    }

    /// Whether the latest bounds of two layers are too near one another to tell their curves apart.
    boolean coincide(List<LayerCurves> shown) {
        double[] bounds = shown.stream().filter(layer -> layer.upper().size() > 0).mapToDouble(layer -> layer.upper().lastY()).sorted().toArray();
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
                "layer, in order",
                "spectral norm",
                XAxis.PLACES,
                0,
                0,
                false,
                LEAST_NORM_SPAN,
                List.of(
                        bracketsOf(all, "layers", Ink.SERIES_1, id -> !id.equals(selected)),
                        bracketsOf(all, "selected", Ink.SERIES_2, selected::equals)),
                levels);
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
            LayerCurves curves = all.get(places.get(i));
            upper[i] = curves.upper().size() == 0 ? lower[i] : curves.upper().lastY();
        }
        return new Trace(name, ink, Look.BRACKET, new Snapshot(x, upper, x.length), new Snapshot(x, lower, x.length), true);
    }

    /// The constants that the layers were designed to keep, where they are at most three different ones.
    private List<Level> levels(List<LayerCurves> shown) {
        List<Double> values = shown.stream()
                .map(LayerCurves::id)
                .filter(constants::containsKey)
                .map(constants::get)
                .distinct()
                .sorted()
                .toList();
        return values.size() > 3 ? List.of() : values.stream().map(k -> new Level(k, "constant " + Numbers.text(k))).toList();
    }

    /// The layer that strays farthest above its constant: the one to look at first.
    String worst() {
        String worst = "";
        double most = Double.NEGATIVE_INFINITY;
        for (LayerCurves curves : layers()) {
            double value = curves.upper().size() == 0 ? curves.lower().lastY() : curves.upper().lastY();
            double excess = value - constants.getOrDefault(curves.id(), 1.0);
            if (excess > most || worst.isEmpty()) {
                worst = curves.id();
                most = excess;
            }
        }
        return worst;
    }

    static String epochHeading(double x) {
        return String.format(java.util.Locale.ROOT, "epoch %.2f", x);
    }
}
