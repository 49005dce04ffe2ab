package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.layer.Checks.checkConstant;
import static studio.lipschitz.text.Texts.text;

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
        summary = "layer.summary.maxMin",
        comment = "layer.comment.preserves",
        source = Sources.BLOT)
public record MaxMin(
        @Param(doc = "layer.param.maxMinDim", advanced = true) OptionalInt dim,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final MaxMin DEFAULT = new MaxMin(OptionalInt.empty(), 1.0);

    public MaxMin {
        check(dim.orElse(1) != 0, "layer.refusal.batchAxis", "dim", dim.orElse(1));
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = k_coef_lip·1", k, Sources.both(Sources.BLOT, text("layer.source.maxMin")));
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
                    "layer.misfit.dim",
                    module(), dim.orElse(1), input, input.rank());
        }
        return (long) input.dim(axis) * 2 <= Integer.MAX_VALUE
                ? Inference.fits(input.with(axis, input.dim(axis) * 2))
                : Inference.misfit("layer.misfit.axisLarge", module(), input.dim(axis),
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
