package studio.lipschitz.layer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Axes;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Subtracts the mean of each channel over the batch and adds a learned bias. Shape kept: `(N, C, *)`.
///
/// In evaluation the mean is a running one, so that the layer is a shift, of constant 1. While training the mean is the batch's: samples depend on
/// each other then, but the batch as a whole is projected, and its distances do not grow either.
///
/// @param numFeatures found by shape inference if empty
/// @param dim empty: all axes but the channels, the only choice
@ModuleInfo(
        group = Group.NORMALISATION,
        summary = "Subtracts the mean of each channel over the batch.",
        comment = "In place of BatchNorm: it centres and does not scale.",
        replaces = {"BatchNorm1d", "BatchNorm2d", "BatchNorm3d"})
public record BatchCentering(
        @Param(doc = "Channels of the input; left out, it is found from the input", min = 1) OptionalInt numFeatures,
        @Param(doc = "Axes of the mean; left out, all but the channels", advanced = true) Optional<Axes> dim,
        @Param(doc = "Adds a learned bias") boolean bias)
        implements UnaryLayer {

    public static final BatchCentering DEFAULT = new BatchCentering(OptionalInt.empty(), Optional.empty(), true);

    private static final BatchStatistics STATISTICS = new BatchStatistics(true, false, 1);

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, "In evaluation it shifts by a constant, and while training it projects the batch: no distance grows.");
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly(
                "L = ‖I‖ = 1 in evaluation; ‖I − 1·1ᵀ/n‖ = 1 over a batch", 1,
                Sources.derived("a shift cancels in differences, a projection has norm 1"));
    }

    @Override
    public Inference outputShape(Shape input) {
        return BatchStatistics.shape(module(), numFeatures, dim, input);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return STATISTICS.weights(input, bias);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return STATISTICS.forward(forward, x, bias);
    }
}
