package studio.lipschitz.layer;

import static studio.lipschitz.layer.Checks.check;
import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Axes;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Subtracts from each sample its mean over some axes and adds a learned bias. Shape kept: `(N, C, *)`; `bias` one, or one a channel of axis 1.
///
/// Subtracting a mean is an orthogonal projection: the constant is 1. An axis list that holds the batch axis would mix samples and is refused.
///
/// @param dim axes of the mean, the batch axis counted
@ModuleInfo(
        group = Group.NORMALISATION,
        summary = "layer.summary.layerCentering",
        comment = "layer.comment.layerCentering",
        replaces = {"LayerNorm", "GroupNorm"})
public record LayerCentering(
        @Param(doc = "layer.param.biases", min = 1) int numFeatures,
        @Param(doc = "layer.param.centringAxes") Axes dim,
        @Param(doc = "layer.param.bias") boolean bias)
        implements UnaryLayer {

    public static final LayerCentering DEFAULT = new LayerCentering(1, Axes.of(-2, -1), true);

    public LayerCentering {
        check(numFeatures >= 1, "layer.refusal.atLeastOne", "num_features", numFeatures);
        check(!dim.dims().contains(0), "layer.refusal.batchAxisInDims", dim);
    }

    /// The mean over the last `count` axes, with a bias for each channel where the input is known.
    static LayerCentering overLast(int count, @Nullable Shape input, boolean bias) {
        int[] axes = IntStream.rangeClosed(-count, -1).toArray();
        return new LayerCentering(input == null ? 1 : input.dim(0), Axes.of(axes), bias);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.safe(1, text("layer.reason.layerCentering"));
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.exactly("L = ‖I − 1·1ᵀ/n‖ = 1", 1, Sources.derived("layer.source.projection"));
    }

    @Override
    public Inference outputShape(Shape input) {
        Optional<int[]> axes = Shapes.axes(dim, input);
        if (axes.isEmpty()) {
            return Inference.misfit(
                    "layer.misfit.centring",
                    module(), dim, input, input.rank());
        }
        return numFeatures == 1 || numFeatures == input.dim(0)
                ? Inference.fits(input)
                : Inference.misfit(
                        "layer.misfit.biases",
                        module(), numFeatures, input, input.dim(0), input.dim(0));
    }

    @Override
    public List<Weight> weights(Shape input) {
        return bias
                ? List.of(new Weight("bias", Shape.of(numFeatures), Weight.Init.ZEROS, new Weight.Constraint.None()))
                : List.of();
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        int[] axes = dim.dims().stream().mapToInt(axis -> axis).toArray();
        Tensor centred = forward.ops().subtract(x, forward.ops().meanAlong(x, axes));
        return bias ? forward.ops().add(centred, Shapes.perChannel(forward.ops(), forward.weight("bias"), x)) : centred;
    }
}
