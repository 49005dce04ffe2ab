package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `exp(xᵢ) / Σ exp(xⱼ)` along an axis. Shape kept. Constant 1/2 in L2, arXiv:2510.23012.
///
/// @param dim axis, batch axis included; empty: 1
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "Positive values that sum to 1 along an axis.",
        comment = "Safe; its constant of 1/2 shrinks gradients.",
        source = Sources.SOFTMAX)
public record Softmax(@Param(doc = "Axis that sums to 1, batch axis included; left out, the channels or features") OptionalInt dim)
        implements UnaryLayer {

    public static final Softmax DEFAULT = new Softmax(OptionalInt.empty());

    public Softmax {
        check(dim.orElse(1) != 0, "dim must not be 0, the batch axis, was %s", dim.orElse(1));
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(0.5, "Its constant is 1/2.");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.of("L = 1/2", "1/2", 0.5, Sources.SOFTMAX);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.along(module(), dim.orElse(1), input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().softmax(x, dim.orElse(1));
    }
}
