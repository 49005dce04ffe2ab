package studio.lipschitz.training;

import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Binary cross entropy of `tau · f`, divided by tau, output by output.
///
/// @param tau factor on the outputs, above 0
/// @param posWeight weight of the positives, for a class that is rare
public record TauBCEWithLogitsLoss(
        @Param(doc = "training.param.tau", min = 0, minExclusive = true) double tau,
        @Param(doc = "training.param.posWeight", min = 0, minExclusive = true, advanced = true) double posWeight,
        @Param(doc = Reduction.DOC, advanced = true) Reduction reduction)
        implements Loss {

    public static final TauBCEWithLogitsLoss DEFAULT = new TauBCEWithLogitsLoss(10, 1, Reduction.MEAN);

    /// `softplus(-y tau f)`, y = ±1.
    @Override
    public Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        Tensor positive = Labels.positive(ops, output, target);
        Tensor wrong = ops.multiply(ops.scale(Labels.signs(ops, positive), -tau), output);
        Tensor weight = ops.addScalar(ops.scale(positive, posWeight - 1), 1);
        return ops.scale(ops.multiply(weight, ops.softplus(wrong, 1, 20)), 1 / tau);
    }
}
