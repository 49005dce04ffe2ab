package studio.lipschitz.training;

import static studio.lipschitz.training.TrainingPlan.check;

import java.util.List;
import studio.lipschitz.layer.Param;

/// Steps along the gradient, or along a running sum of it.
///
/// @param momentum share of the running sum that stays at each step; 0: none is kept
/// @param dampening share of the gradient that does not enter the sum, save at the first step
/// @param weightDecay times the weight is added to the gradient
/// @param nesterov looks ahead by one step of the sum
public record SGD(
        @Param(doc = "Share of the running sum of gradients that stays at each step", min = 0, max = 1) double momentum,
        @Param(doc = "Share of the gradient that does not enter the running sum", min = 0, max = 1, advanced = true) double dampening,
        @Param(doc = "Times the weight is added to the gradient", min = 0) double weightDecay,
        @Param(doc = "Looks ahead by one step of the running sum; needs momentum and no dampening", advanced = true) boolean nesterov)
        implements Optimizer {

    public static final SGD DEFAULT = new SGD(0, 0, 0, false);

    public SGD {
        check(!nesterov || (momentum > 0 && dampening == 0), "nesterov needs a momentum above 0 and a dampening of 0");
    }

    @Override
    public List<String> state() {
        return momentum == 0 ? List.of() : List.of("momentum_buffer");
    }

    @Override
    public String summary() {
        return "Plain steps along the gradient, with momentum if wanted; needs a larger learning rate than Adam.";
    }
}
