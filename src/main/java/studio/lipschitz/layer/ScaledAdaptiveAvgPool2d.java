package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.checkConstant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Means of a grid of bins, divided by the operator norm of that averaging and multiplied by `k`. Shape: `(N, C, H, W) -> (N, C, output_size)`.
///
/// With a single bin the factor is √(H·W), as in deel-torchlip, which allows no other output; for uneven bins see [Axis].
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.scaledAdaptiveAvgPool2d",
        comment = "layer.comment.scaledPool",
        replaces = {"AdaptiveAvgPool2d"})
public record ScaledAdaptiveAvgPool2d(
        @Param(doc = "layer.param.outputSize", min = 1) IntPair outputSize,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final ScaledAdaptiveAvgPool2d DEFAULT = new ScaledAdaptiveAvgPool2d(IntPair.of(1), 1.0);

    public ScaledAdaptiveAvgPool2d {
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Averages.scaled(k, input, Windows.sizes(outputSize));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Windows.adaptive(module(), input, Windows.sizes(outputSize));
    }

    /// What the means are multiplied by for an input of that shape.
    public double factor(Shape input) {
        return Rounding.quotientDown(k, Averages.adaptiveNorm(input, outputSize));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().scale(forward.ops().adaptiveAvgPool(x, Windows.ints(Windows.sizes(outputSize))),
                factor(Shapes.ofImages(forward.ops(), x)));
    }
}
