package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x` where positive, else `negative_slope · x`. Shape kept. Constant max(1, |negative_slope|).
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "Negative values are multiplied by a small slope.",
        comment = "Safe up to a slope of 1; the sorting activations keep more gradient norm.")
public record LeakyReLU(
        @Param(doc = "Slope where the input is negative") double negativeSlope,
        @Param(doc = Checks.INPLACE, advanced = true) boolean inplace)
        implements UnaryLayer {

    public static final LeakyReLU DEFAULT = new LeakyReLU(0.01, false);

    public LeakyReLU {
        check(Double.isFinite(negativeSlope), "negative_slope must be finite, was %s", negativeSlope);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Slopes.verdict(negativeSlope, "negative_slope");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Slopes.why(negativeSlope, "negative_slope");
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Slopes.fixes(this, negativeSlope, "negative_slope", 0.01);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().leakyRelu(x, negativeSlope);
    }
}
