package studio.lipschitz.training;

import java.util.List;
import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// HKR of the sample's class against the log-sum-exp of the others, which is above their maximum by at most `penalty · m / 2`.
///
/// With two classes there is one other, and the sum is that one itself. As in deel-torchlip, alpha above 1 means alpha / (alpha + 1).
///
/// @param alpha weight of the hinge, dimensionless, at least 0
/// @param temperature factor on all outputs before anything else
/// @param penalty how far the sum may pass the maximum, in halves of the margin
/// @param minMargin margin m of the hinge, in units of the output times the temperature
public record LseHKRMulticlassLoss(
        @Param(doc = "training.param.alpha", min = 0) double alpha,
        @Param(doc = "training.param.temperature", min = 0, minExclusive = true) double temperature,
        @Param(doc = "training.param.penalty", min = 0, minExclusive = true, advanced = true) double penalty,
        @Param(doc = "training.param.scaledMargin", min = 0, minExclusive = true) double minMargin,
        @Param(doc = Reduction.DOC, advanced = true) Reduction reduction)
        implements Loss {

    public static final LseHKRMulticlassLoss DEFAULT = new LseHKRMulticlassLoss(1, 1, 1, 1, Reduction.MEAN);

    @Override
    public Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        double share = Loss.share(alpha);
        List<Part> parts = parts(ops, output, target, memory);
        return ops.subtract(ops.scale(parts.get(0).each(), share), ops.scale(parts.get(1).each(), 1 - share));
    }

    @Override
    public List<Part> parts(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        Tensor positive = Labels.positive(ops, output, target);
        Tensor scaled = ops.scale(output, temperature);
        Tensor own = ops.sum(ops.multiply(scaled, positive), -1);
        Tensor wrong = wrong(ops, scaled, positive);
        Tensor hinge = ops.add(
                ops.relu(ops.addScalar(ops.scale(own, -1), minMargin / 2)), ops.relu(ops.addScalar(wrong, minMargin / 2)));
        return List.of(new Part("hinge", hinge), new Part("kr", ops.subtract(own, wrong)));
    }

    private Tensor wrong(Ops ops, Tensor scaled, Tensor positive) {
        long others = ops.sizes(scaled)[1] - 1;
        double sharpness = others == 1 ? 1 : Math.log((double) others) / (minMargin * penalty / 2);
        Tensor rest = ops.maskedFill(ops.scale(scaled, sharpness), positive, Double.NEGATIVE_INFINITY);
        return ops.scale(ops.logSumExp(rest, 1), 1 / sharpness);
    }

    @Override
    public int fewestOutputs() {
        return 2;
    }
}
