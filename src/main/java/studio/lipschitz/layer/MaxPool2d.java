package studio.lipschitz.layer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Largest value of each window. Shape: `(N, C, H, W) -> (N, C, H', W')`.
///
/// Its constant is the root of the number of windows that read one pixel: 1 for disjoint windows only.
@ModuleInfo(
        group = Group.POOLING,
        summary = "Largest value of each window.",
        comment = "1-Lipschitz only while its windows do not overlap.")
public record MaxPool2d(
        @Param(doc = "Height and width of the window, in pixels", min = 1) IntPair kernelSize,
        @Param(doc = "Step of the window, in pixels; left out, the kernel size", min = 1) Optional<IntPair> stride,
        @Param(doc = "Padding on each side, in pixels, at most half the window", min = 0) IntPair padding,
        @Param(doc = "Distance between the pixels of a window", min = 1, advanced = true) IntPair dilation,
        @Param(doc = "Keeps an incomplete last window", advanced = true) boolean ceilMode)
        implements UnaryLayer {

    public static final MaxPool2d DEFAULT = new MaxPool2d(IntPair.of(2), Optional.empty(), IntPair.of(0), IntPair.of(1), false);

    public MaxPool2d {
        Checks.checkPoolPadding(padding, kernelSize);
    }

    public IntPair effectiveStride() {
        return stride.orElse(kernelSize);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        long cover = cover(input);
        return cover == 1
                ? Verdict.safe(1, "Its windows are disjoint, so each pixel is passed on at most once.")
                : Verdict.bounded(
                        Constants.rootUp(cover),
                        "Its windows overlap: one pixel can be the maximum of %d windows, so the constant is √%d.".formatted(cover, cover));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return cover(input) == 1
                ? List.of()
                : List.of(new Fix.Replace(
                        "Make the windows disjoint",
                        new MaxPool2d(kernelSize, Optional.empty(), padding, IntPair.of(1), ceilMode)));
    }

    /// Largest number of windows that read one pixel; with a known input never more than there are windows, so that global pooling counts 1.
    private long cover(@Nullable Shape input) {
        IntPair step = effectiveStride();
        int vertical = Constants.cover(kernelSize.height(), step.height(), dilation.height());
        int horizontal = Constants.cover(kernelSize.width(), step.width(), dilation.width());
        if (input != null && outputShape(input) instanceof Inference.Fits(Shape output)) {
            vertical = Math.min(vertical, output.dim(1));
            horizontal = Math.min(horizontal, output.dim(2));
        }
        return (long) vertical * horizontal;
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.windows(
                module(), input, input.dim(0), kernelSize, effectiveStride(), padding, dilation, ceilMode);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().maxPool2d(x, kernelSize, effectiveStride(), padding, dilation, ceilMode);
    }
}
