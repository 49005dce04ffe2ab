package studio.lipschitz.training;

import studio.lipschitz.layer.Param;

/// Rises evenly to the plan's rate, then stays there or falls along a cosine over the rest of the run.
///
/// @param epochs that the rise takes, whole or not
/// @param startFactor share of the plan's rate at the first step
/// @param then what follows
/// @param etaMin the rate at the end, where a cosine follows
public record WarmUp(
        @Param(doc = "Epochs that the rise takes, such as 1 or 0.5", min = 0) double epochs,
        @Param(doc = "Share of the plan's learning rate at the first step", min = 0, max = 1) double startFactor,
        @Param(doc = "What follows: the plan's rate as it is, or a cosine to the end of the run") Then then,
        @Param(doc = "Learning rate at the end, where a cosine follows", min = 0, advanced = true) double etaMin)
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

    @Override
    public String summary() {
        return "Rises to the plan's learning rate first, then stays or falls along a cosine.";
    }
}
