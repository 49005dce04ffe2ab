package studio.lipschitz.training;

import java.util.List;
import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// `alpha · hinge - (1 - alpha) · KR` for several classes, each against the rest. See [HingeMulticlassLoss] and [KRMulticlassLoss].
///
/// Source: Serrurier et al. 2021, arXiv:2006.06520. As in deel-torchlip, alpha above 1 means alpha / (alpha + 1).
///
/// @param alpha weight of the hinge, dimensionless, at least 0
/// @param minMargin margin m of the hinge, in units of the output
public record HKRMulticlassLoss(
        @Param(doc = "training.param.alpha", min = 0) double alpha,
        @Param(doc = "training.param.hingeMargin", min = 0, minExclusive = true) double minMargin,
        @Param(doc = Reduction.DOC, advanced = true) Reduction reduction)
        implements Loss {

    public static final HKRMulticlassLoss DEFAULT = new HKRMulticlassLoss(10, 1, Reduction.MEAN);

    @Override
    public Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        double share = Loss.share(alpha);
        List<Part> parts = parts(ops, output, target, memory);
        return ops.subtract(ops.scale(parts.get(0).each(), share), ops.scale(parts.get(1).each(), 1 - share));
    }

    @Override
    public List<Part> parts(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        Tensor positive = Labels.positive(ops, output, target);
        return List.of(
                new Part("hinge", HingeMulticlassLoss.each(ops, output, positive, minMargin)),
                new Part("kr", KRLoss.each(ops, output, positive)));
    }

    @Override
    public int fewestOutputs() {
        return 2;
    }
}
