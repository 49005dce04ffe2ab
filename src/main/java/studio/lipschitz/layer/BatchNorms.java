package studio.lipschitz.layer;

import java.util.ArrayList;
import java.util.List;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// What batch normalisation does in every number of dimensions.
final class BatchNorms {
    static final Verdict VERDICT = Verdict.unconstrained(
            "It divides by statistics that training moves anywhere, and while training by those of the batch, where it has no constant at all.");

    private BatchNorms() {}

    static void check(double eps, double momentum) {
        Checks.check(eps > 0 && Double.isFinite(eps), "eps must be above 0 and finite, was %s", eps);
        Checks.check(momentum >= 0 && momentum <= 1, "momentum must be at least 0 and at most 1, was %s", momentum);
    }

    static List<Weight> weights(int channels, boolean affine, boolean tracked) {
        var weights = new ArrayList<Weight>();
        Shape shape = Shape.of(channels);
        if (affine) {
            weights.add(new Weight("weight", shape, Weight.Init.ONES, new Weight.Constraint.None()));
            weights.add(new Weight("bias", shape, Weight.Init.ZEROS, new Weight.Constraint.None()));
        }
        if (tracked) {
            weights.add(new Weight("running_mean", shape, Weight.Init.ZEROS, new Weight.Constraint.Buffer()));
            weights.add(new Weight("running_var", shape, Weight.Init.ONES, new Weight.Constraint.Buffer()));
        }
        return weights;
    }

    static Tensor forward(Forward forward, Tensor x, double momentum, double eps, boolean tracked) {
        return forward.ops()
                .batchNorm(
                        x,
                        forward.weightOrNull("weight"),
                        forward.weightOrNull("bias"),
                        forward.weightOrNull("running_mean"),
                        forward.weightOrNull("running_var"),
                        forward.training() || !tracked,
                        momentum,
                        eps);
    }
}
