package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Zeros beyond the edges: every distance stays as it is. Shape: `(N, C, L) -> (N, C, L + left + right)`.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.zeroPad1d",
        comment = "layer.comment.safe",
        replaces = {"ReflectionPad1d", "ReplicationPad1d", "CircularPad1d"})
public record ZeroPad1d(
        @Param(doc = "layer.param.sides1d", min = 0) IntPair padding) implements UnaryLayer {

    public static final ZeroPad1d DEFAULT = new ZeroPad1d(IntPair.of(1));

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return border().verdict(input);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return border().why(input);
    }

    @Override
    public boolean isometry() {
        return true;
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
        return new Border(PaddingMode.ZEROS, padding.height(), padding.width());
    }
}
