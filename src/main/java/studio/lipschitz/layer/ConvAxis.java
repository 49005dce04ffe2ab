package studio.lipschitz.layer;

import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Rounding;

/// The windows of a convolution along one axis: tap `t` of window `w` reads place `w · stride + t · dilation - before`.
///
/// @param before pixels added before the first one
/// @param after pixels added after the last one
record ConvAxis(int kernel, int stride, int dilation, long before, long after, PaddingMode mode) {
    /// Taps that are counted one by one; beyond, a bound that needs no counting is used.
    private static final double MOST_TAPS = 1 << 24;

    /// Distance of the outermost taps.
    static long span(int kernel, int dilation) {
        return (long) dilation * (kernel - 1);
    }

    /// Number of windows over `size` pixels, below 1 if none fits.
    long windows(int size) {
        long room = size + before + after - span(kernel, dilation) - 1;
        return room < 0 ? 0 : room / stride + 1;
    }

    boolean pads() {
        return before > 0 || after > 0;
    }

    boolean symmetric() {
        return before == after;
    }

    /// Whether so many pixels can be added to `size`.
    boolean reaches(int size) {
        return Math.max(before, after) <= mode.reach(size);
    }

    /// Largest number of taps of all windows that read one of `size` pixels. A zero reads none; with it the count is the one of an image of any
    /// size, so that a kernel that was scaled by it may be used on other images too.
    double reads(int size) {
        long cover = Constants.cover(kernel, stride, dilation);
        if (mode == PaddingMode.ZEROS || !pads()) {
            return cover;
        }
        long windows = windows(size);
        if ((double) windows * kernel > MOST_TAPS || size + before + after > MOST_TAPS) {
            return Rounding.productUp((double) cover, (double) most(size));
        }
        var reads = new int[size];
        int most = 0;
        for (long window = 0; window < windows; window++) {
            for (long tap = 0; tap < kernel; tap++) {
                long place = window * stride + tap * dilation - before;
                most = Math.max(most, ++reads[mode.pixel((int) place, size)]);
            }
        }
        return most;
    }

    /// In how many places of the padded axis one pixel stands, at most: once more on each side, or everywhere outside.
    private long most(int size) {
        return mode == PaddingMode.REPLICATE ? 1 + (size == 1 ? before + after : Math.max(before, after)) : 3;
    }
}
