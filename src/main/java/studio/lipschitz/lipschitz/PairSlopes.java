package studio.lipschitz.lipschitz;

import java.util.Arrays;
import studio.lipschitz.tensor.Rounding;

/// Upper bounds on the constants of all differences of two outputs, `f_i - f_j`: what a margin between two classes is divided by.
///
/// For a jointly L-Lipschitz output the difference is a product with a vector of length √2, so √2·L. Where the last layer is linear with rows w on a
/// body of constant `L_b`, it is at most `L_b·‖w_i - w_j‖`, often far less: Li et al. 2019, arXiv:1911.00937. Everything is rounded upward.
public final class PairSlopes {
    private static final double UNIT = 0x1p-53;
    private final int outputs;
    private final double[] between;

    private PairSlopes(int outputs, double[] between) {
        this.outputs = outputs;
        this.between = between;
    }

    /// @param lipschitzUpper upper bound on the constant of all outputs together; infinite if there is none
    public static PairSlopes joint(int outputs, double lipschitzUpper) {
        var between = new double[outputs * outputs];
        Arrays.fill(between, Rounding.productUp(Rounding.sqrtUp(2), requireBound(lipschitzUpper)));
        return new PairSlopes(outputs, between);
    }

    /// @param bodyUpper upper bound on the constant of what comes before the last layer
    /// @param rows of the last layer's weight, one an output, one after the other, exact
    public static PairSlopes linear(double bodyUpper, int outputs, double[] rows) {
        requireBound(bodyUpper);
        int width = rows.length / outputs;
        var between = new double[outputs * outputs];
        for (int i = 0; i < outputs; i++) {
            for (int j = 0; j < i; j++) {
                double slope = distanceUp(rows, i * width, j * width, width);
                slope = slope == 0 ? 0 : Rounding.productUp(bodyUpper, slope);
                between[i * outputs + j] = slope;
                between[j * outputs + i] = slope;
            }
        }
        return new PairSlopes(outputs, between);
    }

    /// The smaller of both bounds, pair by pair.
    public PairSlopes min(PairSlopes other) {
        var least = new double[between.length];
        for (int i = 0; i < least.length; i++) {
            least[i] = Math.min(between[i], other.between[i]);
        }
        return new PairSlopes(outputs, least);
    }

    public int outputs() {
        return outputs;
    }

    /// Bound on the constant of `f_i - f_j`; infinite if there is none.
    public double between(int i, int j) {
        return between[i * outputs + j];
    }

    /// Each difference is off by one rounding, and a sum of n squares of them by n + 3 more at most.
    private static double distanceUp(double[] rows, int first, int second, int width) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            double difference = rows[first + k] - rows[second + k];
            sum += difference * difference;
        }
        return sum == 0 && Arrays.equals(rows, first, first + width, rows, second, second + width)
                ? 0
                : Math.nextUp(Rounding.sqrtUp(Math.max(sum, Double.MIN_NORMAL) * (1 + (width + 8) * 2 * UNIT)));
    }

    private static double requireBound(double bound) {
        if (!(bound >= 0)) {
            throw new IllegalArgumentException("a bound must be at least 0, was " + bound);
        }
        return bound;
    }
}
