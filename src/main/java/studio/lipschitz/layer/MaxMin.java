package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.layer.Checks.checkConstant;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `relu(x)` and `relu(-x)` one after the other, times `k`: the axis doubles. Shape: `(N, C, *) -> (N, 2C, *)`.
///
/// Since relu(x)² + relu(-x)² = x² and the two never lie further apart than the inputs, distances do not grow.
/// Source: Blot, Cord, Thome 2016, "Max-min convolutional neural networks for image classification".
///
/// @param dim axis, batch axis included; empty: 1
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "Positive and negative parts side by side; doubles the channels.",
        comment = "Preserves gradient norm.",
        source = Sources.BLOT)
public record MaxMin(
        @Param(doc = "Axis that doubles, batch axis included; left out, the channels or features", advanced = true) OptionalInt dim,
        @Param(name = "k_coef_lip", doc = "Lipschitz constant of the layer in L2", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final MaxMin DEFAULT = new MaxMin(OptionalInt.empty(), 1.0);

    public MaxMin {
        check(dim.orElse(1) != 0, "dim must not be 0, the batch axis, was %s", dim.orElse(1));
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = k_coef_lip·1", k, Sources.BLOT + "; derived: |relu(x) − relu(y)|² + |relu(−x) − relu(−y)|² ≤ |x − y|²");
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        int axis = Shapes.axis(dim.orElse(1), input);
        if (axis < 0) {
            return Inference.misfit(
                    "%s works along dim %d, which its input %s does not have; choose one from 1 to %d.",
                    module(), dim.orElse(1), input, input.rank());
        }
        return (long) input.dim(axis) * 2 <= Integer.MAX_VALUE
                ? Inference.fits(input.with(axis, input.dim(axis) * 2))
                : Inference.misfit("%s cannot double the axis of %d of its input %s; make the input smaller.", module(), input.dim(axis),
                        input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        Tensor negative = forward.ops().relu(forward.ops().scale(x, -1));
        int axis = dim.orElse(1);
        Tensor both = forward.ops().concatenate(axis, forward.ops().relu(x), negative);
        return k == 1 ? both : forward.ops().scale(both, k);
    }
}
