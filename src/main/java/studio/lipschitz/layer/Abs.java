package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `|x|`, as `torch.abs`. Shape kept. Its slope is 1 or -1.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.abs",
        comment = "layer.comment.preserves")
public record Abs() implements UnaryLayer {

    public static final Abs DEFAULT = new Abs();

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, text("layer.reason.slopeAbs"));
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
        return forward.ops().abs(x);
    }
}
