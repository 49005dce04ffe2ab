package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x / (1 + |x|)`. Shape kept. Its slope 1 / (1 + |x|)² is at most 1.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.softsign",
        comment = "layer.comment.safeSorting")
public record Softsign() implements UnaryLayer {

    public static final Softsign DEFAULT = new Softsign();

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, text("layer.reason.slopeBetween"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly(text("layer.why.softsign"), 1, Sources.slope());
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().divide(x, forward.ops().addScalar(forward.ops().abs(x), 1));
    }
}
