package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x` where positive, else `alpha · (exp(x) - 1)`. Shape kept. Constant max(1, |alpha|): the slope at 0 from below is `alpha`.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.elu",
        comment = "layer.comment.safeAlpha")
public record ELU(
        @Param(doc = "layer.param.eluAlpha") double alpha,
        @Param(doc = Checks.INPLACE, advanced = true) boolean inplace)
        implements UnaryLayer {

    public static final ELU DEFAULT = new ELU(1.0, false);

    public ELU {
        check(Double.isFinite(alpha), "layer.refusal.finite", "alpha", alpha);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Slopes.verdict(alpha, "alpha");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Slopes.why(alpha, "alpha");
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Slopes.fixes(this, alpha, "alpha", 1.0);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Inference.fits(input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().elu(x, alpha);
    }
}
