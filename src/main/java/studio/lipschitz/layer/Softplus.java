package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `log(1 + exp(beta · x)) / beta`, a smooth ReLU, and `x` itself where `beta · x` is above `threshold`. Shape kept.
///
/// Its slope sigmoid(beta · x) stays below 1, but where it changes over to `x` its value falls by log(1 + exp(-threshold)) / beta. From a threshold
/// of 15 on that is less than half the distance between two float32 values there; below, the step has no Lipschitz constant.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "A smooth ReLU.",
        comment = "Safe; the sorting activations keep more gradient norm.")
public record Softplus(
        @Param(doc = "Sharpness: a larger one is closer to ReLU", min = 0, minExclusive = true) double beta,
        @Param(doc = "Above it, beta times the input passes unchanged", advanced = true) double threshold)
        implements UnaryLayer {

    public static final Softplus DEFAULT = new Softplus(1.0, 20.0);

    /// log(1 + exp(-15)) / 15 is below 2⁻²⁵.
    static final double SMOOTH = 15;

    public Softplus {
        check(beta > 0 && Double.isFinite(beta), "beta must be above 0 and finite, was %s", beta);
        check(Double.isFinite(threshold), "threshold must be finite, was %s", threshold);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        if (threshold >= SMOOTH) {
            return Verdict.safe(1, "Its slope lies between 0 and 1.");
        }
        double step = Math.log1p(Math.exp(-threshold)) / beta;
        return Verdict
                .unbounded("Where beta times its input passes its threshold of %s its value falls by %s at once, which no constant bounds."
                        .formatted(Constants.number(threshold), Constants.number(step)));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return threshold >= SMOOTH
                ? Why.exactly("L = sup s(beta·x) = 1, s the sigmoid", 1, Sources.SLOPE)
                : Why.open(
                        "L = ∞: a step of log(1 + exp(−threshold))/beta at beta·x = threshold",
                        "∞: a step of %s".formatted(Constants.number(Math.log1p(Math.exp(-threshold)) / beta)),
                        Sources.derived("a step within any distance has no largest slope"));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return threshold >= SMOOTH ? List.of() : List.of(new Fix.Replace("Set threshold to 20", new Softplus(beta, 20)));
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().softplus(x, beta, threshold);
    }
}
