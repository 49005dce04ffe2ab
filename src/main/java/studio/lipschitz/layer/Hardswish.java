package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x · clamp(x + 3, 0, 6) / 6`. Shape kept.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.hardswish",
        comment = "layer.comment.hardswish")
public record Hardswish(
        @Param(doc = Checks.INPLACE, advanced = true) boolean inplace)
        implements UnaryLayer {

    public static final Hardswish DEFAULT = new Hardswish(false);

    /// The slope (2x + 3) / 6 at 3.
    static final double CONSTANT = 1.5;

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Slopes.steep(CONSTANT);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.of(text("layer.why.hardswish"), "(2·3 + 3)/6", CONSTANT, Sources.slope());
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
        return forward.ops().hardswish(x);
    }
}
