package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `xᵢ - log Σ exp(xⱼ)` along an axis of n values. Shape kept.
///
/// Its Jacobian is I - 1·pᵀ with the softmax p: an oblique projection, whose norm |1|·|p| is at most √n and tends to it as one value outgrows the
/// others (the norm of a projection that is neither 0 nor I equals that of its complement, here 1·pᵀ).
///
/// @param dim axis, batch axis included; empty: 1
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "Logarithms of the softmax along an axis.",
        comment = "Not 1-Lipschitz: its constant is the root of the number of values; Softmax is safe.")
public record LogSoftmax(
        @Param(doc = "Axis whose exponentials sum to 1, batch axis included; left out, the channels or features") OptionalInt dim)
        implements UnaryLayer {

    public static final LogSoftmax DEFAULT = new LogSoftmax(OptionalInt.empty());

    public LogSoftmax {
        check(dim.orElse(1) != 0, "dim must not be 0, the batch axis, was %s", dim.orElse(1));
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        int axis = input == null ? -1 : Shapes.axis(dim.orElse(1), input);
        int values = input == null || axis < 0 ? Integer.MAX_VALUE : input.dim(axis);
        if (values == 1) {
            return Verdict.lossy(1, "Its axis has a single value, so its output is 0 whatever comes in.");
        }
        return Verdict.bounded(
                Constants.rootUp(values),
                values == Integer.MAX_VALUE
                        ? "Its constant is √n for an axis of n values."
                        : "Its constant is √%d for an axis of %d values.".formatted(values, values));
    }

    @Override
    public Why why(@Nullable Shape input) {
        int axis = input == null ? -1 : Shapes.axis(dim.orElse(1), input);
        String formula = "L = sup ‖I − 1·pᵀ‖ = √n, n the values along the axis, p their softmax";
        String source = Sources.derived("the norm of an oblique projection is that of its complement, ‖1·pᵀ‖ = √n·‖p‖ < √n");
        int values = input == null || axis < 0 ? Integer.MAX_VALUE : input.dim(axis);
        return values == 1
                ? Why.exactly("L ≤ 1: a single value is always mapped to 0", 1, source)
                : Why.of(formula, "√" + values, Constants.rootUp(values), source);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.replacements(this, "Softmax");
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.along(module(), dim.orElse(1), input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().logSoftmax(x, dim.orElse(1));
    }
}
