package studio.lipschitz.torch;

import studio.lipschitz.tensor.PaddingMode;

/// One axis of a convolution: tap `t` of window `w` reads place `w · stride + t · dilation - before`.
///
/// @param size pixels of the input
/// @param windows number of outputs
/// @param before pixels added before the first
record WindowAxis(int size, int taps, int stride, int dilation, int before, int windows, PaddingMode mode) {
    /// An axis that is not there.
    static final WindowAxis NONE = new WindowAxis(1, 1, 1, 1, 0, 1, PaddingMode.ZEROS);

    int place(int window, int tap) {
        return window * stride + tap * dilation - before;
    }

    /// The pixel that a tap reads; -1 for a zero.
    int pixel(int window, int tap) {
        return mode.pixel(place(window, tap), size);
    }

    /// Past the last place that is read.
    int end() {
        return place(windows - 1, taps - 1) + 1;
    }

    /// Largest number of taps that read one pixel, counted.
    long mostReads() {
        var reads = new long[size];
        long most = 0;
        for (int window = 0; window < windows; window++) {
            for (int tap = 0; tap < taps; tap++) {
                int pixel = pixel(window, tap);
                if (pixel >= 0) {
                    most = Math.max(most, ++reads[pixel]);
                }
            }
        }
        return most;
    }

    /// In how many places that are read one pixel stands, at most: the squared norm of the padding.
    long mostCopies() {
        var copies = new long[size];
        long most = 1;
        for (int place = -before; place < end(); place++) {
            int pixel = mode.pixel(place, size);
            if (pixel >= 0) {
                most = Math.max(most, ++copies[pixel]);
            }
        }
        return most;
    }

    /// The same windows over an image that holds what is added to it, without padding.
    WindowAxis padded() {
        return new WindowAxis(Math.max(end(), 1) + before, taps, stride, dilation, 0, windows, PaddingMode.ZEROS);
    }

    /// Whether nothing is read beyond the edges.
    boolean inside() {
        return before <= 0 && end() <= size;
    }

    boolean zeros() {
        return mode == PaddingMode.ZEROS || inside();
    }
}
