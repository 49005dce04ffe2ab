package studio.lipschitz.ui.workspace;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/// How the window writes numbers.
public final class Figures {
    private static final MathContext UPWARD = new MathContext(4, RoundingMode.CEILING);

    private Figures() {}

    /// An upper bound in four significant digits, rounded upward so that what is read is still a bound.
    public static String upperBound(double bound) {
        if (!Double.isFinite(bound)) {
            return "∞";
        }
        BigDecimal rounded = new BigDecimal(bound).round(UPWARD).stripTrailingZeros();
        return rounded.scale() < -6 || rounded.scale() > 8 ? rounded.toString() : rounded.toPlainString();
    }

    /// A count with thin spaces between thousands: `1 234 567`.
    public static String count(long count) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(count).replace(',', '\u202f');
    }
}
