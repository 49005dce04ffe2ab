package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkConstant;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x` where positive, else `a · x` with a learned slope `a` clamped to ±k. Shape kept; `weight` one, or one a channel of axis 1.
///
/// The slope of the positive side is 1, so the constant is max(1, k) unless that side is scaled too: below 1, both sides are held to `k`, where
/// deel-torchlip leaves the positive one alone. From 1 on the two agree.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.lpReLU",
        comment = "layer.comment.preservesAtOne",
        replaces = {"PReLU"})
public record LPReLU(
        @Param(doc = "layer.param.slopes", min = 1) int numParameters,
        @Param(doc = "layer.param.slopeStart") double init,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final LPReLU DEFAULT = new LPReLU(1, 0.25, 1.0);

    public LPReLU {
        Slopes.check(numParameters, init);
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly(
                text("layer.why.lpReLU", k >= 1 ? "1" : "k_coef_lip"), k,
                Sources.slope());
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Slopes.shape(module(), numParameters, input);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Slopes.weights(numParameters, init);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        Tensor slopes = forward.ops().clamp(forward.weight("weight"), -k, k);
        return k >= 1
                ? forward.ops().prelu(x, slopes)
                : forward.ops().scale(forward.ops().prelu(x, forward.ops().scale(slopes, 1 / k)), k);
    }
}
