package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.text.Texts.text;

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
        summary = "layer.summary.softplus",
        comment = "layer.comment.safeSorting")
public record Softplus(
        @Param(doc = "layer.param.softplusBeta", min = 0, minExclusive = true) double beta,
        @Param(doc = "layer.param.softplusThreshold", advanced = true) double threshold)
        implements UnaryLayer {

    public static final Softplus DEFAULT = new Softplus(1.0, 20.0);

    /// log(1 + exp(-15)) / 15 is below 2⁻²⁵.
    static final double SMOOTH = 15;

    public Softplus {
        check(beta > 0 && Double.isFinite(beta), "layer.refusal.positive", "beta", beta);
        check(Double.isFinite(threshold), "layer.refusal.finite", "threshold", threshold);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        if (threshold >= SMOOTH) {
            return Verdict.safe(1, text("layer.reason.slopeBetween"));
        }
        double step = Math.log1p(Math.exp(-threshold)) / beta;
        return Verdict
                .unbounded(text("layer.reason.softplusStep", Constants.number(threshold), Constants.number(step)));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return threshold >= SMOOTH
                ? Why.exactly(text("layer.why.softplus"), 1, Sources.slope())
                : Why.open(
                        text("layer.why.softplusStep"),
                        text("layer.why.step", Constants.number(Math.log1p(Math.exp(-threshold)) / beta)),
                        Sources.derived("layer.source.step"));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return threshold >= SMOOTH ? List.of() : List.of(new Fix.Replace(text("layer.fix.threshold"), new Softplus(beta, 20)));
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
