package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Margins;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// One value beyond the edges: it cancels in every difference, so distances stay as they are. Shape: `(N, C, H, W) -> (N, C, H + top + bottom, W + left + right)`.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.constantPad2d",
        comment = "layer.comment.safe")
public record ConstantPad2d(
        @Param(doc = "layer.param.sides2d", min = 0) Margins padding,
        @Param(doc = "layer.param.padValue") double value) implements UnaryLayer {

    public static final ConstantPad2d DEFAULT = new ConstantPad2d(Margins.of(1), 0.0);

    public ConstantPad2d {
        Checks.check(Double.isFinite(value), "layer.refusal.finite", "value", value);
    }

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
        return border().forward(forward.ops(), x, value);
    }

    private Border border() {
        return new Border(PaddingMode.ZEROS, padding.left(), padding.right(), padding.top(), padding.bottom());
    }
}
