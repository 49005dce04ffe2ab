package studio.lipschitz.ui.chart;

import java.util.Arrays;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// Thins a curve to what a picture can show: at most four points a pixel column, its first, least, greatest and last, in their order.
final class Decimation {
    private static final int A_COLUMN = 4;

    private Decimation() {}

    /// The points between `from` and `to`. Values that are infinite or no number become one gap (NaN) a column at most.
    ///
    /// @param columns pixel columns, at least 1
    static Snapshot thin(Snapshot series, double from, double to, int columns) {
        int start = firstAt(series, from);
        int end = series.size();
        while (end > start && series.x()[end - 1] > to) {
            end--;
        }
        if (end - start <= A_COLUMN * columns) {
            return copy(series, start, end);
        }
        double width = (to - from) / columns;
        var thinned = new Points(A_COLUMN * columns + A_COLUMN);
        int i = start;
        while (i < end) {
            long column = (long) ((series.x()[i] - from) / width);
            int next = i + 1;
            while (next < end && (long) ((series.x()[next] - from) / width) == column) {
                next++;
            }
            thinned.addColumn(series, i, next);
            i = next;
        }
        return thinned.snapshot();
    }

    /// The same with the points next to both ends, to which a curve goes on.
    static Snapshot withNeighbours(Snapshot series, double from, double to, int columns) {
        Snapshot inside = thin(series, from, to, columns);
        int before = firstAt(series, from) - 1;
        int after = firstAt(series, to);
        after += after < series.size() && series.x()[after] == to ? 1 : 0;
        if (before < 0 && after >= series.size()) {
            return inside;
        }
        var wider = new Points(inside.size() + 2);
        if (before >= 0) {
            wider.add(series.x()[before], finiteOrGap(series.y()[before]));
        }
        for (int i = 0; i < inside.size(); i++) {
            wider.add(inside.x()[i], inside.y()[i]);
        }
        if (after < series.size()) {
            wider.add(series.x()[after], finiteOrGap(series.y()[after]));
        }
        return wider.snapshot();
    }

    private static double finiteOrGap(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static int firstAt(Snapshot series, double from) {
        int found = Arrays.binarySearch(series.x(), 0, series.size(), from);
        return found >= 0 ? found : -found - 1;
    }

    private static Snapshot copy(Snapshot series, int start, int end) {
        double[] x = Arrays.copyOfRange(series.x(), start, end);
        double[] y = Arrays.copyOfRange(series.y(), start, end);
        for (int i = 0; i < y.length; i++) {
            y[i] = finiteOrGap(y[i]);
        }
        return new Snapshot(x, y, x.length);
    }

    private static final class Points {
        private double[] x;
        private double[] y;
        private int size;

        Points(int capacity) {
            x = new double[capacity];
            y = new double[capacity];
        }

        void addColumn(Snapshot series, int start, int end) {
            int first = -1;
            int last = -1;
            int least = -1;
            int greatest = -1;
            for (int i = start; i < end; i++) {
                double value = series.y()[i];
                if (Double.isFinite(value)) {
                    first = first < 0 ? i : first;
                    last = i;
                    least = least < 0 || value < series.y()[least] ? i : least;
                    greatest = greatest < 0 || value > series.y()[greatest] ? i : greatest;
                }
            }
            if (first < 0) {
                add(series.x()[start], Double.NaN);
                return;
            }
            int[] kept = {first, Math.min(least, greatest), Math.max(least, greatest), last};
            for (int k = 0; k < kept.length; k++) {
                if (k == 0 || kept[k] != kept[k - 1]) {
                    add(series.x()[kept[k]], series.y()[kept[k]]);
                }
            }
        }

        private void add(double atX, double value) {
            if (size == x.length) {
                x = Arrays.copyOf(x, size * 2);
                y = Arrays.copyOf(y, size * 2);
            }
            x[size] = atX;
            y[size] = value;
            size++;
        }

        Snapshot snapshot() {
            return new Snapshot(x, y, size);
        }
    }
}
