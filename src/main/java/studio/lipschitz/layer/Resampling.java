package studio.lipschitz.layer;

import java.util.OptionalDouble;
import studio.lipschitz.tensor.Interpolation;
import studio.lipschitz.tensor.Rounding;

/// One axis of [Upsample] as a sparse matrix: which pixels each output reads, and with what weight.
///
/// Places as in PyTorch (`aten/src/ATen/native/UpSample.h`): for `nearest` in float32, where a place between two pixels decides which is copied; the
/// weights of the others are continuous in the place, and are computed in float64.
final class Resampling {
    /// PyTorch's coefficient of the cubic kernel.
    private static final double CUBIC = -0.75;

    /// Largest sum of the sizes of the four cubic weights, at the middle between two pixels.
    private static final double CUBIC_ROW = 1.375;

    /// Weights whose sum is 1 are rounded to one that may be a little more.
    private static final double WEIGHTS = 1 + 0x1p-48;

    private static final int LONGEST = 1 << 15;

    private final Interpolation mode;
    private final boolean alignCorners;
    private final int length;
    private final int count;
    private final OptionalDouble factor;

    /// @param factor what places are computed from; empty: the ratio of the sizes
    Resampling(Interpolation mode, boolean alignCorners, int length, int count, OptionalDouble factor) {
        this.mode = mode;
        this.alignCorners = alignCorners;
        this.length = length;
        this.count = count;
        this.factor = factor;
    }

    int count() {
        return count;
    }

    /// Upper bound on the squared norm.
    double squaredNorm() {
        if (length > LONGEST || count > LONGEST) {
            return squaredNormForEverySize(mode, alignCorners, count, factor);
        }
        if (mode == Interpolation.NEAREST) {
            return mostCopies();
        }
        return BandedGram.largestEigenvalue(length, count, this::row);
    }

    /// AᵀA is diagonal, the number of copies of each pixel.
    private int mostCopies() {
        var copies = new int[length];
        int most = 0;
        for (int i = 0; i < count; i++) {
            most = Math.max(most, ++copies[nearest(i)]);
        }
        return most;
    }

    private int nearest(int output) {
        if (count == length) {
            return output;
        }
        if (count == 2L * length) {
            return output >> 1;
        }
        float step = factor.isPresent() ? (float) (1.0 / factor.getAsDouble()) : (float) length / count;
        return Math.min((int) Math.floor(output * step), length - 1);
    }

    /// Adds the weights of one output to `weights`, the first of them at the pixel that is returned.
    private int row(int output, double[] weights) {
        java.util.Arrays.fill(weights, 0);
        boolean cubic = mode == Interpolation.BICUBIC;
        if (count == length && !cubic) {
            weights[0] = 1;
            return output;
        }
        double place = place(output);
        if (!cubic) {
            place = Math.max(place, 0);
        }
        int pixel = (int) Math.floor(place);
        if (!cubic) {
            pixel = Math.min(pixel, length - 1);
            double rest = Math.min(1, place - pixel);
            boolean last = pixel == length - 1;
            weights[0] = last ? 1 : 1 - rest;
            weights[1] = last ? 0 : rest;
            return pixel;
        }
        double t = place - pixel;
        double[] taps = {outer(t + 1), inner(t), inner(1 - t), outer(2 - t)};
        int first = clamp(pixel - 1);
        for (int tap = 0; tap < taps.length; tap++) {
            weights[clamp(pixel - 1 + tap) - first] += taps[tap];
        }
        return first;
    }

    private int clamp(int pixel) {
        return Math.clamp(pixel, 0, length - 1);
    }

    private double place(int output) {
        if (alignCorners) {
            return count > 1 ? (double) (length - 1) / (count - 1) * output : 0;
        }
        double step = factor.isPresent() ? 1.0 / factor.getAsDouble() : (double) length / count;
        return step * (output + 0.5) - 0.5;
    }

    /// The cubic kernel within one pixel.
    private static double inner(double x) {
        return ((CUBIC + 2) * x - (CUBIC + 3)) * x * x + 1;
    }

    /// The cubic kernel between one pixel and two.
    private static double outer(double x) {
        return ((CUBIC * x - 5 * CUBIC) * x + 8 * CUBIC) * x - 4 * CUBIC;
    }

    /// Upper bound on the squared norm whatever the length, as the product of the largest row sum and column sum of sizes.
    ///
    /// Rows of `nearest` and linear modes sum to 1, of cubic to at most 1.375. With a wanted size all outputs may read one pixel. With a factor s,
    /// outputs are 1/s apart, at least 1/(2s) with aligned corners; within one pixel to either side lie at most 2·density + 1 of them, whose hat
    /// weights sum to at most density + 1 and, for a whole factor, to s exactly; one more is added for the clamped edge.
    static double squaredNormForEverySize(Interpolation mode, boolean alignCorners, int size, OptionalDouble factor) {
        double row = mode == Interpolation.BICUBIC ? CUBIC_ROW : 1;
        if (factor.isEmpty()) {
            return Rounding.productUp(Rounding.productUp(row, row), size);
        }
        double s = factor.getAsDouble();
        boolean whole = s == Math.rint(s) && s < LONGEST;
        double density = Rounding.sumUp(alignCorners ? 2 * s : s, 0);
        double column = switch (mode) {
            case NEAREST -> whole && (float) (1 / s) * s >= 1 ? s : Math.ceil(s) + 1;
            case LINEAR, BILINEAR -> whole && !alignCorners ? s * WEIGHTS : Rounding.sumUp(density, 2);
            case BICUBIC -> Rounding.productUp(row, Rounding.sumUp(4 * density, 2));
        };
        return Rounding.productUp(row, column);
    }
}
