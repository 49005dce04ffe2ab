package studio.lipschitz.training;

import studio.lipschitz.layer.Param;

/// Lowers the rate once the validation loss has made no progress for more than `patience` epochs.
///
/// Progress is a loss below the best by more than `threshold` of its size. PyTorch takes that share of the signed loss, by which a negative loss
/// that stands still would be progress; for positive ones both agree.
///
/// @param factor on the rate at each change
/// @param patience epochs without progress that are let pass
/// @param threshold least progress, as a share of the best loss's size
/// @param cooldown epochs after a change in which none is counted
/// @param minLr the rate is not lowered below it
public record ReduceLROnPlateau(
        @Param(doc = "training.param.factor", min = 0, minExclusive = true, max = 1) double factor,
        @Param(doc = "training.param.patience", min = 0) int patience,
        @Param(doc = "training.param.threshold", min = 0, advanced = true) double threshold,
        @Param(doc = "training.param.cooldown", min = 0, advanced = true) int cooldown,
        @Param(doc = "training.param.minLr", min = 0, advanced = true) double minLr)
        implements Schedule {

    public static final ReduceLROnPlateau DEFAULT = new ReduceLROnPlateau(0.1, 10, 1e-4, 0, 0);

    /// A smaller change is left out, as in PyTorch.
    private static final double EPS = 1e-8;

    @Override
    public double lr(double base, Place place, Memory memory) {
        return Double.isNaN(memory.lr()) ? base : memory.lr();
    }

    @Override
    public Memory after(double base, Memory memory, double validationLoss) {
        double lr = Double.isNaN(memory.lr()) ? base : memory.lr();
        double best = memory.best();
        boolean progress = Double.isInfinite(best) ? validationLoss < best : validationLoss < best - threshold * Math.abs(best);
        int bad = memory.cooldown() > 0 || progress ? 0 : memory.bad() + 1;
        int left = Math.max(0, memory.cooldown() - 1);
        best = progress ? validationLoss : best;
        if (bad <= patience) {
            return new Memory(lr, best, bad, left);
        }
        double lower = Math.max(lr * factor, minLr);
        return new Memory(lr - lower > EPS ? lower : lr, best, 0, cooldown);
    }
}
