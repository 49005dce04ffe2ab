package studio.lipschitz.tensor;

import java.util.OptionalInt;

/// Pools over the last axes of `x (N, C, ...)`: as many as the arrays have entries, one to three. Meanings are those of `torch.nn.functional`.
public interface PoolOps {

    /// Largest value of each window.
    Tensor maxPool(Tensor x, int[] kernel, int[] stride, int[] padding, int[] dilation, boolean ceilMode);

    /// Mean of each window, or its sum over `divisor`, which one axis alone does not take.
    Tensor avgPool(
            Tensor x, int[] kernel, int[] stride, int[] padding, boolean ceilMode, boolean countIncludePad, OptionalInt divisor);

    /// Means of a grid of bins.
    Tensor adaptiveAvgPool(Tensor x, int[] outputSize);

    /// Largest values of a grid of bins.
    Tensor adaptiveMaxPool(Tensor x, int[] outputSize);
}
