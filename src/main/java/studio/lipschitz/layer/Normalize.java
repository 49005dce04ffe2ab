package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Reals;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// `(x - mean) / std` for each channel, or for each feature of `(N, features)`. Shape kept.
///
/// As a layer it counts in the network's constant, ships with the model, and leaves the radii of the certificate in units of the data.
/// Its constant is 1 / min(std), attained by inputs that differ in that channel alone.
@ModuleInfo(
        group = Group.NORMALISATION,
        summary = "Takes the mean of the data away and divides by their standard deviation.",
        comment = "1 / std counts in the constant: a std below 1 stretches distances.",
        source = "torchvision.transforms.Normalize")
public record Normalize(
        @Param(doc = "Taken away; one number for each channel, or one for all") Reals mean,
        @Param(doc = "Divided by; one number for each channel, or one for all", min = 0, minExclusive = true) Reals std)
        implements UnaryLayer {

    public static final Normalize DEFAULT = new Normalize(Reals.of(0), Reals.of(1));

    public Normalize {
        Checks.check(std.min() >= Float.MIN_NORMAL, "std must be above 0 and no smaller than 1.2e-38, was %s", std.min());
        Checks.check(
                mean.size() == std.size() || mean.size() == 1 || std.size() == 1,
                "mean and std must hold as many numbers, or one for all, was %s and %s",
                mean.size(),
                std.size());
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        double bound = bound();
        return bound <= 1
                ? Verdict.safe(bound, "It divides by at least 1, so no distance grows.")
                : Verdict.bounded(bound, "It divides by %s: distances grow up to %s times, which counts in the network's constant."
                        .formatted(Constants.number(std.min()), Constants.number(bound)));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.of("L = 1/min(std)", "1/" + Constants.number(std.min()), bound(),
                Sources.derived("a diagonal matrix has its largest entry as its norm"));
    }

    /// In float32 the smallest number may be rounded down, which raises the constant.
    private double bound() {
        return std.values().stream()
                .mapToDouble(value -> Rounding.quotientUp(1, Math.min(value, (double) (float) (double) value)))
                .max()
                .orElseThrow();
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        if (bound() <= 1) {
            return List.of();
        }
        var fixes = new java.util.ArrayList<Fix>();
        fixes.add(new Fix.Replace("Only centre (std 1)", new Normalize(mean, Reals.of(1))));
        fixes.addAll(Fixes.removal(this));
        return List.copyOf(fixes);
    }

    @Override
    public Inference outputShape(Shape input) {
        int numbers = Math.max(mean.size(), std.size());
        return numbers == 1 || numbers == input.dim(0)
                ? Inference.fits(input)
                : Inference.misfit(
                        "%s has %d numbers in mean or std but receives %s, which has %d channels; give one number, or %d.",
                        module(), numbers, input, input.dim(0), input.dim(0));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        var ops = forward.ops();
        return ops.divide(ops.subtract(x, ops.perChannel(x, mean)), ops.perChannel(x, std));
    }
}
