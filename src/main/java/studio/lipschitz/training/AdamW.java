package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;
import static studio.lipschitz.training.Rules.check;

import java.util.List;
import studio.lipschitz.layer.Param;

/// Adam with the decay apart from the gradient: each step first shrinks the weight by `lr · weight_decay`.
///
/// Source: Loshchilov, Hutter 2019, arXiv:1711.05101. See [Adam].
public record AdamW(
        @Param(doc = "training.param.beta1", min = 0, max = 1, advanced = true) double beta1,
        @Param(doc = "training.param.beta2", min = 0, max = 1, advanced = true) double beta2,
        @Param(doc = "training.param.eps", min = 0, advanced = true) double eps,
        @Param(doc = "training.param.decoupledDecay", min = 0) double weightDecay,
        @Param(doc = "training.param.amsgrad", advanced = true) boolean amsgrad)
        implements Optimizer {

    public static final AdamW DEFAULT = new AdamW(0.9, 0.999, 1e-8, 1e-2, false);

    public AdamW {
        check(beta1 < 1, () -> text("training.plan.beta1", beta1));
        check(beta2 < 1, () -> text("training.plan.beta2", beta2));
    }

    /// The same without its decay.
    public Adam adam() {
        return new Adam(beta1, beta2, eps, 0, amsgrad);
    }

    @Override
    public List<String> state() {
        return adam().state();
    }
}
