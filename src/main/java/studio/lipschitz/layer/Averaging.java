package studio.lipschitz.layer;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// The windows of `AvgPool2d` with their operator norm, for every combination of its parameters.
record Averaging(
        IntPair kernel, IntPair stride, IntPair padding, boolean ceilMode, boolean countIncludePad, OptionalInt divisorOverride) {

    /// Upper bound on the operator norm. Without an input it holds for every input.
    double norm(@Nullable Shape input) {
        double squared = Rounding.productUp(
                squaredNorm(input == null ? 0 : height(input), kernel.height(), stride.height(), padding.height()),
                squaredNorm(input == null ? 0 : width(input), kernel.width(), stride.width(), padding.width()));
        double norm = Rounding.sqrtUp(squared);
        return divisorOverride.isPresent() ? Rounding.quotientUp(norm, divisorOverride.getAsInt()) : norm;
    }

    /// Whether it passes its input on unchanged.
    boolean identity() {
        return kernel.equals(IntPair.of(1)) && stride.equals(IntPair.of(1)) && divisorOverride.orElse(1) == 1;
    }

    Tensor forward(Ops ops, Tensor x) {
        if (divisorOverride.isEmpty()) {
            return ops.avgPool2d(x, kernel, stride, padding, ceilMode, countIncludePad);
        }
        return ops.scale(sums(ops, x), 1.0 / divisorOverride.getAsInt());
    }

    /// Sum of each window.
    Tensor sums(Ops ops, Tensor x) {
        Tensor whole = ceilMode ? completed(ops, completed(ops, x, 2), 3) : x;
        double area = (double) kernel.height() * kernel.width();
        return ops.scale(ops.avgPool2d(whole, kernel, stride, padding, false, true), area);
    }

    /// `x` with the zeros along `axis` that its incomplete last window needs to be whole.
    private Tensor completed(Ops ops, Tensor x, int axis) {
        long size = ops.sizes(x)[axis];
        boolean vertical = axis == 2;
        int length = vertical ? kernel.height() : kernel.width();
        int step = vertical ? stride.height() : stride.width();
        int pad = vertical ? padding.height() : padding.width();
        int count = Shapes.window((int) size, length, step, pad, 1, true);
        long missing = (count - 1L) * step + length - (size + 2L * pad);
        Tensor result = x;
        while (missing > 0) {
            long piece = Math.min(missing, size);
            result = ops.concatenate(axis, result, ops.scale(ops.narrow(x, axis, 0, piece), 0));
            missing -= piece;
        }
        return result;
    }

    private double squaredNorm(int size, int length, int step, int pad) {
        if (size > 0) {
            int count = Shapes.window(size, length, step, pad, 1, ceilMode);
            if (count >= 1 && Axis.fits(size, count, length)) {
                Axis.Divisor by = divisorOverride.isPresent()
                        ? Axis.Divisor.NONE
                        : countIncludePad ? Axis.Divisor.PADDED : Axis.Divisor.REAL;
                return Math.min(
                        squaredNorm(length, step, pad), Axis.pooling(size, count, length, step, pad, by).squaredNorm());
            }
        }
        return squaredNorm(length, step, pad);
    }

    /// For every size. With one divisor d for all windows, A·Aᵀ is a part of the Toeplitz matrix whose entry j off the diagonal is the number
    /// of pixels that windows j apart share, over d²; its row sum bounds it and is reached as the input grows. Where the divisor follows the
    /// window, row sums are at most 1 and column sums at most the cover (a 1 × 1 input reaches that).
    private double squaredNorm(int length, int step, int pad) {
        long k = length;
        long neighbours = (k - 1) / step;
        double shared = (double) (k + 2 * (neighbours * k) - step * neighbours * (neighbours + 1));
        if (divisorOverride.isPresent()) {
            return shared;
        }
        boolean oneDivisor = !ceilMode && (countIncludePad || pad == 0);
        return oneDivisor ? Rounding.quotientUp(shared, (double) (k * k)) : Constants.cover(length, step, 1);
    }

    private static int height(Shape input) {
        return input.rank() == 3 ? input.dim(1) : 0;
    }

    private static int width(Shape input) {
        return input.rank() == 3 ? input.dim(2) : 0;
    }
}
