package studio.lipschitz.training;

import studio.lipschitz.layer.Param;

/// Rises evenly to the plan's rate, then stays there or falls along a cosine over the rest of the run.
///
/// @param epochs that the rise takes, whole or not
/// @param startFactor share of the plan's rate at the first step
/// @param then what follows
/// @param etaMin the rate at the end, where a cosine follows
public record WarmUp(
        @Param(doc = "training.param.warmUpEpochs", min = 0) double epochs,
        @Param(doc = "training.param.startFactor", min = 0, max = 1) double startFactor,
        @Param(doc = "training.param.then") Then then,
        @Param(doc = "training.param.etaMinAfter", min = 0, advanced = true) double etaMin)
        implements Schedule {

    public static final WarmUp DEFAULT = new WarmUp(1, 0.1, Then.COSINE, 0);

    /// What follows the rise.
    public enum Then {
        CONSTANT,
        COSINE
    }

    @Override
    public double lr(double base, Place place, Memory memory) {
        double rise = epochs * place.stepsPerEpoch();
        if (place.step() < rise) {
            return base * (startFactor + (1 - startFactor) * place.step() / rise);
        }
        return switch (then) {
            case CONSTANT -> base;
            case COSINE -> Schedule.cosine(base, etaMin, (place.step() - rise) / Math.max(1, place.steps() - rise));
        };
    }
}
