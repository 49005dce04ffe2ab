package studio.lipschitz.layer;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Largest value of each window. Shape: `(N, C, L) -> (N, C, L')`.
///
/// Its constant is the root of the number of windows that read one sample: 1 for disjoint windows only.
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.maxPool1d",
        comment = "layer.comment.maxPool")
public record MaxPool1d(
        @Param(doc = "layer.param.windowLength", min = 1) int kernelSize,
        @Param(doc = "layer.param.windowStep1d", min = 1) OptionalInt stride,
        @Param(doc = "layer.param.windowPadding1d", min = 0) int padding,
        @Param(doc = "layer.param.windowDilation1d", min = 1, advanced = true) int dilation,
        @Param(doc = "layer.param.ceilMode", advanced = true) boolean ceilMode)
        implements UnaryLayer {

    public static final MaxPool1d DEFAULT = new MaxPool1d(2, OptionalInt.empty(), 0, 1, false);

    public MaxPool1d {
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
