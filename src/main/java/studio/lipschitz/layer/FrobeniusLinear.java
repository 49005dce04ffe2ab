package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.layer.Checks.checkConstant;
import static studio.lipschitz.text.Texts.text;

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
        summary = "layer.summary.frobeniusLinear",
        comment = "layer.comment.singleOutput",
        replaces = {"Linear"})
public record FrobeniusLinear(
        @Param(doc = "layer.param.inFeatures", min = 1) OptionalInt inFeatures,
        @Param(doc = "layer.param.outFeatures", min = 1) int outFeatures,
        @Param(doc = "layer.param.bias") boolean bias,
        @Param(doc = "layer.param.disjointNeurons") boolean disjointNeurons,
        @Param(name = "k_coef_lip", doc = "layer.param.constant", min = 0, minExclusive = true) double k)
        implements UnaryLayer {

    public static final FrobeniusLinear DEFAULT = new FrobeniusLinear(OptionalInt.empty(), 1, true, true, 1.0);

    public FrobeniusLinear {
        check(outFeatures >= 1, "layer.refusal.atLeastOne", "out_features", outFeatures);
        checkConstant(k);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        if (!jointlyLoose()) {
            return Constants.ofConstrained(module(), k);
        }
        double bound = Rounding.productUp(k, Rounding.sqrtUp(outFeatures));
        String reason = text("layer.reason.disjointNeurons", outFeatures, Constants.number(k), outFeatures);
        return bound > 1 ? Verdict.bounded(bound, reason) : Verdict.safe(bound, reason);
    }

    @Override
    public Why why(@Nullable Shape input) {
        String source = Sources.derived("σ₁(W)² ≤ Σ σᵢ(W)² = ‖W‖F²");
        return jointlyLoose()
                ? Why.of(
                        text("layer.why.frobeniusRows"),
                        Constants.number(k) + "·√" + outFeatures,
                        Rounding.productUp(k, Rounding.sqrtUp(outFeatures)),
                        source).orAimed(text("layer.why.frobeniusRowsAimed"))
                : Why.exactly(text("layer.why.frobenius"), k, source).orAimed(text("layer.why.frobeniusAimed"));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        var fixes = new ArrayList<Fix>();
        if (jointlyLoose() && verdict(input).kind() != Verdict.Kind.SAFE) {
            double joint = Math.min(k, 1);
            fixes.add(Fix.replaceBy(new SpectralLinear(inFeatures, outFeatures, bias, joint)));
            fixes.add(new Fix.Replace(
                    text("layer.fix.wholeWeight"), new FrobeniusLinear(inFeatures, outFeatures, bias, false, joint)));
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
