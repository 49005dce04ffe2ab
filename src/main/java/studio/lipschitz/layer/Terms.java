package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Pieces of the formulas of [Why].
final class Terms {
    private static final List<String> INDEX = List.of("₁", "₂", "₃");

    private Terms() {}

    /// `√(r₁·r₂)`, or `√r` where there is one axis.
    static String root(String name, int axes) {
        return root(IntStream.range(0, axes).mapToObj(axis -> axes == 1 ? name : name + INDEX.get(axis)).toList());
    }

    static String root(List<String> factors) {
        boolean bare = factors.size() == 1 && factors.getFirst().codePoints().allMatch(Character::isLetterOrDigit);
        return bare ? "√" + factors.getFirst() : "√(" + String.join("·", factors) + ")";
    }

    /// Root of a product of numbers, `√(0.25·0.25)`.
    static String rootOf(List<Double> factors) {
        return root(factors.stream().map(Constants::number).toList());
    }

    /// `kernelᵢ`, or `kernel` where there is one axis.
    static String each(String name, int axes) {
        return axes == 1 ? name : name + "ᵢ";
    }

    /// `each axis`, or `the axis` where there is one.
    static String along(int axes) {
        return text(axes == 1 ? "layer.why.theAxis" : "layer.why.eachAxis");
    }

    /// How many windows read one pixel, in the names of the parameters.
    static String cover(int axes) {
        return "⌈%s·gcd(%s, %s)/%s⌉".formatted(
                each("kernel", axes), each("stride", axes), each("dilation", axes), each("stride", axes));
    }

    /// [Constants#cover] in numbers, `⌈3/2⌉`.
    static String cover(int kernel, int stride, int dilation) {
        int gcd = Constants.gcd(stride, dilation);
        if (stride == gcd) {
            return String.valueOf(kernel);
        }
        return gcd == 1 ? "⌈%d/%d⌉".formatted(kernel, stride) : "⌈%d·%d/%d⌉".formatted(kernel, gcd, stride);
    }

    /// Of a kernel that is held so that all windows together are `k`-Lipschitz.
    ///
    /// @param norm of the kernel that is held, `σ₁(W)`
    /// @param axes how many there are
    /// @param reads how many taps read one pixel, an axis each; empty where that is not known
    /// @param product of those
    /// @param rule what they are
    static Why held(String norm, double k, int axes, List<String> reads, double product, String rule, String source) {
        String root = root("r", axes);
        String formula = text("layer.why.held", norm, root, norm, root, rule);
        Why held = reads.isEmpty() || product == 1
                ? Why.exactly(formula, k, source)
                : Why.of(formula, Constants.number(k / Math.sqrt(product)) + "·" + root(reads), k, source);
        return held.orAimed(text("layer.why.heldAimed", norm, root, norm, root, rule));
    }

    /// Constants with a sign between them, rounded upward.
    static String joined(String sign, double... numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToObj(number -> Double.isFinite(number) ? Constants.numberUp(number) : "∞")
                .collect(Collectors.joining(sign));
    }
}
