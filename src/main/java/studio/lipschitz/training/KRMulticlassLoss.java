package studio.lipschitz.training;

import studio.lipschitz.layer.Param;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Kantorovich-Rubinstein distance of each class from all others by its own output, averaged over the classes.
public record KRMulticlassLoss(@Param(doc = Reduction.DOC, advanced = true) Reduction reduction) implements Loss {

    public static final KRMulticlassLoss DEFAULT = new KRMulticlassLoss(Reduction.MEAN);

    @Override
    public Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        return KRLoss.each(ops, output, Labels.positive(ops, output, target));
    }

    @Override
    public int fewestOutputs() {
        return 2;
    }
}
