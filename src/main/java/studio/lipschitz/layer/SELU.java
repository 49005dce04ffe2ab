package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `scale · x` where positive, else `scale · alpha · (exp(x) - 1)`, which keeps the mean and variance of its input. Shape kept.
///
/// Source: Klambauer, Unterthiner, Mayr, Hochreiter 2017, arXiv:1706.02515.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.selu",
        comment = "layer.comment.selu",
        source = Sources.KLAMBAUER)
public record SELU(
        @Param(doc = Checks.INPLACE, advanced = true) boolean inplace)
        implements UnaryLayer {

    public static final SELU DEFAULT = new SELU(false);

    /// The slope at 0 from below, scale · alpha = 1.75809934..., rounded up.
    static final double CONSTANT = 1.7581;

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Slopes.steep(CONSTANT);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.of(text("layer.why.selu"), "1.05070099·1.67326325", CONSTANT, Sources.KLAMBAUER);
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
        return forward.ops().selu(x);
    }
}
