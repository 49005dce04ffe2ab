package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Margins;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// One value beyond the edges: it cancels in every difference, so distances stay as they are. Shape: `(N, C, H, W) -> (N, C, H + top + bottom, W + left + right)`.
@ModuleInfo(
        group = Group.SHAPE,
        summary = "One value around each image.",
        comment = "Safe.")
public record ConstantPad2d(
        @Param(doc = "Pixels added at the left, right, top and bottom", min = 0) Margins padding,
        @Param(doc = "What is written beyond the edge") double value) implements UnaryLayer {

    public static final ConstantPad2d DEFAULT = new ConstantPad2d(Margins.of(1), 0.0);

    public ConstantPad2d {
        Checks.check(Double.isFinite(value), "value must be finite, was %s", value);
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
