package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.text.Texts.text;

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
        summary = "layer.summary.flatten",
        comment = "layer.comment.safe")
public record Flatten(
        @Param(doc = "layer.param.startDim", advanced = true) int startDim,
        @Param(doc = "layer.param.endDim", advanced = true) int endDim)
        implements UnaryLayer {

    public static final Flatten DEFAULT = new Flatten(1, -1);

    public Flatten {
        check(startDim != 0 && endDim != 0, "layer.refusal.batchAxisJoined", startDim, endDim);
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
        int first = Shapes.axis(startDim, input);
        int last = Shapes.axis(endDim, input);
        if (first < 0 || last < first) {
            return Inference.misfit(
                    "layer.misfit.flatten",
                    module(), startDim, endDim, input);
        }
        long joined = 1;
        for (int axis = first; axis <= last; axis++) {
            joined *= input.dim(axis);
            if (joined > Integer.MAX_VALUE) {
                return Inference.misfit("layer.misfit.flattenLarge", module(), input,
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
