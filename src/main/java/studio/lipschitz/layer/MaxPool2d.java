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
        Checks.check(
                2 * padding.height() <= kernelSize.height() && 2 * padding.width() <= kernelSize.width(),
                "padding must be at most half of kernel_size, was %s with kernel_size %s",
                padding,
                kernelSize);
    }

    public IntPair effectiveStride() {
        return stride.orElse(kernelSize);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        int cover = Constants.cover(kernelSize, effectiveStride(), dilation);
        return cover == 1
                ? Verdict.safe(1, "Its windows are disjoint, so each pixel is passed on at most once.")
                : Verdict.bounded(
                        Constants.sqrtUp(cover),
                        "Its windows overlap: one pixel can be the maximum of %d windows, so the constant is √%d.".formatted(cover, cover));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Constants.cover(kernelSize, effectiveStride(), dilation) == 1
                ? List.of()
                : List.of(new Fix.Replace(
                        "Make the windows disjoint",
                        new MaxPool2d(kernelSize, Optional.empty(), padding, IntPair.of(1), ceilMode)));
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
