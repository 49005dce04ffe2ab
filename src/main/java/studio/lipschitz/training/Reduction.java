package studio.lipschitz.training;

import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// How the values of a batch's samples become the loss.
public enum Reduction {
    MEAN,
    SUM,
    /// One value a sample: to look at, not to train with.
    NONE,
    /// The mean.
    AUTO;

    Tensor of(Ops ops, Tensor each) {
        return switch (this) {
            case MEAN, AUTO -> ops.mean(each);
            case SUM -> ops.sum(each);
            case NONE -> each;
        };
    }

    static final String DOC = "training.param.reduction";
}
