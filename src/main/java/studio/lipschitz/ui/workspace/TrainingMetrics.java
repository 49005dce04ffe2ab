package studio.lipschitz.ui.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.BoundaryMoved;
import studio.lipschitz.training.TrainingEvent.Changed;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.StepDone;

/// The curves of a run. Every x is in epochs, a step being a fraction of one, so that steps and epochs share an axis. FX thread only.
public final class TrainingMetrics {
    /// Steps over which the smoothed loss forgets.
    private static final double SMOOTHING_STEPS = 12;

    private final MetricSeries loss = new MetricSeries();
    private final MetricSeries smoothedLoss = new MetricSeries();
    private final MetricSeries validationLoss = new MetricSeries();
    private final MetricSeries accuracy = new MetricSeries();
    private final MetricSeries certified = new MetricSeries();
    private final Map<String, LayerCurves> layers = new LinkedHashMap<>();
    private final List<EpochDone> epochs = new ArrayList<>();
    private final List<ChangeMark> changes = new ArrayList<>();
    private final Paces paces = new Paces();
    private final TrainingFigures figures = new TrainingFigures();
    private double smoothed;
    private double weight;
    private long lastStep;
    private @Nullable Long firstBadStep;
    private @Nullable BoundaryMoved boundary;

    /// A change of the plan in mid-run.
    ///
    /// @param x where it stands on the axis of epochs
    public record ChangeMark(double x, Changed event) {}

    /// What is known of one layer's constant over time.
    ///
    /// @param upper rigorous upper bounds
    /// @param lower largest slopes found
    /// @param smallest smallest singular values of its weight matrix, where they are known
    public record LayerCurves(String id, MetricSeries upper, MetricSeries lower, MetricSeries smallest) {

        private void add(double x, LayerNorm norm) {
            upper.add(x, norm.upper());
            lower.add(x, norm.lower());
            if (Double.isFinite(norm.smallest())) {
                smallest.add(x, norm.smallest());
            }
        }
    }

    /// The curves of a run that is told from its beginning, such as one that is read from its folder; for the caller's thread alone.
    public static TrainingMetrics of(List<TrainingEvent> told) {
        var metrics = new TrainingMetrics();
        told.forEach(metrics::recall);
        return metrics;
    }

    /// @param steps an epoch
    /// @param samples of the training set
    void begin(int steps, int samples) {
        paces.begin(steps);
        figures.begin(samples, steps);
    }

    void clear() {
        rewind(Double.NEGATIVE_INFINITY);
        layers.clear();
        epochs.clear();
        changes.clear();
        paces.clear();
        figures.clear();
        boundary = null;
    }

    /// Forgets what `step`, the first of a resumed run, and those after it tell again.
    void rewindBefore(StepDone step) {
        rewind(paces.epochs(step.step() - 1));
    }

    private void rewind(double epoch) {
        List.of(loss, smoothedLoss, validationLoss, accuracy, certified).forEach(series -> series.rewind(epoch));
        layers.values().forEach(curves -> {
            curves.upper.rewind(epoch);
            curves.lower.rewind(epoch);
            curves.smallest.rewind(epoch);
        });
        epochs.removeIf(done -> done.epoch() > epoch);
        figures.rewind(epoch);
        smoothed = 0;
        weight = 0;
        lastStep = 0;
        firstBadStep = null;
    }

    /// Draws what a run told before; all but its steps, its epochs and its changes is passed over.
    void recall(TrainingEvent event) {
        switch (event) {
            case StepDone step -> add(step);
            case EpochDone epoch -> add(epoch);
            case Changed changed -> add(changed);
            case TrainingEvent.Started started -> begin(started.stepsPerEpoch(), started.trainSamples());
            case TrainingEvent.Downloading _,TrainingEvent.BoundaryMoved _,TrainingEvent.ChangeRefused _,TrainingEvent.EarlyStopped _,TrainingEvent.Paused _,TrainingEvent.Resumed _,TrainingEvent.Finished _,TrainingEvent.Failed _ ->
                {}
        }
    }

