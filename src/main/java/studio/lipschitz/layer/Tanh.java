package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Hyperbolic tangent. Shape kept. Its slope is at most 1, reached at 0.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.tanh",
        comment = "layer.comment.safeSorting")
public record Tanh() implements UnaryLayer {

    public static final Tanh DEFAULT = new Tanh();

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, text("layer.reason.slopeUpToOne"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly(text("layer.why.tanh"), 1, Sources.slope());
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().tanh(x);
    }
}
