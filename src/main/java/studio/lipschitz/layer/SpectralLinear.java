package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.layer.Checks.checkSpectral;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Linear map `y = Wx + b` whose weight is steered to singular values equal to `k`.
///
/// Shape: `(N, *, in) -> (N, *, out)`; `W (out, in)`, `b (out)`, float32.
/// Source: Anil, Lucas, Grosse 2019, arXiv:1811.05381.
///
/// @param inFeatures size of an input sample; found by shape inference if empty
/// @param outFeatures size of an output sample
/// @param bias whether a bias is added
/// @param k Lipschitz constant of the layer in L2, dimensionless, positive
/// @param epsSpectral stopping threshold, used by the reference mode alone
/// @param epsBjorck likewise; empty: only the largest singular value equals `k`
@ModuleInfo(
        group = Group.DENSE,
        summary = "layer.summary.spectralLinear",
        comment = "layer.comment.singleOutput",
        replaces = {"Linear"},
        source = Sources.ANIL)
public record SpectralLinear(
        @Param(doc = "layer.param.inFeatures", min = 1) OptionalInt inFeatures,
        @Param(doc = "layer.param.outFeatures", min = 1) int outFeatures,
        @Param(doc = "layer.param.bias") boolean bias,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k,
        @Param(
                doc = "layer.param.epsSpectral",
                min = 0,
                minExclusive = true,
                advanced = true) double epsSpectral,
        @Param(
                doc = "layer.param.epsBjorck",
                min = 0,
                advanced = true) OptionalDouble epsBjorck)
        implements UnaryLayer {

    public static final SpectralLinear DEFAULT = new SpectralLinear(OptionalInt.empty(), 64, true, 1.0);

    public SpectralLinear {
        check(outFeatures >= 1, "layer.refusal.atLeastOne", "out_features", outFeatures);
        checkSpectral(k, epsSpectral, epsBjorck);
    }

    /// With the published thresholds.
    public SpectralLinear(OptionalInt inFeatures, int outFeatures, boolean bias, double k) {
        this(inFeatures, outFeatures, bias, k, Published.EPS, OptionalDouble.of(Published.EPS));
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Constants.ofConstrained(module(), k);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly(text("layer.why.spectral"), k, Sources.ANIL).orAimed(text("layer.why.spectralAimed"));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.linear(module(), input, inFeatures, outFeatures);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Weight.constrained(
                Shape.of(outFeatures, input.dim(-1)),
                new Weight.Constraint.Spectral(k, 1, epsBjorck.isPresent()),
                new Published(k, 0, epsSpectral, epsBjorck),
                bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().linear(x, forward.weight("weight"), forward.weightOrNull("bias"));
    }
}