    void add(StepDone step) {
        double x = paces.epochs(step.step());
        loss.add(x, step.loss());
        if (Double.isFinite(step.loss())) {
            double keep = Math.exp(-Math.max(1, step.step() - lastStep) / SMOOTHING_STEPS); // steps may be told in bundles
            smoothed = keep * smoothed + (1 - keep) * step.loss();
            weight = keep * weight + (1 - keep);
            smoothedLoss.add(x, smoothed / weight); // weight below 1 corrects the start
        } else {
            smoothedLoss.add(x, Double.NaN);
            firstBadStep = firstBadStep == null ? Long.valueOf(step.step()) : firstBadStep;
        }
        lastStep = step.step();
        figures.add(x, step);
        for (LayerNorm norm : step.layers()) {
            if (!Double.isNaN(norm.upper())) { // runs of earlier versions told no bound between two epochs
                layer(norm.id()).add(x, norm);
            }
        }
    }

    void add(EpochDone epoch) {
        validationLoss.add(epoch.epoch(), epoch.valLoss());
        accuracy.add(epoch.epoch(), epoch.valAccuracy());
        certified.add(epoch.epoch(), epoch.certifiedAccuracy());
        for (LayerNorm norm : epoch.layers()) {
            layer(norm.id()).add(epoch.epoch(), norm);
        }
        epochs.add(epoch);
        figures.add(epoch);
    }

    void add(Changed changed) {
        changes.add(new ChangeMark(paces.epochs(changed.step()), changed));
        paces.change(changed.paceFrom(), changed.stepsPerEpoch());
        figures.change(changed.paceFrom(), changed.stepsPerEpoch());
    }

    void add(BoundaryMoved moved) {
        boundary = moved;
    }

    private LayerCurves layer(String id) {
        return layers.computeIfAbsent(id, name -> new LayerCurves(name, new MetricSeries(), new MetricSeries(), new MetricSeries()));
    }

    /// Loss of every batch.
    public MetricSeries loss() {
        return loss;
    }

    public MetricSeries smoothedLoss() {
        return smoothedLoss;
    }

    public MetricSeries validationLoss() {
        return validationLoss;
    }

    /// Share of validation samples that are right, in [0, 1].
    public MetricSeries accuracy() {
        return accuracy;
    }

    /// Share of validation samples that are right and stay so within the plan's epsilon, in [0, 1].
    public MetricSeries certified() {
        return certified;
    }

    /// Constrained layers in the order in which the run names them.
    public List<LayerCurves> layers() {
        return List.copyOf(layers.values());
    }

    public Optional<EpochDone> latestEpoch() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.getLast());
    }

    /// The epoch whose weights the run keeps as its best: of the highest validation accuracy and, among equals, the largest mean radius.
    public Optional<EpochDone> bestEpoch() {
        return epochs.stream().reduce((best, next) -> {
            int accuracy = Double.compare(next.valAccuracy(), best.valAccuracy());
            return accuracy > 0 || (accuracy == 0 && next.meanRadius() > best.meanRadius()) ? next : best;
        });
    }

    /// Changes of the plan in mid-run, in order.
    public List<ChangeMark> changes() {
        return List.copyOf(changes);
    }

    /// The latest decision over the plane; empty where the input is not two numbers or none was told yet.
    public Optional<BoundaryMoved> boundary() {
        return Optional.ofNullable(boundary);
    }

    /// Where the run's first point stands.
    public double firstX() {
        return loss.size() > 0 ? loss.snapshot().x()[0] : 0;
    }

    /// Where the run has come.
    public double lastX() {
        return Math.max(loss.lastX(), validationLoss.lastX());
    }

    /// What else is told of the run.
    public TrainingFigures figures() {
        return figures;
    }

    /// The step at a place on the axis of epochs.
    public long stepAt(double x) {
        return paces.step(x);
    }

    /// Where a step stands on the axis of epochs.
    public double xAt(long step) {
        return paces.epochs(step);
    }

    Paces paces() {
        return paces;
    }

    public boolean isEmpty() {
        return loss.size() == 0 && epochs.isEmpty();
    }

    /// The first step whose loss was infinite or not a number.
    public Optional<Long> firstBadStep() {
        return Optional.ofNullable(firstBadStep);
    }
}
