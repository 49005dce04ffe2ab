package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x · Φ(x)` with the normal distribution function Φ, or its tanh form. Shape kept.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "The input times its own normal distribution function.",
        comment = "Not 1-Lipschitz: its slope reaches 1.129; the sorting activations replace it.")
public record GELU(
        @Param(doc = "Computes the exact function, or its tanh form", advanced = true) Approximate approximate)
        implements UnaryLayer {

    public static final GELU DEFAULT = new GELU(Approximate.NONE);

    /// The slope at √2, Φ(√2) + √2·φ(√2) = 1.12890414518..., rounded up.
    static final double CONSTANT = 1.128904146;

    /// The slope of the tanh form at 1.41850, 1.12899306865..., rounded up.
    static final double TANH_CONSTANT = 1.128993070;

    public enum Approximate {
        NONE,
        TANH
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Slopes.steep(approximate == Approximate.TANH ? TANH_CONSTANT : CONSTANT);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return approximate == Approximate.TANH
                ? Slopes.why("L = max f′, at x = 1.4185", TANH_CONSTANT)
                : Slopes.why("L = max (Φ(x) + x·φ(x)), at x = √2", CONSTANT);
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
        return forward.ops().gelu(x, approximate == Approximate.TANH);
    }
}
