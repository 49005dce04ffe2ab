package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;
import studio.lipschitz.tensor.VolumeMargins;

/// Zeros beyond the edges: every distance stays as it is. Shape: `(N, C, D, H, W) -> (N, C, D + front + back, H + top + bottom, W + left + right)`.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.zeroPad3d",
        comment = "layer.comment.safe",
        replaces = {"ReflectionPad3d", "ReplicationPad3d", "CircularPad3d"})
public record ZeroPad3d(
        @Param(doc = "layer.param.sides3d", min = 0) VolumeMargins padding) implements UnaryLayer {

    public static final ZeroPad3d DEFAULT = new ZeroPad3d(VolumeMargins.of(1));

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
        return Border.of(PaddingMode.ZEROS, padding);
    }
}
