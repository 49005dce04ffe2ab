package studio.lipschitz.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import studio.lipschitz.training.Adam;
import studio.lipschitz.training.AdamW;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.RMSprop;
import studio.lipschitz.training.SGD;

/// An optimiser at work on a model's parameters, with what it remembers of them. The arithmetic is that of `torch.optim`, operation by operation.
///
/// Its state belongs to the scope in which it was made.
final class Descent {
    private final Optimizer optimizer;
    private final OptionalDouble clipNorm;
    private final Map<String, Map<String, Tensor>> states = new LinkedHashMap<>();
    private Optional<Tensor> clipped = Optional.empty();

    Descent(Optimizer optimizer, OptionalDouble clipNorm, Iterable<Parameter> parameters) {
        this.optimizer = optimizer;
        this.clipNorm = clipNorm;
        for (Parameter parameter : parameters) {
            if (parameter.trained()) {
                var state = new LinkedHashMap<String, Tensor>();
                optimizer.state().forEach(name -> state.put(name, torch.zeros_like(parameter.raw())));
                states.put(parameter.name(), state);
            }
        }
    }

    /// Every tensor of the state by its name in a checkpoint: `optimizer.exp_avg.spectrallinear1.weight`.
    Map<String, Tensor> state() {
        var named = new LinkedHashMap<String, Tensor>();
        states.forEach((parameter, state) -> state.forEach((name, tensor) -> named.put("optimizer." + name + "." + parameter, tensor)));
        return named;
    }

    /// @param gradients of trained parameters; scaled in place where they are clipped
    /// @param step counted from 1
    void step(Map<Parameter, Tensor> gradients, double lr, long step) {
        clipNorm.ifPresent(most -> clipped = Optional.of(clip(gradients, most)));
        gradients.forEach((parameter, gradient) -> {
            Map<String, Tensor> state = Objects.requireNonNull(states.get(parameter.name()));
            switch (optimizer) {
                case Adam adam -> adam(adam, parameter.raw(), decayed(gradient, parameter.raw(), adam.weightDecay()), state, lr, step);
                case AdamW adamW -> {
                    parameter.raw().mul_(new Scalar(1 - lr * adamW.weightDecay()));
                    adam(adamW.adam(), parameter.raw(), gradient, state, lr, step);
                }
                case SGD sgd -> sgd(sgd, parameter.raw(), decayed(gradient, parameter.raw(), sgd.weightDecay()), state, lr, step);
                case RMSprop rms -> rmsprop(rms, parameter.raw(), decayed(gradient, parameter.raw(), rms.weightDecay()), state, lr);
            }
        });
    }

    /// As `torch.nn.utils.clip_grad_norm_`, without reading the norm back from the device.
    private static Tensor clip(Map<Parameter, Tensor> gradients, double most) {
        Tensor total = norm(gradients);
        Tensor factor = total.add(new Scalar(1e-6)).reciprocal().mul(new Scalar(most)).clamp(
                new ScalarOptional(), new ScalarOptional(new Scalar(1.0)));
        gradients.values().forEach(gradient -> gradient.mul_(factor));
        return total;
    }

    private static Tensor norm(Map<Parameter, Tensor> gradients) {
        var norms = new TensorVector();
        gradients.values().forEach(gradient -> norms.push_back(gradient.norm()));
        return torch.stack(norms, 0).norm();
    }

    /// Euclidean norm of all gradients together, as it was before the step clipped them. Reads one number back from the device.
    ///
    /// @param gradients those of the last [#step], in the scope of which this is called
    double gradientNorm(Map<Parameter, Tensor> gradients) {
        return gradients.isEmpty() ? 0 : clipped.orElseGet(() -> norm(gradients)).item_double();
    }

    private static Tensor decayed(Tensor gradient, Tensor weight, double decay) {
        return decay == 0 ? gradient : gradient.add(weight, new Scalar(decay));
    }

    private static Tensor of(Map<String, Tensor> state, String name) {
        return Objects.requireNonNull(state.get(name));
    }

    private static void adam(Adam adam, Tensor weight, Tensor gradient, Map<String, Tensor> state, double lr, long step) {
        double correction1 = 1 - Math.pow(adam.beta1(), (double) step);
        double correction2 = 1 - Math.pow(adam.beta2(), (double) step);
        Tensor mean = of(state, "exp_avg");
        Tensor square = of(state, "exp_avg_sq");
        mean.lerp_(gradient, new Scalar(1 - adam.beta1()));
        square.mul_(new Scalar(adam.beta2())).addcmul_(gradient, gradient, new Scalar(1 - adam.beta2()));
        if (adam.amsgrad()) {
            Tensor largest = of(state, "max_exp_avg_sq");
            square = largest.copy_(torch.maximum(largest, square));
        }
        Tensor denominator = square.sqrt().div_(new Scalar(Math.sqrt(correction2))).add_(new Scalar(adam.eps()));
        weight.addcdiv_(mean, denominator, new Scalar(-lr / correction1));
    }

    private static void sgd(SGD sgd, Tensor weight, Tensor gradient, Map<String, Tensor> state, double lr, long step) {
        Tensor direction = gradient;
        if (sgd.momentum() > 0) {
            Tensor sum = of(state, "momentum_buffer");
            if (step == 1) {
                sum.copy_(gradient);
            } else {
                sum.mul_(new Scalar(sgd.momentum())).add_(gradient, new Scalar(1 - sgd.dampening()));
            }
            direction = sgd.nesterov() ? gradient.add(sum, new Scalar(sgd.momentum())) : sum;
        }
        weight.add_(direction, new Scalar(-lr));
    }

    private static void rmsprop(RMSprop rms, Tensor weight, Tensor gradient, Map<String, Tensor> state, double lr) {
        Tensor square = of(state, "square_avg");
        square.mul_(new Scalar(rms.alpha())).addcmul_(gradient, gradient, new Scalar(1 - rms.alpha()));
        Tensor spread = square;
        if (rms.centered()) {
            Tensor mean = of(state, "grad_avg");
            mean.lerp_(gradient, new Scalar(1 - rms.alpha()));
            spread = square.addcmul(mean, mean, new Scalar(-1.0));
        }
        Tensor denominator = spread.sqrt().add_(new Scalar(rms.eps()));
        if (rms.momentum() > 0) {
            Tensor sum = of(state, "momentum_buffer");
            sum.mul_(new Scalar(rms.momentum())).addcdiv_(gradient, denominator);
            weight.add_(sum, new Scalar(-lr));
        } else {
            weight.addcdiv_(gradient, denominator, new Scalar(-lr));
        }
    }
}
