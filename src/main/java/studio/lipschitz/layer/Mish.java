package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x · tanh(softplus(x))`. Shape kept.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.mish",
        comment = "layer.comment.mish")
public record Mish(
        @Param(doc = Checks.INPLACE, advanced = true) boolean inplace)
        implements UnaryLayer {

    public static final Mish DEFAULT = new Mish(false);

    /// The slope at 1.49057, 1.08849816125..., rounded up.
    static final double CONSTANT = 1.088498163;

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Slopes.steep(CONSTANT);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Slopes.why(text("layer.why.mish"), CONSTANT);
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
        return forward.ops().mish(x);
    }
}
