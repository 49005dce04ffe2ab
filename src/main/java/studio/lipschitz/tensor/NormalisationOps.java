package studio.lipschitz.tensor;

import org.jspecify.annotations.Nullable;

/// Operations of the normalising layers. Names and meanings are those of `torch.nn.functional`, but for the last three.
public interface NormalisationOps {

    /// Normalises each sample over its last axes, of sizes `normalizedShape`; `weight` and `bias` have that shape.
    Tensor layerNorm(Tensor x, long[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias, double eps);

    /// Normalises each sample over each of `groups` groups of neighbouring channels; `weight` and `bias` have one entry a channel.
    Tensor groupNorm(Tensor x, int groups, @Nullable Tensor weight, @Nullable Tensor bias, double eps);

    /// Means over `axes`, which stay with size 1.
    Tensor meanAlong(Tensor x, int... axes);

    /// The largest value of all.
    Tensor max(Tensor x);

    /// Overwrites a running statistic; no gradient passes.
    void assign(Tensor buffer, Tensor value);
}
