package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x · Φ(x)` with the normal distribution function Φ, or its tanh form. Shape kept.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.gelu",
        comment = "layer.comment.gelu")
public record GELU(
        @Param(doc = "layer.param.geluApproximate", advanced = true) Approximate approximate)
        implements UnaryLayer {

    public static final GELU DEFAULT = new GELU(Approximate.NONE);

    /// The slope at √2, Φ(√2) + √2·φ(√2) = 1.12890414518..., rounded up.
    static final double CONSTANT = 1.128904146;

    /// The slope of the tanh form at 1.41850, 1.12899306865..., rounded up.
    static final double TANH_CONSTANT = 1.128993070;

    public enum Approximate {
        NONE,
        TANH
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Slopes.steep(approximate == Approximate.TANH ? TANH_CONSTANT : CONSTANT);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return approximate == Approximate.TANH
                ? Slopes.why(text("layer.why.geluTanh"), TANH_CONSTANT)
                : Slopes.why(text("layer.why.gelu"), CONSTANT);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.activations(input);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().gelu(x, approximate == Approximate.TANH);
    }
}
