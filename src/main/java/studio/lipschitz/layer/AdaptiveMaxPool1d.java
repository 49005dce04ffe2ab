package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Largest values of a grid of bins, whatever the input's size; with a single bin, global max pooling. Shape: `(N, C, L) -> (N, C, output_size)`.
///
/// Its constant is the root of the number of bins that read one value: 1 where they divide the input, or where there is a single one.
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.adaptiveMaxPool1d",
        comment = "layer.comment.adaptiveMaxPool")
public record AdaptiveMaxPool1d(@Param(doc = "layer.param.outputLength", min = 1) int outputSize) implements UnaryLayer {

    public static final AdaptiveMaxPool1d DEFAULT = new AdaptiveMaxPool1d(1);

    public AdaptiveMaxPool1d {
        Checks.check(outputSize >= 1, "layer.refusal.atLeastOne", "output_size", outputSize);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return MaxPools.verdict(Averages.adaptiveCover(input, List.of(outputSize)));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return MaxPools.why(input, List.of(outputSize));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return MaxPools.adaptiveFixes(this, input, List.of(outputSize));
    }

    @Override
    public Inference outputShape(Shape input) {
        return Windows.adaptive(module(), input, List.of(outputSize));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().adaptiveMaxPool(x, Windows.ints(List.of(outputSize)));
    }
}
