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
/// Disjoint windows of n pixels have the constant 1/√n; the other cases are those of [Averaging].
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.avgPool2d",
        comment = "layer.comment.avgPool2d")
public record AvgPool2d(
        @Param(doc = "layer.param.windowSize", min = 1) IntPair kernelSize,
        @Param(doc = "layer.param.windowStep2d", min = 1) Optional<IntPair> stride,
        @Param(doc = "layer.param.windowZeros2d", min = 0) IntPair padding,
        @Param(doc = "layer.param.ceilMode", advanced = true) boolean ceilMode,
        @Param(doc = "layer.param.countIncludePad", advanced = true) boolean countIncludePad,
        @Param(doc = "layer.param.divisorPixels", min = 1, advanced = true) OptionalInt divisorOverride)
        implements UnaryLayer {

    public static final AvgPool2d DEFAULT = new AvgPool2d(IntPair.of(2), Optional.empty(), IntPair.of(0), false, true, OptionalInt.empty());

    public AvgPool2d {
        Windows.of(kernelSize, stride, padding, IntPair.of(1), ceilMode).checked();
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
        if (averaging().verdict(input).kind() == Verdict.Kind.SAFE) {
            return List.of();
        }
        return padding.equals(IntPair.of(0))
                ? Fixes.replacements(this, "ScaledAvgPool2d", "ScaledL2NormPool2d")
                : Fixes.replacements(this, "ScaledAvgPool2d"); // ScaledL2NormPool2d has no padding: the shape would change
    }

    @Override
    public Inference outputShape(Shape input) {
        return averaging().windows().shape(module(), input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return averaging().forward(forward.ops(), x);
    }

    private Averaging averaging() {
        return new Averaging(
                Windows.of(kernelSize, stride, padding, IntPair.of(1), ceilMode), countIncludePad, divisorOverride);
    }
}
