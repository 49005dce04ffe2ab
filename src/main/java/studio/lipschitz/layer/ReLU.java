package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `max(x, 0)`. Shape kept.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "Negative values become 0.",
        comment = "Safe; the sorting activations keep more gradient norm.")
public record ReLU(@Param(doc = Checks.INPLACE, advanced = true) boolean inplace) implements UnaryLayer {

    public static final ReLU DEFAULT = new ReLU(false);

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, "Its slope is 0 or 1.");
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
        return forward.ops().relu(x);
    }
}
