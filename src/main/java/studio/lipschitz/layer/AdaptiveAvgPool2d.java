package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Means of a grid of bins, whatever the input's size, unscaled. Shape: `(N, C, H, W) -> (N, C, output_size)`.
///
/// With a single bin of n pixels the constant is 1/√n. Uneven bins overlap; their norm is computed from the bins themselves ([Axis]).
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.adaptiveAvgPool2d",
        comment = "layer.comment.adaptiveAvgPool2d")
public record AdaptiveAvgPool2d(@Param(doc = "layer.param.outputSize", min = 1) IntPair outputSize)
        implements UnaryLayer {

    public static final AdaptiveAvgPool2d DEFAULT = new AdaptiveAvgPool2d(IntPair.of(1));

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Averages.verdict(input, Windows.sizes(outputSize));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Averages.why(input, Windows.sizes(outputSize));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Averages.identity(input, Windows.sizes(outputSize))
                ? List.of()
                : Fixes.replacements(this, "ScaledAdaptiveAvgPool2d", "ScaledAdaptativeL2NormPool2d");
    }

    @Override
    public Inference outputShape(Shape input) {
        return Windows.adaptive(module(), input, Windows.sizes(outputSize));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().adaptiveAvgPool(x, Windows.ints(Windows.sizes(outputSize)));
    }
}
