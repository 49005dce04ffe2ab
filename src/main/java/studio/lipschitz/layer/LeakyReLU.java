package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x` where positive, else `negative_slope · x`. Shape kept. Constant max(1, |negative_slope|).
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.leakyReLU",
        comment = "layer.comment.safeSlope")
public record LeakyReLU(
        @Param(doc = "layer.param.negativeSlope") double negativeSlope,
        @Param(doc = Checks.INPLACE, advanced = true) boolean inplace)
        implements UnaryLayer {

    public static final LeakyReLU DEFAULT = new LeakyReLU(0.01, false);

    public LeakyReLU {
        check(Double.isFinite(negativeSlope), "layer.refusal.finite", "negative_slope", negativeSlope);
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
