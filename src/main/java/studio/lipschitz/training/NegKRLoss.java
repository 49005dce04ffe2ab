package studio.lipschitz.training;

import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Kantorovich-Rubinstein estimate of the Wasserstein-1 distance between the classes, negated: making it small drives the classes apart.
///
/// `KR = mean of f over the positives - mean of f over the negatives`, written as weights +1/p and -1/(1-p), p the share of positives in the batch.
/// Source: Arjovsky et al. 2017, arXiv:1701.07875.
public record NegKRLoss() implements Loss {

    public static final NegKRLoss DEFAULT = new NegKRLoss();

    /// A share away from 0 and 1, so that a batch of one class has a finite value.
    private static final double TINY = 1e-7;

    @Override
    public Tensor value(Ops ops, Tensor output, Tensor target) {
        return negative(ops, output, target);
    }

    static Tensor negative(Ops ops, Tensor output, Tensor target) {
        Tensor positive = ops.greater(target, 0);
        Tensor share = ops.mean(positive);
        Tensor negatives = ops.addScalar(ops.scale(share, -1), 1 + TINY);
        Tensor meanPositive = ops.divide(ops.mean(ops.multiply(output, positive)), ops.addScalar(share, TINY));
        Tensor rest = ops.addScalar(ops.scale(positive, -1), 1);
        Tensor meanNegative = ops.divide(ops.mean(ops.multiply(output, rest)), negatives);
        return ops.subtract(meanNegative, meanPositive);
    }

    @Override
    public String summary() {
        return "Pushes the classes apart as far as a 1-Lipschitz function can.";
    }
}
