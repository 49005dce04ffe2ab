package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x · sigmoid(x)`. Shape kept.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.silu",
        comment = "layer.comment.silu")
public record SiLU(
        @Param(doc = Checks.INPLACE, advanced = true) boolean inplace)
        implements UnaryLayer {

    public static final SiLU DEFAULT = new SiLU(false);

    /// The slope at 2.39936, 1.09983932013..., rounded up.
    static final double CONSTANT = 1.099839321;

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Slopes.steep(CONSTANT);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Slopes.why(text("layer.why.silu"), CONSTANT);
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
        return forward.ops().silu(x);
    }
}
