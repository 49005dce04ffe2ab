package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;
import static studio.lipschitz.training.Rules.check;

import java.util.ArrayList;
import java.util.List;
import studio.lipschitz.layer.Param;

/// Steps of the mean gradient over the root of its mean square.
///
/// Source: Kingma, Ba 2015, arXiv:1412.6980; `amsgrad`: Reddi et al. 2018, arXiv:1904.09237.
///
/// @param beta1 share of the mean gradient that stays at each step, in [0, 1)
/// @param beta2 share of the mean square that stays at each step, in [0, 1)
/// @param eps added to the root, in units of the gradient
/// @param weightDecay times the weight is added to the gradient
/// @param amsgrad divides by the largest mean square so far
public record Adam(
        @Param(doc = "training.param.beta1", min = 0, max = 1, advanced = true) double beta1,
        @Param(doc = "training.param.beta2", min = 0, max = 1, advanced = true) double beta2,
        @Param(doc = "training.param.eps", min = 0, advanced = true) double eps,
        @Param(doc = "training.param.weightDecay", min = 0) double weightDecay,
        @Param(doc = "training.param.amsgrad", advanced = true) boolean amsgrad)
        implements Optimizer {

    public static final Adam DEFAULT = new Adam(0.9, 0.999, 1e-8, 0, false);

    public Adam {
        check(beta1 < 1, () -> text("training.plan.beta1", beta1));
        check(beta2 < 1, () -> text("training.plan.beta2", beta2));
    }

    @Override
    public List<String> state() {
        var names = new ArrayList<>(List.of("exp_avg", "exp_avg_sq"));
        if (amsgrad) {
            names.add("max_exp_avg_sq");
        }
        return names;
    }
}
