package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// The averaging pools over one to three axes with their operator norm, for every combination of their parameters.
record Averaging(Windows windows, boolean countIncludePad, OptionalInt divisorOverride) {

    /// Upper bound on the operator norm. Without an input it holds for every input.
    double norm(@Nullable Shape input) {
        double norm = Rounding.sqrtUp(squares(input).stream().mapToDouble(Double::doubleValue).reduce(1, Rounding::productUp));
        return divisorOverride.isPresent() ? Rounding.quotientUp(norm, divisorOverride.getAsInt()) : norm;
    }

    /// Of each axis, squared.
    private List<Double> squares(@Nullable Shape input) {
        var squares = new ArrayList<Double>();
        for (int axis = 0; axis < windows.axes(); axis++) {
            int size = input != null && input.rank() == windows.axes() + 1 ? input.dim(axis + 1) : 0;
            squares.add(squaredNorm(axis, size));
        }
        return squares;
    }

    Why why(@Nullable Shape input) {
        return selects()
                ? Why.exactly("L = 1", 1, Sources.derived("layer.source.onePixel"))
                : Averages.why(squares(input), windows.kernel(), divisorOverride, norm(input));
    }

    /// Of these means times the factor that makes them `k`-Lipschitz.
    Why scaled(double k, @Nullable Shape input) {
        return Averages.scaled(k, squares(input), windows.kernel(), divisorOverride, norm(input));
    }

    /// Whether each window is one pixel, passed on as it is: a choice of pixels, of constant 1.
    boolean selects() {
        return windows.kernel().stream().allMatch(length -> length == 1) && divisorOverride.orElse(1) == 1;
    }

    Verdict verdict(@Nullable Shape input) {
        return selects()
                ? Verdict.safe(1, text("layer.reason.windowIsPixel"))
                : Averages.verdict(norm(input));
    }

    Tensor forward(Ops ops, Tensor x) {
        return ops.avgPool(
                x,
                Windows.ints(windows.kernel()),
                Windows.ints(windows.stride()),
                Windows.ints(windows.padding()),
                windows.ceilMode(),
                countIncludePad,
                divisorOverride);
    }

    private double squaredNorm(int axis, int size) {
        int length = windows.kernel().get(axis);
        int step = windows.stride().get(axis);
        int pad = windows.padding().get(axis);
        if (size > 0) {
            int count = windows.count(axis, size);
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
        boolean oneDivisor = !windows.ceilMode() && (countIncludePad || pad == 0);
        return oneDivisor ? Rounding.quotientUp(shared, (double) (k * k)) : Constants.cover(length, step, 1);
    }
}
