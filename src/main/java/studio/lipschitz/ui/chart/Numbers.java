package studio.lipschitz.ui.chart;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as fields and labels spell them.
public final class Numbers {

    private Numbers() {}

    /// Shortest spelling that reads back as the same double, without an exponent where it is short: `0.001`, `10`, `1E-7`.
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = BigDecimal.valueOf(value).round(new MathContext(17)).stripTrailingZeros();
        String plain = exact.toPlainString();
        return plain.length() <= 10 ? plain : Double.toString(value);
    }
}
