package studio.lipschitz.layer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntTriple;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Mean of each window, unscaled. Shape: `(N, C, D, H, W) -> (N, C, D', H', W')`.
///
/// Disjoint windows of n voxels have the constant 1/√n; the other cases are those of [Averaging].
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.avgPool3d",
        comment = "layer.comment.avgPool3d")
public record AvgPool3d(
        @Param(doc = "layer.param.windowVolume", min = 1) IntTriple kernelSize,
        @Param(doc = "layer.param.windowStep3d", min = 1) Optional<IntTriple> stride,
        @Param(doc = "layer.param.windowZeros3d", min = 0) IntTriple padding,
        @Param(doc = "layer.param.ceilMode", advanced = true) boolean ceilMode,
        @Param(doc = "layer.param.countIncludePad", advanced = true) boolean countIncludePad,
        @Param(doc = "layer.param.divisorVoxels", min = 1, advanced = true) OptionalInt divisorOverride)
        implements UnaryLayer {

    public static final AvgPool3d DEFAULT = new AvgPool3d(IntTriple.of(2), Optional.empty(), IntTriple.of(0), false, true,
            OptionalInt.empty());

    public AvgPool3d {
        Windows.of(kernelSize, stride, padding, IntTriple.of(1), ceilMode).checked();
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return averaging().verdict(input);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return averaging().why(input);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Averages.fixes(this, averaging(), input, "MaxPool3d");
    }

    /// libtorch takes no input that is smaller than the window, padded or not; that is so of this pool alone.
    @Override
    public Inference outputShape(Shape input) {
        Inference shape = averaging().windows().shape(module(), input);
        boolean holds = input.rank() != 4 || (input.dim(1) >= kernelSize.depth() && input.dim(2) >= kernelSize.height()
                && input.dim(3) >= kernelSize.width());
        return holds || shape instanceof Inference.Misfit
                ? shape
                : Inference.misfit("layer.misfit.windowLarger",
                        module(), kernelSize, input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return averaging().forward(forward.ops(), x);
    }

    private Averaging averaging() {
        return new Averaging(
                Windows.of(kernelSize, stride, padding, IntTriple.of(1), ceilMode), countIncludePad, divisorOverride);
    }
}
