package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Means of a grid of bins, whatever the input's size, unscaled. Shape: `(N, C, L) -> (N, C, output_size)`.
///
/// With a single bin of n samples the constant is 1/√n. Uneven bins overlap; their norm is computed from the bins themselves ([Axis]).
@ModuleInfo(
        group = Group.POOLING,
        summary = "layer.summary.adaptiveAvgPool1d",
        comment = "layer.comment.adaptiveAvgPool1d")
public record AdaptiveAvgPool1d(@Param(doc = "layer.param.outputLength", min = 1) int outputSize) implements UnaryLayer {

    public static final AdaptiveAvgPool1d DEFAULT = new AdaptiveAvgPool1d(1);

    public AdaptiveAvgPool1d {
        Checks.check(outputSize >= 1, "layer.refusal.atLeastOne", "output_size", outputSize);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Averages.verdict(input, List.of(outputSize));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Averages.why(input, List.of(outputSize));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Averages.fixes(this, input, List.of(outputSize), "AdaptiveMaxPool1d");
    }

    @Override
    public Inference outputShape(Shape input) {
        return Windows.adaptive(module(), input, List.of(outputSize));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().adaptiveAvgPool(x, Windows.ints(List.of(outputSize)));
    }
}
