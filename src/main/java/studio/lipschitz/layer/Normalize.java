package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

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
        summary = "layer.summary.normalize",
        comment = "layer.comment.normalize",
        source = "torchvision.transforms.Normalize")
public record Normalize(
        @Param(doc = "layer.param.mean") Reals mean,
        @Param(doc = "layer.param.std", min = 0, minExclusive = true) Reals std)
        implements UnaryLayer {

    public static final Normalize DEFAULT = new Normalize(Reals.of(0), Reals.of(1));

    public Normalize {
        Checks.check(std.min() >= Float.MIN_NORMAL, "layer.refusal.std", std.min());
        Checks.check(
                mean.size() == std.size() || mean.size() == 1 || std.size() == 1,
                "layer.refusal.meanAndStd",
                mean.size(),
                std.size());
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        double bound = bound();
        return bound <= 1
                ? Verdict.safe(bound, text("layer.reason.normalizeWithin"))
                : Verdict.bounded(bound, text("layer.reason.normalizeSteep", Constants.number(std.min()), Constants.number(bound)));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.of("L = 1/min(std)", "1/" + Constants.number(std.min()), bound(),
                Sources.derived("layer.source.diagonal"));
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
        fixes.add(new Fix.Replace(text("layer.fix.centreOnly"), new Normalize(mean, Reals.of(1))));
        fixes.addAll(Fixes.removal(this));
        return List.copyOf(fixes);
    }

    @Override
    public Inference outputShape(Shape input) {
        int numbers = Math.max(mean.size(), std.size());
        return numbers == 1 || numbers == input.dim(0)
                ? Inference.fits(input)
                : Inference.misfit(
                        "layer.misfit.numbers",
                        module(), numbers, input, input.dim(0), input.dim(0));
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        var ops = forward.ops();
        return ops.divide(ops.subtract(x, ops.perChannel(x, mean)), ops.perChannel(x, std));
    }
}
