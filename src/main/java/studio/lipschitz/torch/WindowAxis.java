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
        return pixel(place(window, tap));
    }

    /// The pixel that stands at a place of the padded image; -1 for a zero.
    private int pixel(int place) {
        if (place >= 0 && place < size) {
            return place;
        }
        boolean first = place < 0;
        return switch (mode) {
            case ZEROS -> -1;
            case REFLECT -> first ? -place : 2 * (size - 1) - place;
            case REPLICATE -> first ? 0 : size - 1;
            case CIRCULAR -> first ? place + size : place - size;
            case SYMMETRIC -> first ? -1 - place : 2 * size - 1 - place;
        };
    }

    /// The most pixels that may be added on one side.
    static int reach(PaddingMode mode, int size) {
        return switch (mode) {
            case ZEROS, REPLICATE -> Integer.MAX_VALUE;
            case REFLECT -> size - 1;
            case CIRCULAR, SYMMETRIC -> size;
        };
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
            int pixel = pixel(place);
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
