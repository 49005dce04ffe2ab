package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;

/// What the averaging pools share: their verdict, and the norm of adaptive bins.
final class Averages {

    private Averages() {}

    static Verdict verdict(double norm) {
        return norm > 1
                ? Verdict.bounded(
                        norm,
                        "Its windows overlap or are divided unevenly, so it may stretch distances by %s.".formatted(Constants.number(norm)))
                : Verdict.lossy(
                        norm,
                        "Averaging shrinks distances (constant at most %s), so gradients fade on their way back."
                                .formatted(Constants.number(norm)));
    }

    /// Upper bound on the norm of averaging into `output` bins. Without an input it holds for every input: one of a single pixel is copied into
    /// every bin.
    static double adaptiveNorm(@Nullable Shape input, IntPair output) {
        double squared = input == null || input.rank() != 3
                ? Rounding.productUp(output.height(), output.width())
                : Rounding.productUp(
                        adaptiveSquaredNorm(input.dim(1), output.height()), adaptiveSquaredNorm(input.dim(2), output.width()));
        return Rounding.sqrtUp(squared);
    }

    private static double adaptiveSquaredNorm(int size, int count) {
        if (Axis.fits(size, count, 1)) {
            return Math.min(count, Axis.adaptive(size, count).squaredNorm());
        }
        // Row sums are 1. A pixel lies in at most ceil(count / size) + 1 bins, each at least floor(size / count) pixels wide, and at least 1.
        double bins = Math.ceil((double) count / size) + 1;
        return Math.min(count, Rounding.quotientUp(bins, Math.max(1, size / count)));
    }

    /// Upper bound on the largest sum, over the bins that read one pixel, of 1 / (pixels of the bin): the squared constant of the root of the
    /// mean square of each bin.
    static double adaptiveColumnSum(long height, long width, IntPair output) {
        return Rounding.productUp(adaptiveColumnSum(height, output.height()), adaptiveColumnSum(width, output.width()));
    }

    private static double adaptiveColumnSum(long size, int count) {
        return Axis.fits(size, count, 1) ? Axis.adaptive((int) size, count).largestColumnSum() : count;
    }
}
