package studio.lipschitz.training;

import java.util.Optional;
import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Kantorovich-Rubinstein estimate of the Wasserstein-1 distance between the classes, as deel-torchlip names it. See [NegKRLoss].
public record KRLoss(@Param(doc = Reduction.DOC, advanced = true) Reduction reduction) implements Loss {

    public static final KRLoss DEFAULT = new KRLoss(Reduction.MEAN);

    @Override
    public Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        return each(ops, output, Labels.positive(ops, output, target));
    }

    /// The mean over the outputs of output times weight, 1/p for the positives and -1/(1-p) for the rest, p the share of positives in the batch:
    /// averaged over the batch it is mean of the positives minus mean of the rest. A weight is infinite only where nothing takes it.
    static Tensor each(Ops ops, Tensor output, Tensor positive) {
        Tensor share = ops.mean(positive, 0);
        Tensor one = ops.addScalar(ops.scale(share, 0), 1);
        Tensor weight = ops.where(positive, ops.divide(one, share), ops.divide(one, ops.addScalar(share, -1)));
        return ops.mean(ops.multiply(output, weight), -1);
    }

    @Override
    public Optional<Loss> ofSeveralClasses() {
        return Optional.of(new KRMulticlassLoss(reduction));
    }
}
