package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Axes;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Subtracts the mean of each channel over the batch, divides all by the root of the largest variance of a channel, adds a learned bias. Shape kept:
/// `(N, C, *)`.
///
/// In evaluation the constant is 1 / √(largest running variance). A variance below `eps` counts as 1, so the root is never below √min(1, eps), and the
/// constant never above 316.23 at the default: that holds whatever training does, and 1 does not. While training, the variance is the batch's, and
/// where it passes `eps` the output jumps: no constant.
///
/// deel-torchlip divides the constant out again in a last layer through a shared factory, which is not taken over here.
///
/// @param numFeatures found by shape inference if empty
/// @param dim empty: all axes but the channels, the only choice
@ModuleInfo(
        group = Group.NORMALISATION,
        summary = "layer.summary.batchLipNorm",
        comment = "layer.comment.batchLipNorm")
public record BatchLipNorm(
        @Param(doc = "layer.param.inChannels", min = 1) OptionalInt numFeatures,
        @Param(doc = "layer.param.statisticsAxes", advanced = true) Optional<Axes> dim,
        @Param(doc = "layer.param.centering") boolean centering,
        @Param(doc = "layer.param.bias") boolean bias,
        @Param(doc = "layer.param.normalize") boolean normalize,
        @Param(doc = "layer.param.varianceFloor", min = 0, minExclusive = true, advanced = true) double eps)
        implements UnaryLayer {

    public static final BatchLipNorm DEFAULT = new BatchLipNorm(OptionalInt.empty(), Optional.empty(), true, true, true, 1e-5);

    public BatchLipNorm {
        Norms.checkEps(eps);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        if (!normalize) {
            return Verdict.safe(1, text("layer.reason.shiftOnly"));
        }
        double constant = Math.max(1, Norms.steepest(eps));
        String number = Constants.number(constant);
        return constant > 1
                ? Verdict.bounded(
                        constant,
                        text("layer.reason.batchLipNorm", number))
                : Verdict.safe(1, text("layer.reason.varianceAboveOne"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        if (!normalize) {
            return Why.exactly("L = ‖I‖ = 1", 1, Sources.derived("layer.source.shift"));
        }
        return Why.of(
                text("layer.why.batchLipNorm"), "1/√min(1, %s)".formatted(Constants.number(eps)), Math.max(1, Norms.steepest(eps)),
                Sources.derived("layer.source.varianceFloor"));
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        if (verdict(input).kind() == Verdict.Kind.SAFE) {
            return List.of();
        }
        var fixes = new ArrayList<Fix>();
        fixes.add(Fix.replaceBy(new BatchCentering(numFeatures, dim, bias)));
        fixes.addAll(Fixes.removal(this));
        return fixes;
    }

    @Override
    public Inference outputShape(Shape input) {
        return BatchStatistics.shape(module(), numFeatures, dim, input);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return statistics().weights(input, bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return statistics().forward(forward, x, bias);
    }

    private BatchStatistics statistics() {
        return new BatchStatistics(centering, normalize, eps);
    }
}
