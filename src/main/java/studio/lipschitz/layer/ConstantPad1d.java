package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// One value beyond the edges: it cancels in every difference, so distances stay as they are. Shape: `(N, C, L) -> (N, C, L + left + right)`.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "layer.summary.constantPad1d",
        comment = "layer.comment.safe")
public record ConstantPad1d(
        @Param(doc = "layer.param.sides1d", min = 0) IntPair padding,
        @Param(doc = "layer.param.padValue") double value) implements UnaryLayer {

    public static final ConstantPad1d DEFAULT = new ConstantPad1d(IntPair.of(1), 0.0);

    public ConstantPad1d {
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
        return new Border(PaddingMode.ZEROS, padding.height(), padding.width());
    }
}
