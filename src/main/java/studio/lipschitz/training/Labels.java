package studio.lipschitz.training;

import java.util.Arrays;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// Targets in every form that deel-torchlip takes: {0, 1}, {-1, +1}, one-hot of either kind, or the index of the class.
final class Labels {

    private Labels() {}

    /// 1 where an output is that of the sample's class, else 0, with the sizes of `output (N, C)`.
    ///
    /// @param target as many numbers as `output`, of which those above 0 count; or N indices of classes
    /// @throws IllegalArgumentException if it is neither
    static Tensor positive(Ops ops, Tensor output, Tensor target) {
        long[] sizes = ops.sizes(output);
        long[] given = ops.sizes(target);
        if (Arrays.equals(sizes, given)) {
            return ops.greater(target, 0);
        }
        if (count(sizes) == count(given)) {
            return ops.greater(ops.reshape(target, sizes), 0);
        }
        return index(ops, sizes, given, target);
    }

    /// The share of each class in a sample, `(N, C)`: as given where it has the sizes of `output`, else all of the class whose index it is.
    static Tensor shares(Ops ops, Tensor output, Tensor target) {
        long[] sizes = ops.sizes(output);
        long[] given = ops.sizes(target);
        return Arrays.equals(sizes, given) ? target : index(ops, sizes, given, target);
    }

    /// +1 where `positive`, else -1.
    static Tensor signs(Ops ops, Tensor positive) {
        return ops.addScalar(ops.scale(positive, 2), -1);
    }

    private static Tensor index(Ops ops, long[] sizes, long[] given, Tensor target) {
        if (sizes.length != 2 || count(given) != sizes[0]) {
            throw new IllegalArgumentException("targets for outputs of shape %s must have that shape or be %d class indices, had shape %s"
                    .formatted(Arrays.toString(sizes), sizes[0], Arrays.toString(given)));
        }
        return ops.oneHot(ops.reshape(target, sizes[0]), sizes[1]);
    }

    private static long count(long[] sizes) {
        return Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    }
}
