package studio.lipschitz.training;

import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Hinge of each output for itself, the one of the sample's class counted as often as there are others.
///
/// @param minMargin margin m of `relu(m/2 - y f)`, in units of the output, above 0
public record HingeMulticlassLoss(
        @Param(doc = "training.param.margin", min = 0, minExclusive = true) double minMargin,
        @Param(doc = Reduction.DOC, advanced = true) Reduction reduction)
        implements Loss {

    public static final HingeMulticlassLoss DEFAULT = new HingeMulticlassLoss(1, Reduction.MEAN);

    @Override
    public Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        return each(ops, output, Labels.positive(ops, output, target), minMargin);
    }

    static Tensor each(Ops ops, Tensor output, Tensor positive, double margin) {
        Tensor hinge = HingeMarginLoss.hinge(ops, output, positive, margin);
        double others = ops.sizes(output)[1] - 1.0;
        return ops.mean(ops.where(positive, ops.scale(hinge, others), hinge), -1);
    }

    @Override
    public int fewestOutputs() {
        return 2;
    }
}
