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
        summary = "layer.summary.maxPool2d",
        comment = "layer.comment.maxPool")
public record MaxPool2d(
        @Param(doc = "layer.param.windowSize", min = 1) IntPair kernelSize,
        @Param(doc = "layer.param.windowStep2d", min = 1) Optional<IntPair> stride,
        @Param(doc = "layer.param.windowPadding2d", min = 0) IntPair padding,
        @Param(doc = "layer.param.windowDilation2d", min = 1, advanced = true) IntPair dilation,
        @Param(doc = "layer.param.ceilMode", advanced = true) boolean ceilMode)
        implements UnaryLayer {

    public static final MaxPool2d DEFAULT = new MaxPool2d(IntPair.of(2), Optional.empty(), IntPair.of(0), IntPair.of(1), false);

    public MaxPool2d {
        Windows.of(kernelSize, stride, padding, dilation, ceilMode).checked();
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return MaxPools.verdict(windows().cover(input));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return MaxPools.why(windows(), input);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return MaxPools.fixes(this, windows(), input);
    }

    @Override
    public Inference outputShape(Shape input) {
        return MaxPools.shape(module(), windows(), input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        Windows windows = windows();
        return forward.ops()
                .maxPool(
                        x,
                        Windows.ints(windows.kernel()),
                        Windows.ints(windows.stride()),
                        Windows.ints(windows.padding()),
                        Windows.ints(windows.dilation()),
                        ceilMode);
    }

    private Windows windows() {
        return Windows.of(kernelSize, stride, padding, dilation, ceilMode);
    }
}
