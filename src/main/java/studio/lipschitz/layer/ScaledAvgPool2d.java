package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkConstant;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Mean of each window, divided by the operator norm of that averaging and multiplied by `k`. Shape: `(N, C, H, W) -> (N, C, H', W')`.
///
/// For disjoint windows the factor is √(kh·kw), as in deel-torchlip; overlapping, incomplete (`ceil_mode`) or reweighted windows
/// (`count_include_pad`, `divisor_override`) have another norm, for which [Averaging] gives an upper bound at the size at hand.
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.scaledAvgPool2d",
        comment = "layer.comment.scaledPool",
        replaces = {"AvgPool2d"})
public record ScaledAvgPool2d(
        @Param(doc = "layer.param.windowSize", min = 1) IntPair kernelSize,
        @Param(doc = "layer.param.windowStep2d", min = 1) Optional<IntPair> stride,
        @Param(doc = "layer.param.windowZeros2d", min = 0) IntPair padding,
        @Param(doc = "layer.param.ceilMode", advanced = true) boolean ceilMode,
        @Param(doc = "layer.param.countIncludePad", advanced = true) boolean countIncludePad,
        @Param(doc = "layer.param.divisorPixels", min = 1, advanced = true) OptionalInt divisorOverride,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final ScaledAvgPool2d DEFAULT = new ScaledAvgPool2d(IntPair.of(2), Optional.empty(), IntPair.of(0), false, true,
            OptionalInt.empty(), 1.0);

    public ScaledAvgPool2d {
        Windows.of(kernelSize, stride, padding, IntPair.of(1), ceilMode).checked();
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return averaging().scaled(k, input);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        return averaging().windows().shape(module(), input);
    }

    /// What the mean is multiplied by for an input of that shape.
    public double factor(Shape input) {
        return Rounding.quotientDown(k, averaging().norm(input));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().scale(averaging().forward(forward.ops(), x), factor(Shapes.ofImages(forward.ops(), x)));
    }

    private Averaging averaging() {
        return new Averaging(
                Windows.of(kernelSize, stride, padding, IntPair.of(1), ceilMode), countIncludePad, divisorOverride);
    }
}
