package studio.lipschitz.training;

import static studio.lipschitz.training.TrainingPlan.check;

import java.util.List;
import studio.lipschitz.layer.Param;

/// Adam with the decay apart from the gradient: each step first shrinks the weight by `lr · weight_decay`.
///
/// Source: Loshchilov, Hutter 2019, arXiv:1711.05101. See [Adam].
public record AdamW(
        @Param(doc = "Share of the mean gradient that stays at each step", min = 0, max = 1, advanced = true) double beta1,
        @Param(doc = "Share of the mean squared gradient that stays at each step", min = 0, max = 1, advanced = true) double beta2,
        @Param(doc = "Added to the root of the mean square, against division by 0", min = 0, advanced = true) double eps,
        @Param(doc = "Share of the weight, times the learning rate, that goes at each step", min = 0) double weightDecay,
        @Param(doc = "Divides by the largest mean square so far", advanced = true) boolean amsgrad)
        implements Optimizer {

    public static final AdamW DEFAULT = new AdamW(0.9, 0.999, 1e-8, 1e-2, false);

    public AdamW {
        check(beta1 < 1, "beta1 must be below 1, was " + beta1);
        check(beta2 < 1, "beta2 must be below 1, was " + beta2);
    }

    /// The same without its decay.
    public Adam adam() {
        return new Adam(beta1, beta2, eps, 0, amsgrad);
    }

    @Override
    public List<String> state() {
        return adam().state();
    }

    @Override
    public String summary() {
        return "Adam whose weight decay does not pass through the gradients.";
    }
}
