package studio.lipschitz.ui.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import studio.lipschitz.training.EpochFigures;
import studio.lipschitz.training.StepFigures;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.StepDone;

/// Curves of a run beside its loss and its accuracy. Every x is in epochs. FX thread only.
public final class TrainingFigures {
    private final Map<String, PartCurves> parts = new LinkedHashMap<>();
    private final Map<Double, MetricSeries> certified = new TreeMap<>();
    private final Map<String, SpectrumSeries> spectra = new LinkedHashMap<>();
    private final MetricSeries gradientNorm = new MetricSeries();
    private final MetricSeries learningRate = new MetricSeries();
    private final MetricSeries pace = new MetricSeries();
    private final MetricSeries memory = new MetricSeries();
    private int samples;
    private double samplesAStep = Double.NaN;
    private double samplesAStepThen = Double.NaN; // from an epoch to come on
    private int then = Integer.MAX_VALUE;
    private long lastStep;
    private double lastSeconds;

    /// One term of the loss.
    ///
    /// @param name `hinge`, `kr`
    /// @param train of every batch that was told
    /// @param validation after every epoch
    public record PartCurves(String name, MetricSeries train, MetricSeries validation) {}

    /// @param samples of the training set
    /// @param stepsPerEpoch at least 1
    void begin(int samples, int stepsPerEpoch) {
        this.samples = samples;
        samplesAStep = (double) samples / Math.max(1, stepsPerEpoch);
        then = Integer.MAX_VALUE;
    }

    /// The batch has been changed in mid-run.
    ///
    /// @param epoch the first that has so many steps
    void change(int epoch, int stepsPerEpoch) {
        samplesAStepThen = (double) samples / Math.max(1, stepsPerEpoch);
        then = epoch;
    }

    void clear() {
        rewind(Double.NEGATIVE_INFINITY);
        parts.clear();
        certified.clear();
        spectra.clear();
    }

    /// Forgets what came after `epoch`.
    void rewind(double epoch) {
        List.of(gradientNorm, learningRate, pace, memory).forEach(series -> series.rewind(epoch));
        parts.values().forEach(curves -> {
            curves.train.rewind(epoch);
            curves.validation.rewind(epoch);
        });
        certified.values().forEach(series -> series.rewind(epoch));
        spectra.values().forEach(series -> series.rewind(epoch));
        lastStep = 0;
        lastSeconds = 0;
    }

    void add(double x, StepDone step) {
        learningRate.add(x, step.learningRate());
        if (step.epoch() >= then) {
            samplesAStep = samplesAStepThen;
        }
        double seconds = step.seconds() - lastSeconds;
        if (lastStep > 0 && step.step() > lastStep && seconds > 0 && !Double.isNaN(samplesAStep)) {
            pace.add(x, (step.step() - lastStep) * samplesAStep / seconds);
        }
        lastStep = step.step();
        lastSeconds = step.seconds();
        StepFigures figures = step.figures();
        figures.parts().forEach(part -> part(part.name()).train.add(x, part.value()));
        if (!Double.isNaN(figures.gradientNorm())) {
            gradientNorm.add(x, figures.gradientNorm());
        }
        if (figures.memory() > 0) {
            memory.add(x, (double) figures.memory());
        }
    }

    void add(EpochDone epoch) {
        EpochFigures figures = epoch.figures();
        figures.parts().forEach(part -> part(part.name()).validation.add(epoch.epoch(), part.value()));
        figures.certified().forEach(
                at -> certified.computeIfAbsent(at.epsilon(), _ -> new MetricSeries()).add(epoch.epoch(), at.accuracy()));
        figures.spectra().forEach(
                spectrum -> spectra.computeIfAbsent(spectrum.id(), _ -> new SpectrumSeries()).add(epoch.epoch(), spectrum.values()));
    }

    private PartCurves part(String name) {
        return parts.computeIfAbsent(name, _ -> new PartCurves(name, new MetricSeries(), new MetricSeries()));
    }

    /// Terms of the loss in its order; none where it has but one.
    public List<PartCurves> parts() {
        return List.copyOf(parts.values());
    }

    /// Certified accuracy on the validation set by radius, in ascending order, in [0, 1].
    public Map<Double, MetricSeries> certified() {
        return new LinkedHashMap<>(certified);
    }

    /// All singular values of layers that are small enough, by id.
    public Map<String, SpectrumSeries> spectra() {
        return new LinkedHashMap<>(spectra);
    }

    /// Euclidean norm of all gradients together, before clipping.
    public MetricSeries gradientNorm() {
        return gradientNorm;
    }

    public MetricSeries learningRate() {
        return learningRate;
    }

    /// Samples a second while it trained.
    public MetricSeries pace() {
        return pace;
    }

    /// Main memory of the worker, in bytes.
    public MetricSeries memory() {
        return memory;
    }
}
