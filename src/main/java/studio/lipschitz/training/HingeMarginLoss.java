package studio.lipschitz.training;

import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Hinge with margin m: the mean of `relu(m/2 - y f)`.
///
/// @param minMargin margin m, in units of the output, above 0
public record HingeMarginLoss(
        @Param(doc = "Margin, in units of the output", min = 0, minExclusive = true) double minMargin) implements Loss {

    public static final HingeMarginLoss DEFAULT = new HingeMarginLoss(1);

    @Override
    public Tensor value(Ops ops, Tensor output, Tensor target) {
        Tensor sign = ops.addScalar(ops.scale(ops.greater(target, 0), 2), -1);
        Tensor slack = ops.addScalar(ops.scale(ops.multiply(sign, output), -1), minMargin / 2);
        return ops.mean(ops.relu(slack));
    }

    @Override
    public String summary() {
        return "Asks each sample to be on its side by the margin.";
    }
}
