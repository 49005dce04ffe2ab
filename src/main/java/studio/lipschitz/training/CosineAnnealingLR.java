package studio.lipschitz.training;

import studio.lipschitz.layer.Param;

/// Half a wave of the cosine over the whole run, from the plan's rate to `eta_min`, step by step.
///
/// Source: Loshchilov, Hutter 2017, arXiv:1608.03983, without restarts; `T_max` is the run.
///
/// @param etaMin the rate at the end
public record CosineAnnealingLR(@Param(doc = "training.param.etaMin", min = 0) double etaMin) implements Schedule {

    public static final CosineAnnealingLR DEFAULT = new CosineAnnealingLR(0);

    @Override
    public double lr(double base, Place place, Memory memory) {
        return Schedule.cosine(base, etaMin, (double) place.step() / place.steps());
    }
}
