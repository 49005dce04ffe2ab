package studio.lipschitz.training;

import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Cross entropy of `tau · f`, divided by tau: a 1-Lipschitz network's outputs are too close together for tau 1.
///
/// @param tau factor on the outputs, above 0
/// @param labelSmoothing share of the target that is spread over all classes
public record TauCrossEntropyLoss(
        @Param(doc = "training.param.tau", min = 0, minExclusive = true) double tau,
        @Param(doc = "training.param.labelSmoothing", min = 0, max = 1, advanced = true) double labelSmoothing,
        @Param(doc = Reduction.DOC, advanced = true) Reduction reduction)
        implements Loss {

    public static final TauCrossEntropyLoss DEFAULT = new TauCrossEntropyLoss(10, 0, Reduction.MEAN);

    @Override
    public Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        double classes = ops.sizes(output)[1];
        Tensor shares = Labels.shares(ops, output, target);
        Tensor smooth = ops.addScalar(ops.scale(shares, 1 - labelSmoothing), labelSmoothing / classes);
        Tensor logs = ops.logSoftmax(ops.scale(output, tau), 1);
        return ops.scale(ops.sum(ops.multiply(smooth, logs), -1), -1 / tau);
    }

    @Override
    public int fewestOutputs() {
        return 2;
    }
}
