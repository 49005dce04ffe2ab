package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Figures that are claims: spelled so that what is read still holds.
public final class Radii {
    private static final double SMALL = 1e-3;

    private Radii() {}

    /// What is proved, rounded down: to four decimals, of a small one to three digits.
    public static String proved(double radius) {
        return spelled(radius, RoundingMode.FLOOR);
    }

    /// A distance at which something was found, or an upper bound: rounded up.
    public static String found(double distance) {
        return spelled(distance, RoundingMode.CEILING);
    }

    /// A figure that claims nothing.
    public static String value(double value) {
        return Legend.value(value, false);
    }

    private static String spelled(double value, RoundingMode mode) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? text("run.value.noNumber") : text("run.value.infinite");
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        return size < SMALL || size >= 1e5
                ? new BigDecimal(value).round(new MathContext(3, mode)).toString()
                : new BigDecimal(value).setScale(4, mode).toPlainString();
    }
}
