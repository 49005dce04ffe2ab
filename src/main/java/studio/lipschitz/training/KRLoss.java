package studio.lipschitz.training;

import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Kantorovich-Rubinstein estimate of the Wasserstein-1 distance between the classes, as deel-torchlip names it. See [NegKRLoss].
public record KRLoss() implements Loss {

    public static final KRLoss DEFAULT = new KRLoss();

    @Override
    public Tensor value(Ops ops, Tensor output, Tensor target) {
        return ops.scale(NegKRLoss.negative(ops, output, target), -1);
    }

    @Override
    public String summary() {
        return "Distance between the classes; training makes it small, so use NegKRLoss to drive them apart.";
    }
}
