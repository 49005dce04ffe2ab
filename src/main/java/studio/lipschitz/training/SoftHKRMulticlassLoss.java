package studio.lipschitz.training;

import java.util.List;
import java.util.OptionalDouble;
import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// HKR of the sample's class against the others, weighed by a softmax over them: the strongest wrong class counts most.
///
/// The softmax is sharp by `temperature · m` over a running mean of the outputs' sizes, so that it does not depend on their scale.
/// Source: Serrurier et al. 2024, arXiv:2206.06854. As in deel-torchlip, alpha above 1 means alpha / (alpha + 1).
///
/// @param alpha weight of the hinge, dimensionless, at least 0
/// @param minMargin margin m of the hinge, in units of the output
/// @param alphaMean share of the running mean that stays at each batch
/// @param temperature sharpness of the softmax, dimensionless
public record SoftHKRMulticlassLoss(
        @Param(doc = "training.param.alpha", min = 0) double alpha,
        @Param(doc = "training.param.hingeMargin", min = 0, minExclusive = true) double minMargin,
        @Param(doc = "training.param.alphaMean", min = 0, max = 1, advanced = true) double alphaMean,
        @Param(doc = "training.param.sharpness", min = 0, minExclusive = true) double temperature,
        @Param(doc = Reduction.DOC, advanced = true) Reduction reduction)
        implements Loss {

    public static final SoftHKRMulticlassLoss DEFAULT = new SoftHKRMulticlassLoss(0.9, 1, 0.99, 1, Reduction.MEAN);

    @Override
    public Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        double share = Loss.share(alpha);
        Tensor positive = Labels.positive(ops, output, target);
        Tensor counted = ops.maskedFill(weights(ops, output, positive, memory), positive, 1);
        Tensor hinge = HingeMarginLoss.hinge(ops, output, positive, minMargin);
        Tensor signed = ops.multiply(Labels.signs(ops, positive), output);
        Tensor sample = ops.subtract(ops.scale(hinge, share), ops.scale(signed, 1 - share));
        return ops.sum(ops.multiply(sample, counted), -1);
    }

    @Override
    public List<Part> parts(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        Tensor positive = Labels.positive(ops, output, target);
        Tensor counted = ops.maskedFill(weights(ops, output, positive, memory), positive, 1);
        Tensor hinge = HingeMarginLoss.hinge(ops, output, positive, minMargin);
        Tensor signed = ops.multiply(Labels.signs(ops, positive), output);
        return List.of(
                new Part("hinge", ops.sum(ops.multiply(hinge, counted), -1)),
                new Part("kr", ops.sum(ops.multiply(signed, counted), -1)));
    }

    /// The softmax over the wrong classes, after this batch has entered the running mean.
    private Tensor weights(Ops ops, Tensor output, Tensor positive, LossMemory memory) {
        Tensor size = ops.mean(ops.abs(ops.detach(output)));
        Tensor mean = ops.add(ops.scale(memory.recall(), alphaMean), ops.scale(size, 1 - alphaMean));
        memory.keep(ops.clamp(mean, 0.005, 1000));
        Tensor scale = ops.clamp(mean, minMargin, Math.max(minMargin, 20_000));
        Tensor one = ops.addScalar(ops.scale(scale, 0), temperature * minMargin);
        Tensor sharpness = ops.clamp(ops.divide(one, scale), 0.005, 250);
        return ops.softmax(ops.maskedFill(ops.multiply(output, sharpness), positive, -Float.MAX_VALUE), -1);
    }

    @Override
    public OptionalDouble firstMemory() {
        return OptionalDouble.of(minMargin);
    }

    @Override
    public int fewestOutputs() {
        return 2;
    }
}
