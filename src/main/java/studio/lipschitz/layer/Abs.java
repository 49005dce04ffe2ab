package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `|x|`, as `torch.abs`. Shape kept. Its slope is 1 or -1.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "Absolute value.",
        comment = "Preserves gradient norm.")
public record Abs() implements UnaryLayer {

    public static final Abs DEFAULT = new Abs();

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, "Its slope is 1 or -1.");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = max |f′| = 1", 1, Sources.SLOPE);
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
