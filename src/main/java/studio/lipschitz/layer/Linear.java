package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Linear map `y = Wx + b` with a free weight: its constant is the largest singular value, which training moves at will.
///
/// Shape: `(N, *, in) -> (N, *, out)`; `W (out, in)`, `b (out)`, float32.
@ModuleInfo(
        group = Group.DENSE,
        summary = "layer.summary.linear",
        comment = "layer.comment.linear")
public record Linear(
        @Param(doc = "layer.param.inFeatures", min = 1) OptionalInt inFeatures,
        @Param(doc = "layer.param.outFeatures", min = 1) int outFeatures,
        @Param(doc = "layer.param.bias") boolean bias)
        implements UnaryLayer {

    public static final Linear DEFAULT = new Linear(OptionalInt.empty(), 64, true);

    public Linear {
        check(outFeatures >= 1, "layer.refusal.atLeastOne", "out_features", outFeatures);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.unconstrained(text("layer.reason.free"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.open(text("layer.why.weight"), "", Sources.free());
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.replacements(this, "SpectralLinear", "FrobeniusLinear").stream().map(Linear::whole).toList();
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.linear(module(), input, inFeatures, outFeatures);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Weight.free(Shape.of(outFeatures, input.dim(-1)), bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().linear(x, forward.weight("weight"), forward.weightOrNull("bias"));
    }

    /// With several outputs, rows normalised one by one would only trade one warning for another.
    private static Fix whole(Fix fix) {
        return fix instanceof Fix.Replace(String label, FrobeniusLinear layer) && layer.outFeatures() > 1
                ? new Fix.Replace(
                        label, new FrobeniusLinear(layer.inFeatures(), layer.outFeatures(), layer.bias(), false, layer.k()))
                : fix;
    }
}
