package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `x` where positive, else `a · x` with a learned slope `a`. Shape kept; `weight` one, or one a channel of axis 1.
///
/// Constant max(1, |a|), finite for given slopes but moved by training.
@ModuleInfo(
        group = Group.ACTIVATION,
        summary = "layer.summary.preLU",
        comment = "layer.comment.preLU")
public record PReLU(
        @Param(doc = "layer.param.slopes", min = 1) int numParameters,
        @Param(doc = "layer.param.slopeStart") double init)
        implements UnaryLayer, SteepByWeights {

    public static final PReLU DEFAULT = new PReLU(1, 0.25);

    private static final String SLOPES = "weight";

    public PReLU {
        Slopes.check(numParameters, init);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.unconstrained(text("layer.reason.slopesFree"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.open(text("layer.why.preLU"), "", Sources.slope());
    }

    @Override
    public String decisiveWeight() {
        return SLOPES;
    }

    @Override
    public double constantAt(double largest) {
        return Math.max(1, largest);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.replacements(this, "LPReLU");
    }

    @Override
    public Inference outputShape(Shape input) {
        return Slopes.shape(module(), numParameters, input);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Slopes.weights(numParameters, init);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().prelu(x, forward.weight(SLOPES));
    }
}
