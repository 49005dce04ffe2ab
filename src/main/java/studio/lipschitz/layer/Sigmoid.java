package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `1 / (1 + exp(-x))`. Shape kept. Its slope `s(1 - s)` is at most 1/4, reached at 0.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "Squeezes each value between 0 and 1.",
        comment = "Safe; its slope of at most 1/4 shrinks gradients.")
public record Sigmoid() implements UnaryLayer {

    public static final Sigmoid DEFAULT = new Sigmoid();

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(0.25, "Its slope is at most 1/4.");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.of("L = max s(x)·(1 − s(x)) = 1/4, at 0", "1/4", 0.25, Sources.SLOPE);
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
