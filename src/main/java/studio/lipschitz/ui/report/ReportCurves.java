package studio.lipschitz.ui.report;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import studio.lipschitz.training.RunNote;
import studio.lipschitz.training.TrainingEvent.Changed;
import studio.lipschitz.ui.chart.ChartSpec;
import studio.lipschitz.ui.chart.ChartSpec.Look;
import studio.lipschitz.ui.chart.ChartSpec.Mark;
import studio.lipschitz.ui.chart.ChartSpec.Trace;
import studio.lipschitz.ui.chart.ChartSpec.XAxis;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.PaperChart;
import studio.lipschitz.ui.workspace.TrainingMetrics;
import studio.lipschitz.ui.workspace.TrainingMetrics.LayerCurves;

/// The curves of a run for its report: loss, accuracy, spectral norms.
final class ReportCurves {
    private static final double LEAST_LOSS_SPAN = 1e-3;
    private static final double LEAST_SHARE_SPAN = 0.01;
    private static final double LEAST_NORM_SPAN = 0.02;

    /// Curves that a small chart and its legend can hold.
    private static final int LAYERS = 4;

    private final TrainingMetrics metrics;
    private final double epsilon;
    private final List<RunNote> notes;

    /// @param epsilon the plan's
    ReportCurves(TrainingMetrics metrics, double epsilon, List<RunNote> notes) {
        this.notes = notes;
        this.metrics = metrics;
        this.epsilon = epsilon;
    }

    List<PaperChart> charts() {
        return List.of(
                new PaperChart(text("report.chart.loss"), spec(false, LEAST_LOSS_SPAN, List.of(
                        Trace.of(text("report.curve.batch"), Ink.SERIES_1, Look.RAW, metrics.loss().snapshot()),
                        Trace.of(text("report.curve.validation"), Ink.SERIES_2, Look.DOTS, metrics.validationLoss().snapshot())))
                        .withMarks(changes())),
                new PaperChart(text("report.chart.accuracy"), spec(true, LEAST_SHARE_SPAN, List.of(
                        Trace.of(text("report.curve.accuracy"), Ink.SERIES_2, Look.DOTS, metrics.accuracy().snapshot()),
                        Trace.of(text("report.curve.certified", ReportFacts.epsilon(epsilon)), Ink.SERIES_3, Look.DOTS,
                                metrics.certified().snapshot())))
                        .withMarks(changesAndBest())),
                norms());
    }

    /// Of the layers whose bounds are largest in the end: what limits the certificate.
    private PaperChart norms() {
        List<LayerCurves> all = metrics.layers();
        List<LayerCurves> shown = all.size() <= LAYERS ? all : all.stream()
                .sorted(Comparator.comparingDouble((LayerCurves curves) -> curves.upper().lastY()).reversed()).limit(LAYERS).toList();
        var traces = new ArrayList<Trace>();
        for (int i = 0; i < shown.size(); i++) {
            LayerCurves curves = shown.get(i);
            traces.add(new Trace(curves.id(), Ink.SERIES.get(i), Look.BAND, curves.upper().snapshot(), curves.lower().snapshot(), true));
        }
        String title = shown.size() == all.size() ? text("report.chart.norms") : text("report.chart.normsOf", LAYERS, all.size());
        return new PaperChart(title, spec(false, LEAST_NORM_SPAN, traces).withMarks(changes()));
    }

    private ChartSpec spec(boolean percent, double leastSpan, List<Trace> traces) {
        return new ChartSpec(text("report.axis.epoch"), "", XAxis.EPOCHS, metrics.firstX(), metrics.lastX(), percent, leastSpan, traces,
                List.of());
    }

    private List<Mark> changes() {
        var marks = new ArrayList<>(metrics.changes().stream().map(change -> Mark.line(change.x(), words(change.event()))).toList());
        for (RunNote note : notes) { // their words are told once, below
            marks.add(Mark.note(metrics.xAt(note.step()), notes.indexOf(note) + 1, ""));
        }
        return marks;
    }

    private List<Mark> changesAndBest() {
        var marks = new ArrayList<>(changes());
        metrics.bestEpoch().ifPresent(best -> marks.add(new Mark(best.epoch(), best.valAccuracy(), "")));
        return marks;
    }

    /// `lr 0.01 → 0.001, batch 96 → 32`
    static String words(Changed changed) {
        return String.join(", ",
                changed.changes().stream().map(change -> text("report.change", change.name(), change.from(), change.to())).toList());
    }
}
