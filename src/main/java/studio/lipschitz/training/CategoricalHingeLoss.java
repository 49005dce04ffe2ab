package studio.lipschitz.training;

import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// `relu(m - (own - largest))`, the largest over all outputs of which the own has m taken off: the margin over the strongest wrong class.
///
/// @param minMargin margin m, in units of the output, above 0
public record CategoricalHingeLoss(
        @Param(doc = "training.param.marginOverOthers", min = 0, minExclusive = true) double minMargin,
        @Param(doc = Reduction.DOC, advanced = true) Reduction reduction)
        implements Loss {

    public static final CategoricalHingeLoss DEFAULT = new CategoricalHingeLoss(1, Reduction.MEAN);

    @Override
    public Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        Tensor positive = Labels.positive(ops, output, target);
        Tensor own = ops.sum(ops.multiply(output, positive), -1);
        Tensor largest = ops.max(ops.subtract(output, ops.scale(positive, minMargin)), -1);
        return ops.relu(ops.addScalar(ops.subtract(largest, own), minMargin));
    }

    @Override
    public int fewestOutputs() {
        return 2;
    }
}
