package studio.lipschitz.layer;

/// Largest eigenvalue of AᵀA for a sparse A whose rows reach over at most four neighbouring columns.
final class BandedGram {
    private static final double UNIT = 0x1p-53;

    /// Longest row.
    static final int REACH = 4;

    private static final int ITERATIONS = 40;
    private static final double FINEST = 1e-13;
    private static final int HALVINGS = 24;

    private BandedGram() {}

    /// One row of A.
    interface Row {
        /// Writes its entries, the first at the column that is returned.
        int write(int row, double[] entries);
    }

    /// Upper bound, proved.
    ///
    /// Where the Cholesky factorisation of B = fl(c·I - fl(AᵀA)) succeeds, its factor R has RᵀR = B + E with |E| ≤ γ |Rᵀ||R|, γ = (REACH + 1)u / (1 -
    /// (REACH + 1)u), and the rows of R are as long as the root of B's diagonal, at most √c (Higham, Accuracy and Stability, theorem 10.3). A row of E
    /// has 2·REACH - 1 entries, so ‖E‖ ≤ (2·REACH - 1) γ c (1 + 2γ). Rounding in AᵀA: each entry is a sum of `rows` products at most, whose sizes sum
    /// to at most d, the largest diagonal entry: (2·REACH - 1)(rows + 2) u d. Then AᵀA ≤ (c + both)·I. Both are doubled for what is left out.
    static double largestEigenvalue(int columns, int rows, Row row) {
        double[][] gram = gram(columns, rows, row);
        double diagonal = 0;
        for (int i = 0; i < columns; i++) {
            diagonal = Math.max(diagonal, gram[i][0]);
        }
        double estimate = estimate(gram);
        double low = estimate;
        double high = estimate * (1 + FINEST);
        for (double excess = FINEST; !positive(gram, high); excess *= 8) {
            low = high;
            high = estimate * (1 + 8 * excess);
        }
        for (int i = 0; i < HALVINGS && high - low > FINEST * high; i++) {
            double middle = low + (high - low) / 2;
            if (positive(gram, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double band = 2 * REACH - 1;
        double margin = 2 * band * UNIT * ((REACH + 2) * (high + diagonal) + (rows + 2.0) * diagonal);
        return Math.nextUp(high + margin);
    }

    /// Entry j of row i is that at (i, i + j).
    private static double[][] gram(int columns, int rows, Row row) {
        var gram = new double[columns][REACH];
        var entries = new double[REACH];
        for (int r = 0; r < rows; r++) {
            int first = row.write(r, entries);
            for (int i = 0; i < REACH && first + i < columns; i++) {
                for (int j = i; j < REACH && first + j < columns; j++) {
                    gram[first + i][j - i] += entries[i] * entries[j];
                }
            }
        }
        return gram;
    }

    private static double estimate(double[][] gram) {
        int n = gram.length;
        var x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 1 + 0.1 * Math.sin(1.7 * i);
        }
        double value = 0;
        for (int step = 0; step < ITERATIONS; step++) {
            var image = new double[n];
            for (int i = 0; i < n; i++) {
                image[i] += gram[i][0] * x[i];
                for (int j = 1; j < REACH && i + j < n; j++) {
                    image[i] += gram[i][j] * x[i + j];
                    image[i + j] += gram[i][j] * x[i];
                }
            }
            double dot = 0;
            double square = 0;
            for (int i = 0; i < n; i++) {
                dot += x[i] * image[i];
                square += x[i] * x[i];
            }
            value = dot / square;
            double norm = Math.sqrt(java.util.Arrays.stream(image).map(v -> v * v).sum());
            for (int i = 0; i < n; i++) {
                x[i] = image[i] / norm;
            }
        }
        return value;
    }

    /// Whether c·I - gram has a Cholesky factor.
    private static boolean positive(double[][] gram, double c) {
        int n = gram.length;
        var factor = new double[n][REACH];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < REACH && i + j < n; j++) {
                double rest = (j == 0 ? c : 0) - gram[i][j];
                for (int k = 1; k + j < REACH && k <= i; k++) {
                    rest -= factor[i - k][k] * factor[i - k][k + j];
                }
                if (j == 0) {
                    if (!(rest > 0)) {
                        return false;
                    }
                    factor[i][0] = Math.sqrt(rest);
                } else {
                    factor[i][j] = rest / factor[i][0];
                }
            }
        }
        return true;
    }
}
