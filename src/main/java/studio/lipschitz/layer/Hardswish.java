package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x · clamp(x + 3, 0, 6) / 6`. Shape kept.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "A piecewise SiLU: 0 below -3, the input itself above 3.",
        comment = "Not 1-Lipschitz: its slope reaches 1.5; the sorting activations replace it.")
public record Hardswish(
        @Param(doc = Checks.INPLACE, advanced = true) boolean inplace)
        implements UnaryLayer {

    public static final Hardswish DEFAULT = new Hardswish(false);

    /// The slope (2x + 3) / 6 at 3.
    static final double CONSTANT = 1.5;

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Slopes.steep(CONSTANT);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.of("L = max (2·x + 3)/6, at x = 3", "(2·3 + 3)/6", CONSTANT, Sources.SLOPE);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.activations(input);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().hardswish(x);
    }
}
