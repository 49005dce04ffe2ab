package studio.lipschitz.training;

import java.util.Optional;
import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Hinge with margin m: the mean of `relu(m/2 - y f)`.
///
/// @param minMargin margin m, in units of the output, above 0
public record HingeMarginLoss(
        @Param(doc = "training.param.margin", min = 0, minExclusive = true) double minMargin,
        @Param(doc = Reduction.DOC, advanced = true) Reduction reduction)
        implements Loss {

    public static final HingeMarginLoss DEFAULT = new HingeMarginLoss(1);

    public HingeMarginLoss(double minMargin) {
        this(minMargin, Reduction.MEAN);
    }

    @Override
    public Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        return ops.mean(hinge(ops, output, Labels.positive(ops, output, target), minMargin), -1);
    }

    /// `relu(m/2 - y f)`, output by output.
    static Tensor hinge(Ops ops, Tensor output, Tensor positive, double margin) {
        Tensor signed = ops.multiply(Labels.signs(ops, positive), output);
        return ops.relu(ops.addScalar(ops.scale(signed, -1), margin / 2));
    }

    @Override
    public Optional<Loss> ofSeveralClasses() {
        return Optional.of(new HingeMulticlassLoss(minMargin, reduction));
    }
}
