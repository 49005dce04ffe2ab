package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// The opposite side beyond the edges. The constant is the root of the most copies of one value, see [Border]. Shape: `(N, C, L) -> (N, C, L + left + right)`.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.circularPad1d",
        comment = "layer.comment.copies1d")
public record CircularPad1d(
        @Param(doc = "layer.param.sides1d", min = 0) IntPair padding) implements UnaryLayer {

    public static final CircularPad1d DEFAULT = new CircularPad1d(IntPair.of(1));

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return border().verdict(input);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return border().why(input);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return verdict(input).kind() == Verdict.Kind.SAFE ? List.of() : Fixes.replacements(this, "ZeroPad1d");
    }

    @Override
    public Inference outputShape(Shape input) {
        return border().outputShape(module(), input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return border().forward(forward.ops(), x);
    }

    private Border border() {
        return new Border(PaddingMode.CIRCULAR, padding.height(), padding.width());
    }
}
