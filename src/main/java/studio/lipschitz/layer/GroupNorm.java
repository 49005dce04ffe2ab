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
        summary = "Normalises each sample over groups of channels.",
        comment = "Not 1-Lipschitz; LayerCentering replaces it.")
public record GroupNorm(
        @Param(doc = "Groups into which the channels are divided", min = 1) int numGroups,
        @Param(doc = "Channels of the input; left out, it is found from the input", min = 1) OptionalInt numChannels,
        @Param(doc = "Added to the variance", min = 0, minExclusive = true, advanced = true) double eps,
        @Param(doc = "Learns a scale, and with bias a shift, per channel", advanced = true) boolean affine,
        @Param(doc = "Learns a shift, if it learns a scale", advanced = true) boolean bias)
        implements UnaryLayer, SteepByWeights {

    public static final GroupNorm DEFAULT = new GroupNorm(1, OptionalInt.empty(), 1e-5, true, true);

    public GroupNorm {
        check(numGroups >= 1, "num_groups must be at least 1, was %s", numGroups);
        check(
                numChannels.orElse(numGroups) % numGroups == 0,
                "num_channels must be a multiple of num_groups, was %s with num_groups %s",
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
                    "%s expects %d channels but receives %s, which has %d; set num_channels to %d or leave it out.",
                    module(), numChannels.getAsInt(), input, channels, channels);
        }
        return channels % numGroups == 0
                ? Inference.fits(input)
                : Inference.misfit(
                        "%s has %d groups, which do not divide the %d channels of its input %s; set num_groups to a divisor of %d.",
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
