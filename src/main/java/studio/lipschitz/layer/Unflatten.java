package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Splits one axis into several, the inverse of [Flatten]. Shape: `(N, 784) -> (N, 1, 28, 28)` for the sizes 1, 28, 28.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.unflatten",
        comment = "layer.comment.safe")
public record Unflatten(
        @Param(doc = "layer.param.splitDim") int dim,
        @Param(doc = "layer.param.unflattenedSize") Shape unflattenedSize)
        implements UnaryLayer {

    public static final Unflatten DEFAULT = new Unflatten(1, Shape.of(2, 2));

    public Unflatten {
        check(dim != 0, "layer.refusal.batchAxis", "dim", dim);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, text("layer.reason.rearranges"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly(text("layer.why.rearrangement"), 1, Sources.permutation());
    }

    @Override
    public boolean isometry() {
        return true;
    }

    @Override
    public Inference outputShape(Shape input) {
        int axis = Shapes.axis(dim, input);
        if (axis < 0) {
            return Inference.misfit("layer.misfit.unflattenDim", module(), dim, input);
        }
        long product = 1;
        for (int size : unflattenedSize.dims()) {
            product = Math.min(product * size, Integer.MAX_VALUE + 1L);
        }
        if (product != input.dim(axis)) {
            return Inference.misfit(
                    "layer.misfit.unflatten",
                    module(), unflattenedSize, input.dim(axis), input, input.dim(axis));
        }
        var dims = new ArrayList<>(input.dims().subList(0, axis));
        dims.addAll(unflattenedSize.dims());
        dims.addAll(input.dims().subList(axis + 1, input.rank()));
        return Inference.fits(new Shape(dims));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        long[] before = forward.ops().sizes(x);
        int axis = dim < 0 ? before.length + dim : dim;
        long[] split = unflattenedSize.toLongs();
        var sizes = new long[before.length - 1 + split.length];
        System.arraycopy(before, 0, sizes, 0, axis);
        System.arraycopy(split, 0, sizes, axis, split.length);
        System.arraycopy(before, axis + 1, sizes, axis + split.length, before.length - axis - 1);
        return forward.ops().reshape(x, sizes);
    }
}
