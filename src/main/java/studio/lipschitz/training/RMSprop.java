package studio.lipschitz.training;

import java.util.ArrayList;
import java.util.List;
import studio.lipschitz.layer.Param;

/// Steps of the gradient over the root of its mean square.
///
/// Source: Tieleman, Hinton 2012, lecture 6.5 of "Neural networks for machine learning"; `centered`: Graves 2013, arXiv:1308.0850.
///
/// @param alpha share of the mean square that stays at each step
/// @param eps added to the root, in units of the gradient
/// @param weightDecay times the weight is added to the gradient
/// @param momentum share of the running sum of steps that stays; 0: none is kept
/// @param centered takes the mean gradient off, so that the root is a standard deviation
public record RMSprop(
        @Param(doc = "training.param.beta2", min = 0, max = 1) double alpha,
        @Param(doc = "training.param.eps", min = 0, advanced = true) double eps,
        @Param(doc = "training.param.weightDecay", min = 0) double weightDecay,
        @Param(doc = "training.param.momentumOfSteps", min = 0, max = 1) double momentum,
        @Param(doc = "training.param.centered", advanced = true) boolean centered)
        implements Optimizer {

    public static final RMSprop DEFAULT = new RMSprop(0.99, 1e-8, 0, 0, false);

    @Override
    public List<String> state() {
        var names = new ArrayList<>(List.of("square_avg"));
        if (momentum > 0) {
            names.add("momentum_buffer");
        }
        if (centered) {
            names.add("grad_avg");
        }
        return names;
    }
}
