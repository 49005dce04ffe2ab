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
        summary = "Largest value of each window of a volume.",
        comment = "1-Lipschitz only while its windows do not overlap.")
public record MaxPool3d(
        @Param(doc = "Depth, height and width of the window, in voxels", min = 1) IntTriple kernelSize,
        @Param(doc = "Step of the window, in voxels; left out, the kernel size", min = 1) Optional<IntTriple> stride,
        @Param(doc = "Padding added on each side, in voxels, at most half the window", min = 0) IntTriple padding,
        @Param(doc = "Distance between the voxels of a window", min = 1, advanced = true) IntTriple dilation,
        @Param(doc = "Keeps an incomplete last window", advanced = true) boolean ceilMode)
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
