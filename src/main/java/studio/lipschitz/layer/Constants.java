package studio.lipschitz.layer;

import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Rounding;

/// Lipschitz constants in L2 that several modules share. Every result is an upper bound: roots and quotients are rounded upward.
final class Constants {

    private Constants() {}

    /// The verdict of a layer that is constrained to `k`.
    static Verdict ofConstrained(String module, double k) {
        return k <= 1
                ? Verdict.safe(k, "%s is at most %s-Lipschitz by construction.".formatted(module, number(k)))
                : Verdict.bounded(k, "k_coef_lip is %s: the layer may stretch distances by that factor.".formatted(number(k)));
    }

    /// Largest number of windows of `kernel` taps that read one pixel along one axis, zero padding.
    ///
    /// Tap t of window j reads pixel j·s + t·d - p, so the taps of the windows at one pixel are those with t·d congruent to one value modulo s:
    /// they lie s / gcd(s, d) apart, and among `kernel` consecutive taps at most ceil(kernel · gcd / s) do.
    static int cover(int kernel, int stride, int dilation) {
        int step = stride / gcd(stride, dilation);
        return (int) (((long) kernel + step - 1) / step);
    }

    /// [#cover(int, int, int)] over both axes.
    static long cover(IntPair kernel, IntPair stride, IntPair dilation) {
        return (long) cover(kernel.height(), stride.height(), dilation.height())
                * cover(kernel.width(), stride.width(), dilation.width());
    }

    /// What is divided by so that windows whose norm is `k` each are `k`-Lipschitz together, rounded down; zero padding.
    static double kernelScale(double k, IntPair kernel, IntPair stride, IntPair dilation) {
        return Rounding.quotientDown(k, rootUp(cover(kernel, stride, dilation)));
    }

    /// Root of a count, rounded upward.
    static double rootUp(long count) {
        double rounded = (double) count;
        return Rounding.sqrtUp((long) rounded < count ? Math.nextUp(rounded) : rounded);
    }

    /// Up to six significant digits, without trailing zeros.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        var rounded = new java.math.BigDecimal(value).round(new java.math.MathContext(6)).stripTrailingZeros();
        return Math.abs(value) >= 1e12 || (value != 0 && Math.abs(value) < 1e-6) ? rounded.toString() : rounded.toPlainString();
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
