package studio.lipschitz.ui.workspace;

import java.util.Arrays;

/// Points of one curve, x ascending, in arrays that grow. Written on the FX thread; [#snapshot] costs nothing and may be read on any other.
public final class MetricSeries {
    private static final int FIRST_CAPACITY = 64;

    private double[] x = new double[FIRST_CAPACITY];
    private double[] y = new double[FIRST_CAPACITY];
    private int size;

    /// A curve as it was at one moment: the first `size` entries of both arrays, which nobody changes any more.
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose: a copy of 100,000 points a frame is what this avoids
    public record Snapshot(double[] x, double[] y, int size) {
        public static final Snapshot EMPTY = new Snapshot(new double[0], new double[0], 0);

        public boolean isEmpty() {
            return size == 0;
        }

        public double lastY() {
            return size == 0 ? Double.NaN : y[size - 1];
        }

        /// Index of the point nearest to `at`; -1 if there is none.
        public int nearest(double at) {
            int found = Arrays.binarySearch(x, 0, size, at);
            if (found >= 0 || size == 0) {
                return size == 0 ? -1 : found;
            }
            int after = -found - 1;
            if (after == 0) {
                return 0;
            }
            return after == size || at - x[after - 1] <= x[after] - at ? after - 1 : after;
        }
    }

    void add(double atX, double value) {
        if (size == x.length) {
            x = Arrays.copyOf(x, size * 2);
            y = Arrays.copyOf(y, size * 2);
        }
        x[size] = atX;
        y[size] = value;
        size++;
    }

    /// Takes away every point after `lastX`. New arrays: snapshots keep what they saw.
    void rewind(double lastX) {
        int kept = size;
        while (kept > 0 && x[kept - 1] > lastX) {
            kept--;
        }
        x = Arrays.copyOf(x, Math.max(FIRST_CAPACITY, kept));
        y = Arrays.copyOf(y, Math.max(FIRST_CAPACITY, kept));
        size = kept;
    }

    public Snapshot snapshot() {
        return new Snapshot(x, y, size);
    }

    public int size() {
        return size;
    }

    public double lastY() {
        return size == 0 ? Double.NaN : y[size - 1];
    }

    /// 0 where there is no point.
    public double lastX() {
        return size == 0 ? 0 : x[size - 1];
    }
}
