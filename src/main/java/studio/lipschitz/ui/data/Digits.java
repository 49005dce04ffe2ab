package studio.lipschitz.ui.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import studio.lipschitz.tensor.Rounding;

/// How the data view writes numbers.
final class Digits {

    private static final double SMALL = 1e-4; // noughts beyond this fill a column with nothing

    private Digits() {}

    /// To four significant digits.
    static String value(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        return value != 0 && Math.abs(value) < SMALL ? String.format(Locale.ROOT, "%.1e", value)
                : plain(new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_EVEN)));
    }

    /// To five digits, as a field shows it.
    static String field(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().scale() > 12 ? String.valueOf(value)
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /// The radius that a margin of 1 proves, rounded downward.
    ///
    /// @param constant upper bound, above 0
    static String radius(double constant) {
        return plain(new BigDecimal(Rounding.quotientDown(1, constant)).round(new MathContext(4, RoundingMode.DOWN)));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static String plain(BigDecimal value) {
        BigDecimal brief = value.stripTrailingZeros();
        return brief.scale() > 8 || brief.scale() < -8 ? brief.toString() : brief.toPlainString();
    }
}
