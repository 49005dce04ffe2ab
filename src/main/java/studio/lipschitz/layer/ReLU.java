package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `max(x, 0)`. Shape kept.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.relu",
        comment = "layer.comment.safeSorting")
public record ReLU(@Param(doc = Checks.INPLACE, advanced = true) boolean inplace) implements UnaryLayer {

    public static final ReLU DEFAULT = new ReLU(false);

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, text("layer.reason.slopeZeroOrOne"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = max |f′| = 1", 1, Sources.slope());
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().relu(x);
    }
}
