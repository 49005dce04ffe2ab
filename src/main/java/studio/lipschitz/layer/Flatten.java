package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Joins neighbouring axes into one. Shape: `(N, C, H, W) -> (N, C·H·W)` by default.
///
/// @param startDim first axis to join, batch axis included
/// @param endDim last axis to join; -1 is the last
@ModuleInfo(
        group = Group.SHAPE,
        summary = "Joins the axes of each sample into one.",
        comment = "Safe.")
public record Flatten(
        @Param(doc = "First axis to join, batch axis included", advanced = true) int startDim,
        @Param(doc = "Last axis to join; -1 is the last", advanced = true) int endDim)
        implements UnaryLayer {

    public static final Flatten DEFAULT = new Flatten(1, -1);

    public Flatten {
        check(startDim != 0 && endDim != 0, "start_dim and end_dim must not be 0, the batch axis, were %s and %s", startDim, endDim);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, "It only rearranges numbers.");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = ‖P‖ = 1, P the rearrangement", 1, Sources.PERMUTATION);
    }

    @Override
    public boolean isometry() {
        return true;
    }

    @Override
    public Inference outputShape(Shape input) {
        int first = Shapes.axis(startDim, input);
        int last = Shapes.axis(endDim, input);
        if (first < 0 || last < first) {
            return Inference.misfit(
                    "%s joins axes %d to %d, which its input %s does not have; set start_dim to 1 and end_dim to -1.",
                    module(), startDim, endDim, input);
        }
        long joined = 1;
        for (int axis = first; axis <= last; axis++) {
            joined *= input.dim(axis);
            if (joined > Integer.MAX_VALUE) {
                return Inference.misfit("%s would join %s into more than %d features; make the input smaller.", module(), input,
                        Integer.MAX_VALUE);
            }
        }
        var dims = new ArrayList<>(input.dims().subList(0, first));
        dims.add((int) joined);
        dims.addAll(input.dims().subList(last + 1, input.rank()));
        return Inference.fits(new Shape(dims));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().flatten(x, startDim, endDim);
    }
}
