package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.layer.Checks.checkConstant;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Linear map `y = Wx + b` whose weight has Frobenius norm `k`, as a whole or row by row.
///
/// Shape: `(N, *, in) -> (N, *, out)`; `W (out, in)`, `b (out)`, float32. As a whole the map is `k`-Lipschitz, since the spectral norm is at most
/// the Frobenius norm. Row by row each output is, and n outputs together up to √n·k: n equal rows reach it.
///
/// @param inFeatures size of an input sample; found by shape inference if empty
/// @param outFeatures size of an output sample
/// @param bias whether a bias is added
/// @param disjointNeurons whether each row is normalised on its own
/// @param k Lipschitz constant of the layer, or of each output, in L2, dimensionless, positive
@ModuleInfo(
        group = Group.DENSE,
        summary = "Dense layer whose weight has a Frobenius norm equal to its constant.",
        comment = "SpectralLinear and FrobeniusLinear are alike when there is a single output.",
        replaces = {"Linear"})
public record FrobeniusLinear(
        @Param(doc = "Size of each input sample; left out, it is found from the input", min = 1) OptionalInt inFeatures,
        @Param(doc = "Size of each output sample", min = 1) int outFeatures,
        @Param(doc = "Adds a learned bias") boolean bias,
        @Param(doc = "Normalises each output on its own; off: the weight as a whole") boolean disjointNeurons,
        @Param(name = "k_coef_lip", doc = "Lipschitz constant of the layer in L2", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final FrobeniusLinear DEFAULT = new FrobeniusLinear(OptionalInt.empty(), 1, true, true, 1.0);

    public FrobeniusLinear {
        check(outFeatures >= 1, "out_features must be at least 1, was %s", outFeatures);
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        if (!jointlyLoose()) {
            return Constants.ofConstrained(module(), k);
        }
        double bound = Rounding.productUp(k, Rounding.sqrtUp(outFeatures));
        String reason = ("Each of its %d outputs is at most %s-Lipschitz, but together they may reach √%d times that; "
                + "safe as a last layer, output by output, with the pairwise certificate.")
                .formatted(outFeatures, Constants.number(k), outFeatures);
        return bound > 1 ? Verdict.bounded(bound, reason) : Verdict.safe(bound, reason);
    }

    @Override
    public Why why(@Nullable Shape input) {
        String source = Sources.derived("σ₁(W)² ≤ Σ σᵢ(W)² = ‖W‖F²");
        return jointlyLoose()
                ? Why.of(
                        "L ≤ ‖W‖F = k_coef_lip·√n; each of the n rows has norm k_coef_lip, held",
                        Constants.number(k) + "·√" + outFeatures,
                        Rounding.productUp(k, Rounding.sqrtUp(outFeatures)),
                        source)
                : Why.exactly("L ≤ ‖W‖F = k_coef_lip, held", k, source);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        var fixes = new ArrayList<Fix>();
        if (jointlyLoose() && verdict(input).kind() != Verdict.Kind.SAFE) {
            double joint = Math.min(k, 1);
            fixes.add(Fix.replaceBy(new SpectralLinear(inFeatures, outFeatures, bias, joint)));
            fixes.add(new Fix.Replace(
                    "Normalise the weight as a whole", new FrobeniusLinear(inFeatures, outFeatures, bias, false, joint)));
            return fixes;
        }
        return Fixes.ofConstant(this, k);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.linear(module(), input, inFeatures, outFeatures);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Weight.constrained(
                Shape.of(outFeatures, input.dim(-1)), new Weight.Constraint.Frobenius(k, disjointNeurons), bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().linear(x, forward.weight("weight"), forward.weightOrNull("bias"));
    }

    private boolean jointlyLoose() {
        return disjointNeurons && outFeatures > 1;
    }
}
