package studio.lipschitz.layer;

import studio.lipschitz.tensor.IntPair;

/// Lipschitz constants in L2 that several modules share. Every result is an upper bound: roots and quotients are rounded upward.
final class Constants {

    private Constants() {}

    /// The verdict of a layer that is constrained to `k`.
    static Verdict ofConstrained(String module, double k) {
        return k <= 1
                ? Verdict.safe(k, "%s is at most %s-Lipschitz by construction.".formatted(module, number(k)))
                : Verdict.bounded(k, "k_coef_lip is %s: the layer may stretch distances by that factor.".formatted(number(k)));
    }

    /// Largest number of windows of `kernel` taps that read one pixel along one axis, zero padding:
    /// ceil(k / (s / gcd(s, d))), since the taps at one pixel are the offsets congruent modulo s, d apart.
    static int cover(int kernel, int stride, int dilation) {
        int step = stride / gcd(stride, dilation);
        return (kernel + step - 1) / step;
    }

    /// [#cover(int, int, int)] over both axes.
    static int cover(IntPair kernel, IntPair stride, IntPair dilation) {
        return Math.multiplyExact(
                cover(kernel.height(), stride.height(), dilation.height()), cover(kernel.width(), stride.width(), dilation.width()));
    }

    /// Square root rounded upward.
    static double sqrtUp(double x) {
        double root = Math.sqrt(x);
        return root == Math.rint(root) && root * root == x ? root : Math.nextUp(root);
    }

    /// Up to six significant digits, without trailing zeros.
    static String number(double value) {
        return new java.math.BigDecimal(value).round(new java.math.MathContext(6)).stripTrailingZeros().toPlainString();
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
