package studio.lipschitz.tensor;

import org.jspecify.annotations.Nullable;

/// The differentiable operations that a backend implements. Tensors are float32, images are `(N, C, H, W)`.
///
/// Names and meanings are those of `torch.nn.functional`.
public interface Ops extends ActivationOps, NormalisationOps, PoolOps {

    /// `x Wᵀ + b`: `x (N, *, in)`, `weight (out, in)`, `bias (out)`.
    Tensor linear(Tensor x, Tensor weight, @Nullable Tensor bias);

    /// Cross-correlation with zero padding: `x (N, C, H, W)`, `weight (out, C / groups, kh, kw)`, `bias (out)`.
    Tensor conv2d(Tensor x, Tensor weight, @Nullable Tensor bias, IntPair stride, IntPair padding, IntPair dilation, int groups);

    /// Cross-correlation with zero padding: `x (N, C, L)`, `weight (out, C / groups, k)`, `bias (out)`.
    Tensor conv1d(Tensor x, Tensor weight, @Nullable Tensor bias, int stride, int padding, int dilation, int groups);

    /// Cross-correlation with zero padding: `x (N, C, D, H, W)`, `weight (out, C / groups, kd, kh, kw)`, `bias (out)`.
    Tensor conv3d(
            Tensor x, Tensor weight, @Nullable Tensor bias, IntTriple stride, IntTriple padding, IntTriple dilation, int groups);

    /// The adjoint of [#conv2d] for an output of the size of `x`, plus a bias: `x (N, C, H, W)`, `weight (C, out / groups, kh, kw)`, `bias (out)`.
    Tensor convTranspose2d(
            Tensor x, Tensor weight, @Nullable Tensor bias, IntPair stride, IntPair padding, IntPair outputPadding, int groups,
            IntPair dilation);

    /// Adds pixels at the ends of the last axes of `x (N, C, ...)`.
    ///
    /// @param sizes two for each axis, the last axis first, before and after, each at most [PaddingMode#reach]
    Tensor pad(Tensor x, PaddingMode mode, int... sizes);

    /// [#pad] with `value` in every added pixel.
    Tensor padWith(Tensor x, double value, int... sizes);

    /// Resizes the axes after the channels to `size`.
    ///
    /// @param factors what places are computed from, one an axis; empty: the ratio of the sizes
    Tensor upsample(Tensor x, Interpolation mode, boolean alignCorners, int[] size, double... factors);

    /// `(N, C·r², H, W) -> (N, C, H·r, W·r)`.
    Tensor pixelShuffle(Tensor x, int factor);

    /// `(N, C, H·r, W·r) -> (N, C·r², H, W)`.
    Tensor pixelUnshuffle(Tensor x, int factor);

    /// Flattens axes `startAxis` to `endAxis` (batch axis 0 included in the count; `-1` is the last).
    Tensor flatten(Tensor x, int startAxis, int endAxis);

    Tensor reshape(Tensor x, long... sizes);

    /// Sizes of `x`, batch axis included.
    long[] sizes(Tensor x);

    /// Sorts along `axis`, ascending.
    Tensor sort(Tensor x, int axis);

    /// `length` entries from `start` on along `axis`, a view.
    Tensor narrow(Tensor x, int axis, long start, long length);

    Tensor concatenate(int axis, Tensor... parts);

    /// Sorts ascending within consecutive groups of `groupSize` along axis 1; the axis must divide.
    Tensor groupSort(Tensor x, int groupSize);

    Tensor relu(Tensor x);

    Tensor sigmoid(Tensor x);

    Tensor tanh(Tensor x);

    Tensor softmax(Tensor x, int axis);

    Tensor dropout(Tensor x, double p, boolean training);

    /// Normalises over every axis but axis 1; updates the running statistics in place while training.
    Tensor batchNorm(
            Tensor x,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            boolean training,
            double momentum,
            double eps);

    /// `values`, one for each entry of axis 1 of `x` or one for all, in a shape that spreads over `x`.
    Tensor perChannel(Tensor x, Reals values);

    Tensor add(Tensor a, Tensor b);

    Tensor subtract(Tensor a, Tensor b);

    Tensor multiply(Tensor a, Tensor b);

    Tensor divide(Tensor a, Tensor b);

    Tensor scale(Tensor a, double factor);

    Tensor addScalar(Tensor a, double term);

    Tensor square(Tensor x);

    /// `sqrt(x)`; the caller keeps `x` away from 0 where a gradient is needed.
    Tensor sqrt(Tensor x);

    Tensor sum(Tensor x);

    Tensor mean(Tensor x);

    /// 1 where `x > threshold`, else 0, in the dtype of `x` (float32 if that is an integer) without a gradient.
    Tensor greater(Tensor x, double threshold);

    /// Sum along `axis`, which goes.
    Tensor sum(Tensor x, int axis);

    /// Mean along `axis`, which goes.
    Tensor mean(Tensor x, int axis);

    /// Largest entry along `axis`, which goes; of equal ones the first has the gradient.
    Tensor max(Tensor x, int axis);

    /// `log(sum(exp(x)))` along `axis`, which goes; entries of minus infinity count for nothing.
    Tensor logSumExp(Tensor x, int axis);

    /// `value` where `mask` is not 0, else `x`.
    Tensor maskedFill(Tensor x, Tensor mask, double value);

    /// Class indices `(N)` as rows of one 1 among zeros, `(N, classes)`, float32.
    Tensor oneHot(Tensor index, long classes);

    /// The same values, from which no gradient flows back.
    Tensor detach(Tensor x);
}
