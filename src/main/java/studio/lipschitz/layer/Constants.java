package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.stream.Collectors;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Rounding;

/// Lipschitz constants in L2 that several modules share. Every result is an upper bound: roots and quotients are rounded upward.
final class Constants {

    private Constants() {}

    /// The verdict of a layer that is constrained to `k`.
    static Verdict ofConstrained(String module, double k) {
        return k <= 1
                ? Verdict.safe(k, text("layer.reason.constrained", module, number(k)))
                : Verdict.bounded(k, text("layer.reason.constantAboveOne", number(k)));
    }

    /// The verdict of a joint over inputs of these constants, infinite where one has none.
    ///
    /// @param what the key of what it makes of its inputs, for the reason
    /// @param factor by how much it can exceed the largest of as many inputs, where their constants are not known
    static Verdict ofJoint(Joint joint, String what, double factor, double... inputs) {
        double constant = joint.constant(inputs);
        if (!Double.isFinite(constant)) {
            return Verdict.bounded(
                    factor, text("layer.reason.branches", text(what), inputs.length, numberUp(factor)));
        }
        var each = Arrays.stream(inputs).limit(4).mapToObj(Constants::numberUp).collect(Collectors.joining(", "));
        String reason = text("layer.reason.inputs", inputs.length, each, inputs.length > 4 ? ", …" : "", text(what), numberUp(constant));
        return constant > 1 ? Verdict.bounded(constant, reason) : Verdict.safe(constant, reason);
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

    /// Ten significant digits.
    static String plain(double value) {
        return new java.math.BigDecimal(value).round(new java.math.MathContext(10)).stripTrailingZeros().toPlainString();
    }

    /// [#number] of a bound: upward, but for the noise of its last digits.
    static String numberUp(double bound) {
        if (!Double.isFinite(bound)) {
            return String.valueOf(bound);
        }
        var shown = new java.math.BigDecimal(bound).round(new java.math.MathContext(12)).round(
                new java.math.MathContext(5, java.math.RoundingMode.UP));
        return number(shown.doubleValue());
    }

    static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
