package studio.lipschitz.training;

import java.util.List;
import java.util.Optional;
import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Hinge regularised by Kantorovich-Rubinstein: `alpha · hinge - (1 - alpha) · KR`.
///
/// Source: Serrurier et al. 2021, arXiv:2006.06520. As in deel-torchlip, alpha above 1 means alpha / (alpha + 1).
///
/// @param alpha weight of the hinge, dimensionless, at least 0
/// @param minMargin margin m of the hinge `relu(m/2 - y f)`, in units of the output
public record HKRLoss(
        @Param(doc = "training.param.alpha", min = 0) double alpha,
        @Param(doc = "training.param.hingeMargin", min = 0, minExclusive = true) double minMargin,
        @Param(doc = Reduction.DOC, advanced = true) Reduction reduction)
        implements Loss {

    public static final HKRLoss DEFAULT = new HKRLoss(10, 1);

    public HKRLoss(double alpha, double minMargin) {
        this(alpha, minMargin, Reduction.MEAN);
    }

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
                new Part("hinge", ops.mean(HingeMarginLoss.hinge(ops, output, positive, minMargin), -1)),
                new Part("kr", KRLoss.each(ops, output, positive)));
    }

    @Override
    public Optional<Loss> ofSeveralClasses() {
        return Optional.of(new HKRMulticlassLoss(alpha, minMargin, reduction));
    }
}
