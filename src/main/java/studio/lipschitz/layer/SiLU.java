package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x · sigmoid(x)`. Shape kept.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "The input times its own sigmoid.",
        comment = "Not 1-Lipschitz: its slope reaches 1.0998; the sorting activations replace it.")
public record SiLU(
        @Param(doc = Checks.INPLACE, advanced = true) boolean inplace)
        implements UnaryLayer {

    public static final SiLU DEFAULT = new SiLU(false);

    /// The slope at 2.39936, 1.09983932013..., rounded up.
    static final double CONSTANT = 1.099839321;

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Slopes.steep(CONSTANT);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Slopes.why("L = max s(x)·(1 + x·(1 − s(x))), at x = 2.39936", CONSTANT);
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
        return forward.ops().silu(x);
    }
}
