package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Means of a grid of bins, whatever the input's size, unscaled. Shape: `(N, C, H, W) -> (N, C, output_size)`.
///
/// With a single bin the constant is 1/√(H·W). Uneven bins overlap by a pixel; their norm is computed from the bins themselves ([Axis]).
@ModuleInfo(
        group = Group.POOLING,
        summary = "Means of a grid of bins, whatever the size of the input.",
        comment = "Loses gradient norm; ScaledAdaptiveAvgPool2d keeps it.")
public record AdaptiveAvgPool2d(@Param(doc = "Height and width of the output, in pixels", min = 1) IntPair outputSize)
        implements UnaryLayer {

    public static final AdaptiveAvgPool2d DEFAULT = new AdaptiveAvgPool2d(IntPair.of(1));

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return identity(input)
                ? Verdict.safe(1, "Each bin is one pixel: the input passes unchanged.")
                : Averages.verdict(Averages.adaptiveNorm(input, outputSize));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return identity(input)
                ? List.of()
                : Fixes.replacements(this, "ScaledAdaptiveAvgPool2d", "ScaledAdaptativeL2NormPool2d");
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.adaptive(module(), input, outputSize);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().adaptiveAvgPool2d(x, outputSize);
    }

    private boolean identity(@Nullable Shape input) {
        return input != null
                && input.rank() == 3
                && input.dim(1) == outputSize.height()
                && input.dim(2) == outputSize.width();
    }
}
