package studio.lipschitz.training;

import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Kantorovich-Rubinstein estimate of the Wasserstein-1 distance between the classes, negated: making it small drives the classes apart.
///
/// `KR = mean of f over the positives - mean of f over the negatives`. Source: Arjovsky et al. 2017, arXiv:1701.07875.
public record NegKRLoss(@Param(doc = Reduction.DOC, advanced = true) Reduction reduction) implements Loss {

    public static final NegKRLoss DEFAULT = new NegKRLoss(Reduction.MEAN);

    @Override
    public Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        return ops.scale(KRLoss.each(ops, output, Labels.positive(ops, output, target)), -1);
    }
}
