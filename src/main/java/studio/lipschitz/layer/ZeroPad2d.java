package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Margins;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Zeros beyond the edges: every distance stays as it is. Shape: `(N, C, H, W) -> (N, C, H + top + bottom, W + left + right)`.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.zeroPad2d",
        comment = "layer.comment.safe",
        replaces = {"ReflectionPad2d", "ReplicationPad2d", "CircularPad2d"})
public record ZeroPad2d(
        @Param(doc = "layer.param.sides2d", min = 0) Margins padding) implements UnaryLayer {

    public static final ZeroPad2d DEFAULT = new ZeroPad2d(Margins.of(1));

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
        return new Border(PaddingMode.ZEROS, padding.left(), padding.right(), padding.top(), padding.bottom());
    }
}
