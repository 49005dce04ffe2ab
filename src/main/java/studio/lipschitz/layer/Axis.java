package studio.lipschitz.layer;

import studio.lipschitz.tensor.Rounding;

/// The windows of an averaging pool along one axis, as a matrix with one row a window: `weight[i]` at the pixels `start[i]` to `end[i] - 1`.
///
/// Averaging over a rectangle is the Kronecker product of averaging along its two sides, so the norm of a pool is the product of its axes'.
final class Axis {
    /// Larger ones are bounded by their windows' overlap alone, in no time: a file may name any size.
    private static final int LONGEST = 1 << 15;

    private static final int MOST_WEIGHTS = 1 << 18;
    private static final int ITERATIONS = 24;

    /// First pixel of each window that is not padding.
    private final int[] start;

    /// Past its last pixel.
    private final int[] end;

    /// What the sum of a window is divided by, at least 1.
    private final int[] divisor;

    private final int size;

    private Axis(int[] start, int[] end, int[] divisor, int size) {
        this.start = start;
        this.end = end;
        this.divisor = divisor;
        this.size = size;
    }

    /// What PyTorch's `avg_pool2d` divides by: the window clipped to the padded input, or to the input itself, or nothing (a sum).
    enum Divisor {
        PADDED,
        REAL,
        NONE
    }

    /// @param count number of windows, as the shape rule gives it
    static Axis pooling(int size, int count, int kernel, int stride, int padding, Divisor by) {
        var start = new int[count];
        var end = new int[count];
        var divisor = new int[count];
        for (int i = 0; i < count; i++) {
            int from = i * stride - padding;
            int to = Math.min(from + kernel, size + padding);
            start[i] = Math.max(from, 0);
            end[i] = Math.max(start[i], Math.min(to, size));
            divisor[i] = Math.max(1, switch (by) {
                case PADDED -> to - from;
                case REAL -> end[i] - start[i];
                case NONE -> 1;
            });
        }
        return new Axis(start, end, divisor, size);
    }

    /// PyTorch's adaptive bins: bin i goes from floor(i·size / count) to ceil((i + 1)·size / count).
    static Axis adaptive(int size, int count) {
        var start = new int[count];
        var end = new int[count];
        var divisor = new int[count];
        for (int i = 0; i < count; i++) {
            start[i] = (int) ((long) i * size / count);
            end[i] = (int) (((long) (i + 1) * size + count - 1) / count);
            divisor[i] = end[i] - start[i];
        }
        return new Axis(start, end, divisor, size);
    }

    /// Whether an axis of that many pixels and windows may be looked at weight by weight.
    static boolean fits(long size, long count, long kernel) {
        return size <= LONGEST && count <= LONGEST && count * kernel <= MOST_WEIGHTS && kernel <= MOST_WEIGHTS;
    }

    /// Upper bound on the squared operator norm, that is on the largest eigenvalue of M = A·Aᵀ.
    ///
    /// M has no negative entry, so max over i of (Mx)ᵢ / xᵢ bounds it for every positive x (Collatz 1942); a few power steps make x, and the
    /// bound, tight. Disjoint windows make M diagonal and the result exact up to one rounding.
    double squaredNorm() {
        double diagonal = 0;
        boolean disjoint = true;
        for (int i = 0; i < start.length; i++) {
            disjoint &= i == 0 || start[i] >= end[i - 1];
            diagonal = Math.max(
                    diagonal, Rounding.quotientUp(end[i] - start[i], (double) divisor[i] * divisor[i]));
        }
        if (disjoint) {
            return diagonal;
        }
        var x = new double[start.length];
        java.util.Arrays.fill(x, 1);
        double best = Double.POSITIVE_INFINITY;
        for (int step = 0; step < ITERATIONS; step++) {
            double[] image = timesGram(x);
            double ratio = 0;
            double largest = 0;
            for (int i = 0; i < x.length; i++) {
                ratio = Math.max(ratio, image[i] / x[i]);
                largest = Math.max(largest, image[i]);
            }
            best = Math.min(best, ratio);
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.max(image[i] / largest, 1e-6); // any positive x will do; the floor keeps it positive
            }
        }
        return best * roundingMargin();
    }

    /// Upper bound on the largest sum of weights at one pixel.
    double largestColumnSum() {
        double largest = 0;
        double[] sums = transposed(ones(start.length));
        for (double sum : sums) {
            largest = Math.max(largest, sum);
        }
        boolean exact = start.length == 1;
        return exact ? Rounding.quotientUp(1, divisor[0]) : largest * roundingMargin();
    }

    /// Largest number of windows that read one pixel.
    int mostWindows() {
        var change = new int[size + 1];
        for (int i = 0; i < start.length; i++) {
            change[start[i]]++;
            change[end[i]]--;
        }
        int open = 0;
        int most = 0;
        for (int step : change) {
            open += step;
            most = Math.max(most, open);
        }
        return most;
    }

    /// Two passes of sums of terms that are not negative, each term rounded at most three times: twice the first-order error, for safety.
    private double roundingMargin() {
        return 1 + (start.length + size + 16) * 0x1p-52;
    }

    private double[] timesGram(double[] x) {
        double[] columns = transposed(x);
        var image = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            double sum = 0;
            for (int p = start[i]; p < end[i]; p++) {
                sum += columns[p];
            }
            image[i] = sum / divisor[i];
        }
        return image;
    }

    private double[] transposed(double[] x) {
        var columns = new double[size];
        for (int i = 0; i < start.length; i++) {
            double share = x[i] / divisor[i];
            for (int p = start[i]; p < end[i]; p++) {
                columns[p] += share;
            }
        }
        return columns;
    }

    private static double[] ones(int length) {
        var ones = new double[length];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
