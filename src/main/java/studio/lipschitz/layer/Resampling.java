package studio.lipschitz.layer;

import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import studio.lipschitz.tensor.Interpolation;
import studio.lipschitz.tensor.Rounding;

/// One axis of [Upsample] as a sparse matrix: which pixels each output reads, and with what weight.
///
/// Places as in PyTorch (`aten/src/ATen/native/UpSample.h`): for `nearest` a place between two pixels decides which is copied, so all the
/// ways in which libtorch rounds it are counted; for `nearest-exact` every pixel that rounding may choose; the weights of the others are continuous in
/// the place, and are computed in float64.
final class Resampling {
    /// PyTorch's coefficient of the cubic kernel.
    private static final double CUBIC = -0.75;

    /// Largest sum of the sizes of the four cubic weights, at the middle between two pixels.
    private static final double CUBIC_ROW = 1.375;

    /// Weights whose sum is 1 are rounded to one that may be a little more.
    private static final double WEIGHTS = 1 + 0x1p-48;

    /// Of a place of `nearest-exact` in float32, relative to the pixel after it: four roundings of at most 2⁻²⁴, and as much again.
    private static final double PLACE = 0x1p-21;

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
        boolean counted = length <= LONGEST && count <= LONGEST;
        if (mode == Interpolation.NEAREST_EXACT) {
            return counted ? mostCopies() : copiesOfLongAxis();
        }
        if (!counted) {
            return squaredNormForEverySize(mode, alignCorners, count, factor);
        }
        return mode.copies() ? mostCopies() : BandedGram.largestEigenvalue(length, count, this::row);
    }

    /// Of `nearest-exact`: outputs are 1/s apart, and those that read a pixel lie within the one and a rounding to either side.
    private double copiesOfLongAxis() {
        double s = factor.orElse((double) count / length);
        double rounding = PLACE * (length + 1.0);
        boolean noneOnAnEdge = s == Math.rint(s) && 4 * rounding * s < 1; // middles are half of 1/s away from edges at least
        return noneOnAnEdge ? s : Math.min(count, Math.ceil((1 + 2 * rounding) * s * WEIGHTS) + 1);
    }

    /// AᵀA is diagonal, the number of copies of each pixel.
    private int mostCopies() {
        return mode == Interpolation.NEAREST_EXACT
                ? mostCopies(output -> middle(output, -PLACE), output -> middle(output, PLACE))
                : Math.max(mostCopies(this::inFloat32), Math.max(mostCopies(this::inFloat64), mostCopies(this::bySizes)));
    }

    private int mostCopies(IntUnaryOperator pixel) {
        return mostCopies(pixel, pixel);
    }

    /// @param first pixel that an output may copy
    /// @param last pixel that it may copy
    private int mostCopies(IntUnaryOperator first, IntUnaryOperator last) {
        var copies = new int[length];
        int most = 0;
        for (int output = 0; output < count; output++) {
            for (int pixel = first.applyAsInt(output); pixel <= last.applyAsInt(output); pixel++) {
                most = Math.max(most, ++copies[pixel]);
            }
        }
        return most;
    }

    /// The pixel in which the middle of an output lies, with an error of its place.
    private int middle(int output, double error) {
        double place = step() * (output + 0.5);
        return clamp((int) Math.floor(place + error * (place + 1)));
    }

    private int inFloat32(int output) {
        float step = factor.isPresent() ? (float) step() : (float) length / count;
        return clamp((int) Math.floor(output * step));
    }

    private int inFloat64(int output) {
        return clamp((int) Math.floor((float) (output * step())));
    }

    /// What libtorch does for some layouts in memory, whatever the factor.
    private int bySizes(int output) {
        return count == length ? output : count == 2L * length ? output >> 1 : inFloat32(output);
    }

    /// Adds the weights of one output to `weights`, the first of them at the pixel that is returned.
    ///
    /// Where the size of an axis stays, libtorch copies it on a CPU, and computes places from the factor on CUDA; the norm of these is at least 1, as
    /// their rows sum to 1, so it bounds both.
    private int row(int output, double[] weights) {
        java.util.Arrays.fill(weights, 0);
        boolean cubic = mode == Interpolation.BICUBIC;
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
        return step() * (output + 0.5) - 0.5;
    }

    /// Between the places of two outputs.
    private double step() {
        return factor.isPresent() ? 1.0 / factor.getAsDouble() : (double) length / count;
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
    /// weights sum to at most density + 1 and, for a whole factor, to s exactly; one more is added for the clamped edge. Of `nearest-exact` it holds
    /// for axes of up to 2¹⁹ / s pixels, beyond which float32 no longer tells places apart; a whole factor puts no middle on an edge.
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
            case NEAREST_EXACT -> whole ? s : Math.ceil(s) + 1;
            case LINEAR, BILINEAR, TRILINEAR -> whole && !alignCorners ? s * WEIGHTS : Rounding.sumUp(density, 2);
            case BICUBIC -> Rounding.productUp(row, Rounding.sumUp(4 * density, 2));
        };
        return Rounding.productUp(row, column);
    }
}
