package studio.lipschitz.torch;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Rounding;

/// Upper bounds on the largest singular value of a linear map, in float64, each proved up to the last rounding; the least of them holds.
///
/// For real arithmetic: what float32 adds when the network runs is not counted.
final class OperatorNorm {
    /// Taps that are counted one by one along an axis.
    private static final double MOST_TAPS = 1 << 24;

    private OperatorNorm() {}

    /// How a bound was found.
    enum Method {
        /// The whole matrix.
        MATRIX("matrix"),
        /// The convolution on a torus, one small matrix a frequency: [Torus].
        TORUS("torus"),
        /// The same of the padded image, times the norm of the padding.
        PADDED_TORUS("torus of the padded image"),
        /// The norm of the flattened kernel times the root of the most taps that read one pixel.
        TAPS("flattened kernel and taps"),
        /// The largest factor of a channel.
        CHANNELS("largest factor"),
        /// What holds for the module's parameters whatever its weights.
        MODULE("module");

        private final String words;

        Method(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// @param value infinite where the weights are not finite
    record Upper(double value, Method method) {
        static final Upper NONE = new Upper(Double.POSITIVE_INFINITY, Method.MATRIX);
    }

    /// @param weight `(out, in)`, float64
    static Upper dense(Tensor weight) {
        return finite(weight) ? new Upper(Rounding.sqrtUp(TopEigenvalue.ofSquares(weight.unsqueeze(0))), Method.MATRIX) : Upper.NONE;
    }

    static Upper convolution(WindowMap map) {
        if (!finite(map.kernel())) {
            return Upper.NONE;
        }
        var matrix = WindowGram.of(map);
        if (matrix.isPresent()) {
            // The proof overshoots where many singular values lie close together at the top, as those of an orthogonal kernel do.
            double exact = Rounding.sqrtUp(TopEigenvalue.ofGram(matrix.get(), WindowGram.terms(map)));
            double taps = taps(map);
            return taps < exact ? new Upper(taps, Method.TAPS) : new Upper(exact, Method.MATRIX);
        }
        return structured(map).entrySet().stream()
                .map(bound -> new Upper(bound.getValue(), bound.getKey()))
                .min(java.util.Comparator.comparingDouble(Upper::value))
                .orElseThrow();
    }

    /// The bounds that need no matrix of the size of the image.
    static Map<Method, Double> structured(WindowMap map) {
        var bounds = new EnumMap<Method, Double>(Method.class);
        bounds.put(Method.TAPS, taps(map));
        double torus = Torus.norm(map);
        if (Double.isFinite(torus)) {
            bounds.put(Method.TORUS, torus);
        } else if (map.axes().stream().allMatch(axis -> axis.end() < MOST_TAPS)) {
            var padded = map.with(map.axes().stream().map(axis -> axis.zeros() ? axis : axis.padded()).toList());
            double copies = product(map, axis -> axis.zeros() ? 1 : axis.mostCopies());
            bounds.put(Method.PADDED_TORUS, Rounding.productUp(Torus.norm(padded), Rounding.sqrtUp(copies)));
        }
        return bounds;
    }

    /// With window w the output is `y_w = W x_w`, so `‖y‖² ≤ ‖W‖² Σ ‖x_w‖²`, where each pixel counts as often as taps read it.
    private static double taps(WindowMap map) {
        double norm = Rounding.sqrtUp(TopEigenvalue.ofSquares(map.blocks()));
        return Rounding.productUp(norm, rootOfReads(map));
    }

    /// What takes the norm of the flattened kernel to a bound on the map's: the root of the most taps that read one pixel, rounded upward.
    static double rootOfReads(WindowMap map) {
        return Rounding.sqrtUp(product(map, OperatorNorm::reads));
    }

    private static long reads(WindowAxis axis) {
        if ((double) axis.windows() * axis.taps() <= MOST_TAPS) {
            return axis.mostReads();
        }
        // Taps at one place are congruent modulo the stride; what a pixel is copied to is read as often as itself.
        long cover = Math.ceilDiv(axis.taps(), axis.stride() / gcd(axis.stride(), axis.dilation()));
        long copies = axis.zeros() ? 1 : axis.mode() == PaddingMode.REPLICATE ? (long) axis.end() + axis.before() : 3;
        return Math.multiplyExact(cover, copies);
    }

    private static double product(WindowMap map, ToLongFunction<WindowAxis> each) {
        double product = 1;
        for (WindowAxis axis : map.axes()) {
            product = Rounding.productUp(product, (double) each.applyAsLong(axis));
        }
        return product;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /// The largest `|γ| / √(variance + eps)`, rounded upward, and the smallest.
    static SingularRange factors(double[] gamma, double[] variance, double eps) {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < variance.length; i++) {
            double root = Math.nextDown(Math.sqrt(Math.nextDown(variance[i] + eps)));
            double factor = gamma.length == 0 ? 1 : Math.abs(gamma[i]);
            if (!(root > 0) || !Double.isFinite(factor)) {
                return new SingularRange(Double.POSITIVE_INFINITY, Double.NaN);
            }
            smallest = Math.min(smallest, factor / root);
            largest = Math.max(largest, Rounding.quotientUp(factor, root));
        }
        return new SingularRange(largest, smallest);
    }

    private static boolean finite(Tensor tensor) {
        return torch.isfinite(tensor).all().item_bool();
    }
}
