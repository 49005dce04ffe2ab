package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

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
        summary = "layer.summary.batchCentering",
        comment = "layer.comment.batchCentering",
        replaces = {"BatchNorm1d", "BatchNorm2d", "BatchNorm3d"})
public record BatchCentering(
        @Param(doc = "layer.param.inChannels", min = 1) OptionalInt numFeatures,
        @Param(doc = "layer.param.meanAxes", advanced = true) Optional<Axes> dim,
        @Param(doc = "layer.param.bias") boolean bias)
        implements UnaryLayer {

    public static final BatchCentering DEFAULT = new BatchCentering(OptionalInt.empty(), Optional.empty(), true);

    private static final BatchStatistics STATISTICS = new BatchStatistics(true, false, 1);

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, text("layer.reason.batchCentering"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly(
                text("layer.why.batchCentering"), 1,
                Sources.derived("layer.source.shiftOrProjection"));
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
