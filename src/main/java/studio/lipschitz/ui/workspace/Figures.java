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

    /// A constant in three significant digits, rounded upward but for the noise of its last digits; `no bound` of what has none.
    public static String constant(double upper) {
        return Double.isFinite(upper) ? rounded(upper, 3, RoundingMode.UP) : "no bound";
    }

    /// Both ends in four significant digits, rounded outward: `0.9977 … 0.9988`, or one of them where they agree.
    public static String bracket(double lower, double upper) {
        String from = rounded(lower, 4, RoundingMode.DOWN);
        String to = Double.isFinite(upper) ? rounded(upper, 4, RoundingMode.UP) : "∞";
        return from.equals(to) ? to : from + " … " + to;
    }

    private static String rounded(double value, int digits, RoundingMode rounding) {
        BigDecimal shown = new BigDecimal(value).round(new MathContext(12, RoundingMode.HALF_EVEN)).round(new MathContext(digits, rounding))
                .stripTrailingZeros();
        return shown.scale() > 6 || shown.scale() < -8 ? shown.toString() : shown.toPlainString();
    }

    /// A count with thin spaces between thousands: `1 234 567`.
    public static String count(long count) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(count).replace(',', '\u202f');
    }
}
