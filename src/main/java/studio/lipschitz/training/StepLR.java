package studio.lipschitz.training;

import studio.lipschitz.layer.Param;

/// The rate times `gamma` after every `step_size` epochs.
///
/// @param stepSize epochs between two changes
/// @param gamma factor at each
public record StepLR(
        @Param(doc = "training.param.stepSize", min = 1) int stepSize,
        @Param(doc = "training.param.gamma", min = 0, minExclusive = true) double gamma)
        implements Schedule {

    public static final StepLR DEFAULT = new StepLR(10, 0.1);

    @Override
    public double lr(double base, Place place, Memory memory) {
        long changes = place.epoch() / stepSize;
        return base * Math.pow(gamma, (double) changes);
    }
}
