package studio.lipschitz.ui.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import studio.lipschitz.ui.workspace.Figures;

/// Numbers of a certificate as people read them: rounded to the side on which they still hold.
public final class Rounded {
    private static final String NONE = "–";

    private Rounded() {}

    /// A share downward to a hundredth of a percent, as the window writes it.
    public static String share(double share) {
        return Double.isFinite(share) ? Figures.shareDown(share).replace(' ', '\u00a0') : NONE;
    }

    /// A radius downward to four decimals, from its very last digit.
    static String radius(double radius) {
        return Double.isFinite(radius) ? new BigDecimal(radius).setScale(4, RoundingMode.FLOOR).toPlainString() : NONE;
    }

    /// An upper bound upward.
    static String upper(double bound) {
        return Double.isNaN(bound) ? "∞" : Figures.upperBound(bound);
    }

    /// A slope that was found, downward.
    static String lower(double slope) {
        if (!Double.isFinite(slope) || slope <= 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(slope);
        BigDecimal shown = exact.round(new MathContext(5, RoundingMode.DOWN)).stripTrailingZeros();
        return shown.scale() > 8 ? shown.toString() : shown.toPlainString();
    }

    static String bracket(double lower, double upper) {
        return lower(lower) + "\u00a0…\u00a0" + upper(upper);
    }
}
