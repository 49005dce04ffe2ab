package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x` itself. Shape kept.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.identity",
        comment = "layer.comment.safe")
public record Identity() implements UnaryLayer {

    public static final Identity DEFAULT = new Identity();

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, text("layer.reason.identity"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = 1", 1, Sources.derived("layer.source.identity"));
    }

    @Override
    public boolean isometry() {
        return true;
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return x;
    }
}
