package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Hyperbolic tangent. Shape kept. Its slope is at most 1, reached at 0.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "Squeezes each value between -1 and 1.",
        comment = "Safe; the sorting activations keep more gradient norm.")
public record Tanh() implements UnaryLayer {

    public static final Tanh DEFAULT = new Tanh();

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, "Its slope is at most 1.");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = max (1 − tanh²x) = 1, at 0", 1, Sources.SLOPE);
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
