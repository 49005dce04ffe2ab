package studio.lipschitz.torch;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.training.StepFigures;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.LayerNorm;

/// What is told of a step; what costs more than to be told of each is part of a reading.
record StepReport(ReadingSchedule readings, Spectra spectra, Descent descent) {

    private record Reading(List<LayerNorm> layers, double gradientNorm, long memory) {}

    /// In the scope of the step.
    ///
    /// @param gradients those that the step went down by
    /// @param last whether it is the last of its epoch
    TrainingEvent.StepDone of(
            Progress progress, double loss, LossParts parts, double lr, Map<String, Effective> weights, Map<Parameter, Tensor> gradients,
            boolean last) {
        boolean reads = readings.due();
        Supplier<Reading> all = () -> new Reading(
                reads ? spectra.glance(weights) : List.of(), descent.gradientNorm(gradients), Pointer.physicalBytes());
        Reading reading = reads ? readings.read(all) : last ? all.get() : new Reading(List.of(), Double.NaN, 0);
        var figures = new StepFigures(parts.read(), reading.gradientNorm(), reading.memory());
        return new TrainingEvent.StepDone(progress.step(), progress.epoch(), loss, lr, progress.seconds(), reading.layers(), figures);
    }
}
