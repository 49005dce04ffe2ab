package studio.lipschitz.layer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Mean of each window, unscaled. Shape: `(N, C, H, W) -> (N, C, H', W')`.
///
/// Disjoint windows of kh × kw pixels have the constant 1/√(kh·kw); the other cases are those of [Averaging].
@ModuleInfo(
        group = Group.POOLING,
        summary = "Mean of each window.",
        comment = "Loses gradient norm; ScaledAvgPool2d is scaled by sqrt(pool_h * pool_w).")
public record AvgPool2d(
        @Param(doc = "Height and width of the window, in pixels", min = 1) IntPair kernelSize,
        @Param(doc = "Step of the window, in pixels; left out, the kernel size", min = 1) Optional<IntPair> stride,
        @Param(doc = "Zeros added on each side, in pixels, at most half the window", min = 0) IntPair padding,
        @Param(doc = "Keeps an incomplete last window", advanced = true) boolean ceilMode,
        @Param(doc = "Counts padding in the mean", advanced = true) boolean countIncludePad,
        @Param(doc = "Divides by this instead of the number of pixels", min = 1, advanced = true) OptionalInt divisorOverride)
        implements UnaryLayer {

    public static final AvgPool2d DEFAULT = new AvgPool2d(IntPair.of(2), Optional.empty(), IntPair.of(0), false, true, OptionalInt.empty());

    public AvgPool2d {
        Checks.checkPoolPadding(padding, kernelSize);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        Averaging averaging = averaging();
        return averaging.identity()
                ? Verdict.safe(1, "A window of one pixel passes its input on unchanged.")
                : Averages.verdict(averaging.norm(input));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        if (averaging().identity()) {
            return List.of();
        }
        return padding.equals(IntPair.of(0))
                ? Fixes.replacements(this, "ScaledAvgPool2d", "ScaledL2NormPool2d")
                : Fixes.replacements(this, "ScaledAvgPool2d"); // ScaledL2NormPool2d has no padding: the shape would change
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.windows(
                module(), input, input.dim(0), kernelSize, stride.orElse(kernelSize), padding, IntPair.of(1), ceilMode);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return averaging().forward(forward.ops(), x);
    }

    private Averaging averaging() {
        return new Averaging(kernelSize, stride.orElse(kernelSize), padding, ceilMode, countIncludePad, divisorOverride);
    }
}
