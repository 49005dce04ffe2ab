package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x / (1 + |x|)`. Shape kept. Its slope 1 / (1 + |x|)² is at most 1.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "Between -1 and 1, slower than Tanh.",
        comment = "Safe; the sorting activations keep more gradient norm.")
public record Softsign() implements UnaryLayer {

    public static final Softsign DEFAULT = new Softsign();

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, "Its slope lies between 0 and 1.");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = max 1/(1 + |x|)² = 1, at 0", 1, Sources.SLOPE);
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
