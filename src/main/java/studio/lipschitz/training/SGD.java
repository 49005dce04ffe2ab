package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;
import static studio.lipschitz.training.Rules.check;

import java.util.List;
import studio.lipschitz.layer.Param;

/// Steps along the gradient, or along a running sum of it.
///
/// @param momentum share of the running sum that stays at each step; 0: none is kept
/// @param dampening share of the gradient that does not enter the sum, save at the first step
/// @param weightDecay times the weight is added to the gradient
/// @param nesterov looks ahead by one step of the sum
public record SGD(
        @Param(doc = "training.param.momentum", min = 0, max = 1) double momentum,
        @Param(doc = "training.param.dampening", min = 0, max = 1, advanced = true) double dampening,
        @Param(doc = "training.param.weightDecay", min = 0) double weightDecay,
        @Param(doc = "training.param.nesterov", advanced = true) boolean nesterov)
        implements Optimizer {

    public static final SGD DEFAULT = new SGD(0, 0, 0, false);

    public SGD {
        check(!nesterov || (momentum > 0 && dampening == 0), () -> text("training.plan.nesterov"));
    }

    @Override
    public List<String> state() {
        return momentum == 0 ? List.of() : List.of("momentum_buffer");
    }
}
