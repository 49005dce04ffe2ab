package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Largest values of a grid of bins, whatever the input's size; with a single bin, global max pooling. Shape: `(N, C, H, W) -> (N, C, output_size)`.
///
/// Its constant is the root of the number of bins that read one value: 1 where they divide the input, or where there is a single one.
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.adaptiveMaxPool2d",
        comment = "layer.comment.adaptiveMaxPool")
public record AdaptiveMaxPool2d(@Param(doc = "layer.param.outputSize", min = 1) IntPair outputSize)
        implements UnaryLayer {

    public static final AdaptiveMaxPool2d DEFAULT = new AdaptiveMaxPool2d(IntPair.of(1));

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return MaxPools.verdict(Averages.adaptiveCover(input, Windows.sizes(outputSize)));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return MaxPools.why(input, Windows.sizes(outputSize));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return MaxPools.adaptiveFixes(this, input, Windows.sizes(outputSize));
    }

    @Override
    public Inference outputShape(Shape input) {
        return Windows.adaptive(module(), input, Windows.sizes(outputSize));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().adaptiveMaxPool(x, Windows.ints(Windows.sizes(outputSize)));
    }
}
