package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Normalises each sample over groups of neighbouring channels, then scales and shifts each channel. Shape kept: `(N, C, *)`.
///
/// Constant max |gamma| / √eps, as for [LayerNorm].
///
/// @param numChannels found by shape inference if empty
@ModuleInfo(
        group = Group.NORMALISATION,
        summary = "layer.summary.groupNorm",
        comment = "layer.comment.replacedByCentering")
public record GroupNorm(
        @Param(doc = "layer.param.numGroups", min = 1) int numGroups,
        @Param(doc = "layer.param.inChannels", min = 1) OptionalInt numChannels,
        @Param(doc = "layer.param.normEps", min = 0, minExclusive = true, advanced = true) double eps,
        @Param(doc = "layer.param.affineChannel", advanced = true) boolean affine,
        @Param(doc = "layer.param.affineBias", advanced = true) boolean bias)
        implements UnaryLayer, SteepByWeights {

    public static final GroupNorm DEFAULT = new GroupNorm(1, OptionalInt.empty(), 1e-5, true, true);

    public GroupNorm {
        check(numGroups >= 1, "layer.refusal.atLeastOne", "num_groups", numGroups);
        check(
                numChannels.orElse(numGroups) % numGroups == 0,
                "layer.refusal.multiple", "num_channels", "num_groups",
                numChannels.orElse(0),
                numGroups);
        Norms.checkEps(eps);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Norms.ofSamples(eps, affine);
    }

    @Override
    public String decisiveWeight() {
        return Norms.SCALE;
    }

    @Override
    public double constantAt(double largest) {
        return Rounding.productUp(largest, Norms.steepest(eps));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Norms.why(eps, affine);
    }

    /// Centring over the pixels of each channel; with one group over all of a sample, as there are no pixels for a vector.
    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        if (verdict(input).kind() == Verdict.Kind.SAFE) {
            return List.of();
        }
        int rank = input == null ? 3 : input.rank();
        int count = numGroups == 1 ? rank : rank - 1;
        var fixes = new ArrayList<Fix>();
        if (count > 0) {
            fixes.add(Fix.replaceBy(LayerCentering.overLast(count, input, bias)));
        }
        fixes.addAll(Fixes.removal(this));
        return fixes;
    }

    @Override
    public Inference outputShape(Shape input) {
        int channels = input.dim(0);
        if (numChannels.isPresent() && numChannels.getAsInt() != channels) {
            return Inference.misfit(
                    "layer.misfit.numChannels",
                    module(), numChannels.getAsInt(), input, channels, channels);
        }
        return channels % numGroups == 0
                ? Inference.fits(input)
                : Inference.misfit(
                        "layer.misfit.numGroups",
                        module(), numGroups, channels, input, channels);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Norms.affine(Shape.of(input.dim(0)), affine, affine && bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return forward.ops().groupNorm(x, numGroups, forward.weightOrNull("weight"), forward.weightOrNull("bias"), eps);
    }
}
