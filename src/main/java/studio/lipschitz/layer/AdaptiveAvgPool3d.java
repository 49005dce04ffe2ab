package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntTriple;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Means of a grid of bins, whatever the input's size, unscaled. Shape: `(N, C, D, H, W) -> (N, C, output_size)`.
///
/// With a single bin of n voxels the constant is 1/√n. Uneven bins overlap; their norm is computed from the bins themselves ([Axis]).
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.adaptiveAvgPool3d",
        comment = "layer.comment.adaptiveAvgPool3d")
public record AdaptiveAvgPool3d(@Param(doc = "layer.param.outputVolume", min = 1) IntTriple outputSize)
        implements UnaryLayer {

    public static final AdaptiveAvgPool3d DEFAULT = new AdaptiveAvgPool3d(IntTriple.of(1));

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
        return Averages.fixes(this, input, Windows.sizes(outputSize), "AdaptiveMaxPool3d");
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
