package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.layer.Checks.checkSpectral;

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
        summary = "Dense layer whose singular values all equal its constant.",
        comment = "SpectralLinear and FrobeniusLinear are alike when there is a single output.",
        replaces = {"Linear"},
        source = Sources.ANIL)
public record SpectralLinear(
        @Param(doc = "Size of each input sample; left out, it is found from the input", min = 1) OptionalInt inFeatures,
        @Param(doc = "Size of each output sample", min = 1) int outFeatures,
        @Param(doc = "Adds a learned bias") boolean bias,
        @Param(name = "k_coef_lip", doc = "Lipschitz constant of the layer in L2", min = 0, minExclusive = true) double k,
        @Param(
                doc = "Threshold at which the published power iteration stops; only the reference mode iterates, otherwise the value is exact",
                min = 0,
                minExclusive = true,
                advanced = true) double epsSpectral,
        @Param(
                doc = "Threshold at which the published Björck iteration stops, in the reference mode; empty: the weight is not made orthogonal, "
                        + "only divided by its largest singular value",
                min = 0,
                advanced = true) OptionalDouble epsBjorck)
        implements UnaryLayer {

    public static final SpectralLinear DEFAULT = new SpectralLinear(OptionalInt.empty(), 64, true, 1.0);

    public SpectralLinear {
        check(outFeatures >= 1, "out_features must be at least 1, was %s", outFeatures);
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
        return Why.exactly("L = σ₁(W) = k_coef_lip, held", k, Sources.ANIL);
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
