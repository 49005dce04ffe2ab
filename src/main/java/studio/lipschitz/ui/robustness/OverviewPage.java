package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Judgement;
import studio.lipschitz.ui.chart.ChartPane;
import studio.lipschitz.ui.chart.ChartSpec;
import studio.lipschitz.ui.chart.ChartStack;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Histogram;
import studio.lipschitz.ui.chart.HistogramPane;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.Radii;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// The whole set: certified accuracy over epsilon, and how the radii are spread.
final class OverviewPage extends VBox implements Page {
    private static final int STEPS = 40;

    private final LabSession session;
    private final ChartPane curve;
    private final HistogramPane radii;

    OverviewPage(LabSession session, Drawing drawing) {
        this.session = session;
        curve = new ChartPane("certified-curve", text("lab.curve"), "", this::curve, drawing);
        curve.hideLegend(); // its last value is that of the largest radius
        curve.crosshair().setHeading(epsilon -> text("lab.curve.at", Radii.proved(epsilon)));
        radii = new HistogramPane("radius-histogram", text("lab.radii"), "", this::radii, drawing);
        curve.emptyWords().bind(session.awaited());
        radii.emptyWords().bind(session.awaited());
        var stack = new ChartStack();
        stack.setCharts(List.of(curve, radii));
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(new FiguresStrip(session), stack);
        session.judgementProperty().subscribe(_ -> redraw());
    }

    private ChartSpec curve() {
        Snapshot points = points(session.judgement());
        double epsilon = session.judgedProperty().get().map(judged -> judged.run().plan().epsilon()).orElse(0.0);
        return new ChartSpec(
                text("lab.curve.x"), text("lab.curve.y"), ChartSpec.XAxis.EPOCHS, 0, points.isEmpty() ? 1 : epsilon, true, 0.02,
                List.of(ChartSpec.Trace.of(text("lab.curve.name"), Ink.SERIES_1, ChartSpec.Look.LINE, points)), List.of());
    }

    /// Certified accuracy at every radius, where it is reached, and just above it, where it is not: every point of the curve between is exact too.
    static Snapshot points(Judgement judgement) {
        double[] radii = judgement.radii();
        int count = radii.length;
        var x = new double[2 * count + 1];
        var y = new double[2 * count + 1];
        int size = 0;
        if (count > 0) {
            y[size++] = judgement.certified(0);
        }
        for (int i = 0; i < count; i++) {
            boolean last = i + 1 == count || radii[i + 1] > radii[i];
            if (radii[i] > 0 && Double.isFinite(radii[i]) && last) {
                int first = i;
                while (first > 0 && radii[first - 1] == radii[i]) {
                    first--;
                }
                x[size] = radii[i];
                y[size++] = (count - first) / (double) count;
                x[size] = Math.nextUp(radii[i]);
                y[size++] = (count - 1 - i) / (double) count;
            }
        }
        return new Snapshot(x, y, size);
    }

    private Optional<Histogram> radii() {
        List<JudgedSample> samples = session.judgement().samples();
        double[] right = samples.stream().filter(JudgedSample::right).mapToDouble(JudgedSample::held).toArray();
        double[] wrong = samples.stream().filter(sample -> !sample.right()).mapToDouble(JudgedSample::held).toArray();
        double most = samples.stream().mapToDouble(JudgedSample::held).filter(Double::isFinite).max().orElse(0);
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        double to = most > 0 ? most : 1;
        return Optional.of(new Histogram(
                text("lab.radii.x"), text("lab.radii.y"), 0, to,
                List.of(
                        new Histogram.Layer(text("lab.radii.right"), Ink.SERIES_1, Histogram.count(right, to, STEPS)),
                        new Histogram.Layer(text("lab.radii.wrong"), Ink.ALARM, Histogram.count(wrong, to, STEPS)))));
    }

    @Override
    public void redraw() {
        curve.redraw();
        radii.redraw();
    }

    @Override
    public boolean frame(long now) {
        boolean more = curve.frame(now);
        return radii.frame(now) || more;
    }
}
