package studio.lipschitz.layer;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Normalises each channel by its mean and variance over the batch, then scales and shifts it ([BatchNorms]). Shape kept: `(N, C)` or `(N, C, L)`.
@ModuleInfo(
        group = Group.NORMALISATION,
        summary = "layer.summary.batchNorm",
        comment = "layer.comment.batchNorm")
public record BatchNorm1d(
        @Param(doc = "layer.param.inChannels", min = 1) OptionalInt numFeatures,
        @Param(doc = "layer.param.normEps", min = 0, minExclusive = true, advanced = true) double eps,
        @Param(doc = "layer.param.momentum", min = 0, max = 1, advanced = true) double momentum,
        @Param(doc = "layer.param.affineChannel", advanced = true) boolean affine,
        @Param(doc = "layer.param.trackRunningStats", advanced = true) boolean trackRunningStats,
        @Param(doc = "layer.param.affineBias", advanced = true) boolean bias)
        implements UnaryLayer, BatchNorms.Params {

    public static final BatchNorm1d DEFAULT = new BatchNorm1d(OptionalInt.empty(), 1e-5, 0.1, true, true, true);

    public BatchNorm1d {
        BatchNorms.check(eps, momentum);
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return BatchNorms.verdict(this);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return BatchNorms.why(this);
    }

    @Override
    public List<Fix> fixes(@Nullable Shape input) {
        return BatchNorms.fixes(this, this);
    }

    @Override
    public Inference outputShape(Shape input) {
        return Shapes.channels(module(), input, numFeatures, "layer.kind.features", 1, 2);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return BatchNorms.weights(this, input);
    }

    @Override
    public Tensor forward(Forward forward, Tensor x) {
        return BatchNorms.forward(this, forward, x);
    }
}
