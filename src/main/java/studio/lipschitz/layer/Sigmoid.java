package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `1 / (1 + exp(-x))`. Shape kept. Its slope `s(1 - s)` is at most 1/4, reached at 0.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.sigmoid",
        comment = "layer.comment.safeQuarter")
public record Sigmoid() implements UnaryLayer {

    public static final Sigmoid DEFAULT = new Sigmoid();

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(0.25, text("layer.reason.slopeQuarter"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.of(text("layer.why.sigmoid"), "1/4", 0.25, Sources.slope());
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().sigmoid(x);
    }
}
