package studio.lipschitz.layer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntTriple;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Largest value of each window. Shape: `(N, C, D, H, W) -> (N, C, D', H', W')`.
///
/// Its constant is the root of the number of windows that read one voxel: 1 for disjoint windows only.
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.maxPool3d",
        comment = "layer.comment.maxPool")
public record MaxPool3d(
        @Param(doc = "layer.param.windowVolume", min = 1) IntTriple kernelSize,
        @Param(doc = "layer.param.windowStep3d", min = 1) Optional<IntTriple> stride,
        @Param(doc = "layer.param.windowPadding3d", min = 0) IntTriple padding,
        @Param(doc = "layer.param.windowDilation3d", min = 1, advanced = true) IntTriple dilation,
        @Param(doc = "layer.param.ceilMode", advanced = true) boolean ceilMode)
        implements UnaryLayer {

    public static final MaxPool3d DEFAULT = new MaxPool3d(IntTriple.of(2), Optional.empty(), IntTriple.of(0), IntTriple.of(1), false);

    public MaxPool3d {
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
