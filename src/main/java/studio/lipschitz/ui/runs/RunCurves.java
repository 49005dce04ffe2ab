package studio.lipschitz.ui.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// The curves of one run, read from its folder. Immutable once read.
final class RunCurves {

    /// What a curve runs along.
    enum Along {
        STEP, EPOCH, TIME
    }

    /// What there is a curve of.
    enum Metric {
        BATCH_LOSS, VALIDATION_LOSS, ACCURACY, CERTIFIED, LEARNING_RATE, WORST_NORM
    }

    /// Points with their three places each.
    private static final class Series {
        private final Map<Along, double[]> x = new EnumMap<>(Along.class);
        private double[] y = new double[64];
        private int size;

        Series() {
            for (Along along : Along.values()) {
                x.put(along, new double[64]);
            }
        }

        void add(double step, double epoch, double seconds, double value) {
            if (size == y.length) {
                y = Arrays.copyOf(y, 2 * size);
                x.replaceAll((_, places) -> Arrays.copyOf(places, 2 * size));
            }
            along(Along.STEP)[size] = step;
            along(Along.EPOCH)[size] = epoch;
            along(Along.TIME)[size] = seconds;
            y[size++] = value;
        }

        double[] along(Along along) {
            return Objects.requireNonNull(x.get(along));
        }
    }

    private final Map<Metric, Series> series = new EnumMap<>(Metric.class);
    private int stepsPerEpoch = 1;
    private int stepsThen = 1; // from an epoch on that came with a change of the batch
    private int then = Integer.MAX_VALUE;
    private long lastStep; // the last of an epoch is always told
    private long epochsStart; // steps before the present epoch

    private RunCurves() {
        for (Metric metric : Metric.values()) {
            series.put(metric, new Series());
        }
    }

    /// Without a point.
    static RunCurves none() {
        return new RunCurves();
    }

    /// Reads the metrics of a run; one that has none yet has no points.
    ///
    /// @throws IOException if they cannot be read, in one sentence
    static RunCurves read(Path run) throws IOException {
        var curves = new RunCurves();
        for (TrainingEvent event : new RunFolder(run).events()) {
            curves.add(event);
        }
        return curves;
    }

    private void add(TrainingEvent event) {
        switch (event) {
            case Started started -> stepsPerEpoch = Math.max(1, started.stepsPerEpoch());
            case StepDone step -> {
                lastStep = step.step();
                stepsPerEpoch = step.epoch() >= then ? stepsThen : stepsPerEpoch;
                double epoch = step.epoch() - 1 + (double) (lastStep - epochsStart) / stepsPerEpoch;
                of(Metric.BATCH_LOSS).add((double) lastStep, epoch, step.seconds(), step.loss());
                of(Metric.LEARNING_RATE).add((double) lastStep, epoch, step.seconds(), step.learningRate());
                addNorm((double) lastStep, epoch, step.seconds(), step.layers());
            }
            case EpochDone epoch -> {
                double step = (double) lastStep;
                epochsStart = lastStep;
                of(Metric.VALIDATION_LOSS).add(step, epoch.epoch(), epoch.seconds(), epoch.valLoss());
                of(Metric.ACCURACY).add(step, epoch.epoch(), epoch.seconds(), epoch.valAccuracy());
                of(Metric.CERTIFIED).add(step, epoch.epoch(), epoch.seconds(), epoch.certifiedAccuracy());
                addNorm(step, epoch.epoch(), epoch.seconds(), epoch.layers());
            }
            case TrainingEvent.Changed changed -> {
                stepsThen = Math.max(1, changed.stepsPerEpoch());
                then = changed.paceFrom();
            }
            case TrainingEvent.Downloading _,TrainingEvent.BoundaryMoved _,TrainingEvent.ChangeRefused _,TrainingEvent.EarlyStopped _,TrainingEvent.Paused _,TrainingEvent.Resumed _,TrainingEvent.Finished _,TrainingEvent.Failed _ ->
                {}
        }
    }

    private void addNorm(double step, double epoch, double seconds, List<LayerNorm> layers) {
        if (!layers.isEmpty()) {
            of(Metric.WORST_NORM).add(step, epoch, seconds, layers.stream().mapToDouble(LayerNorm::upper).reduce(Math::max).orElse(0));
        }
    }

    private Series of(Metric metric) {
        return Objects.requireNonNull(series.get(metric));
    }

    /// @param divisor of the places, such as 60 for minutes
    Snapshot points(Metric metric, Along along, double divisor) {
        Series all = of(metric);
        double[] x = all.along(along);
        if (divisor != 1) {
            x = Arrays.stream(x, 0, all.size).map(place -> place / divisor).toArray();
        }
        return new Snapshot(x, all.y, all.size);
    }

    /// Where a step stands; between two that were told, in proportion.
    double place(long step, Along along) {
        return between(Along.STEP, along, (double) step);
    }

    /// The step at a place.
    long step(double place, Along along) {
        return Math.max(0, Math.round(between(along, Along.STEP, place)));
    }

    private double between(Along from, Along to, double at) {
        Series steps = of(Metric.BATCH_LOSS).size > 0 ? of(Metric.BATCH_LOSS) : of(Metric.VALIDATION_LOSS);
        double[] x = steps.along(from);
        double[] y = steps.along(to);
        if (steps.size == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(x, 0, steps.size, at);
        int after = found >= 0 ? found : -found - 1;
        if (found >= 0 || after == 0) {
            return y[after];
        }
        if (after == steps.size) {
            return y[steps.size - 1];
        }
        return y[after - 1] + (at - x[after - 1]) / (x[after] - x[after - 1]) * (y[after] - y[after - 1]);
    }

    /// The last place that any of them has.
    double last(Along along) {
        double last = 0;
        for (Series one : series.values()) {
            last = one.size == 0 ? last : Math.max(last, one.along(along)[one.size - 1]);
        }
        return last;
    }
}
