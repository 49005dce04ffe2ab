package studio.lipschitz.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Weight;

/// A weight that is kept where its constraint holds: the tensor that the optimiser moves is `c Q` before and after every step, Q with orthonormal
/// rows (columns if it is tall) and c any number above 0.
///
/// The step leads away; the polar factor leads back, and c becomes the root mean square of the singular values that the step left, so that weights
/// grow and slow down as if they were free. At `A = c Q` the derivative of the polar factor is exactly `dQ = (dA - sym(dA Qᵀ) Q) / c`, which takes two
/// products where [PolarFactor] takes an eigendecomposition and ten.
///
/// The way back is a polynomial for `(A Aᵀ / c²)^-½` in float32, of as high a degree as the distance from 1 needs, after a Newton-Schulz step or two where
/// that is far; after a step so large that they might not lead there, it is [PolarFactor]. So it cannot diverge.
/// Source: Absil, Mahony, Sepulchre 2008, Optimization Algorithms on Matrix Manifolds, 4.1.1 (the polar retraction); Higham 2008, Functions of Matrices, 8;
/// Paterson, Stockmeyer 1973, SIAM J. Comput. 2 (polynomials of matrices by few products).
final class Retraction {
    /// Singular values aim this far below their constant while training: float32 products err by some 1e-6.
    static final double BELOW = 1 - 5e-6;

    /// Coefficients of E, E², ... in polynomials for `(1 + E)^-½ - 1`, each with the largest ‖E‖ for which its relative error is below 5e-7: interpolation of
    /// `((1 + x)^-½ - 1) / x` at the Chebyshev points of that range. The error vanishes with E, so that a weight at rest stays as it is.
    private static final double NEAR = 0.105;

    private static final double[] OF_NEAR = {-0.499995773, 0.374996124, -0.315395596, 0.276092324};

    private static final double WITHIN = 0.25;
    private static final double[] OF_WITHIN = {-0.50000174, 0.375001633, -0.312000483, 0.272968691, -0.267029167, 0.245229757};

    private static final double BEYOND = 0.45;
    private static final double[] OF_BEYOND = {
        -0.5, 0.374983645, -0.312484337, 0.274499299, -0.247110536, 0.207419, -0.192080287, 0.305721983, -0.290086608};

    /// Bound below which a Newton-Schulz step leads into that range, or two.
    private static final double FAR = 0.7;

    /// Rows of a panel of a symmetric product, of which only what lies right of the diagonal is computed, if there are at least two.
    private static final long PANEL = 128;

    /// Error above which a restored weight is led back; one that was kept so lies below, and stays as it is to the last bit.
    private static final double ASTRAY = 1e-4;

    private final Tensor raw;
    private final double scale;
    private final long groups;
    private final long rows;
    private final long columns;
    private final boolean tall;

    /// @param raw float32, `groups` blocks of rows one below the other; moved in place
    Retraction(Tensor raw, Weight.Constraint.Spectral constraint) {
        this.raw = raw;
        this.scale = constraint.scale() * BELOW;
        this.groups = constraint.groups();
        this.rows = raw.size(0) / groups;
        this.columns = raw.numel() / raw.size(0);
        this.tall = rows > columns;
    }

    /// Whether a weight with that constraint can be kept so; vectors are simply normalised.
    static boolean serves(Weight weight) {
        if (!(weight.constraint() instanceof Weight.Constraint.Spectral(double _, int groups, boolean orthogonal)) || !orthogonal) {
            return false;
        }
        long rows = weight.shape().dim(0) / groups;
        return rows > 1 && weight.shape().size() / weight.shape().dim(0) > 1;
    }

    /// What layers see, and how its gradient is pulled back.
    Effective train() {
        long[] sizes = Tensors.sizes(raw);
        Tensor a = wide(raw);
        Tensor factor = pace(a).reciprocal_().mul_(new Scalar(scale));
        Tensor value = a.mul(factor);
        return new Effective(Effective.laidOut(back(value).reshape(sizes)), gradient -> {
            Tensor g = wide(gradient);
            Tensor product = torch.bmm(g, value.transpose(1, 2));
            Tensor twice = product.add(product.transpose(1, 2));
            Tensor tangent = torch.baddbmm(g, twice, value, new Scalar(1), new Scalar(-0.5 / (scale * scale)));
            return back(tangent.mul_(factor)).reshape(sizes);
        });
    }

    /// Leads the weight back after a step.
    void back() {
        Tensor a = wide(raw);
        Tensor excess = excess(a);
        Tensor root = null; // of what the Newton-Schulz steps have done so far
        while (true) {
            Tensor square = symmetric(excess, excess);
            if (norm(square, 2) < NEAR) {
                Tensor series = sum(OF_NEAR, 0, excess, square);
                correct(a, root, series.add_(symmetric(square, sum(OF_NEAR, 2, excess, square))));
                return;
            }
            Tensor cube = symmetric(square, excess);
            double bound = norm(cube, 3);
            if (bound < BEYOND) {
                double[] coefficients = bound < WITHIN ? OF_WITHIN : OF_BEYOND;
                Tensor series = sum(coefficients, coefficients.length - 3, excess, square, cube);
                for (int k = coefficients.length - 6; k >= 0; k -= 3) {
                    series = sum(coefficients, k, excess, square, cube).add_(symmetric(cube, series));
                }
                correct(a, root, series);
                return;
            }
            if (!(bound < FAR)) {
                Tensor pace = pace(a);
                raw.copy_(back(PolarFactor.of(a.div(pace)).factor().to(ScalarType.Float).mul_(pace)).reshape(Tensors.sizes(raw)));
                return;
            }
            Tensor step = excess.mul(new Scalar(-0.5));
            lessOne(step, -1);
            root = root == null ? step : symmetric(step, root);
            excess = square.mul_(new Scalar(-0.75)).add_(cube, new Scalar(0.25)); // (1 + E)(1 - E/2)² - 1
        }
    }

    /// Leads a weight back that was not kept so, as one of another's file.
    void settle() {
        if (!(norm(excess(wide(raw)), 1) < ASTRAY)) {
            back();
        }
    }

    /// The weight becomes `(1 + P) R A`, or `(1 + P) A`. What is added to A errs less than a product of its size would.
    private void correct(Tensor a, @Nullable Tensor root, Tensor series) {
        Tensor factor = series;
        if (root != null) {
            factor = symmetric(series, root).add_(root);
            lessOne(factor, 1);
        }
        Tensor moved = tall ? torch.baddbmm(back(a), back(a), factor) : torch.baddbmm(a, factor, a);
        raw.copy_(moved.reshape(Tensors.sizes(raw)));
    }

    /// `c₀ E + c₁ E² + ...` of the powers that are given, with the coefficients from `first` on.
    private static Tensor sum(double[] coefficients, int first, Tensor... powers) {
        Tensor sum = powers[0].mul(new Scalar(coefficients[first]));
        for (int i = 1; i < powers.length; i++) {
            sum.add_(powers[i], new Scalar(coefficients[first + i]));
        }
        return sum;
    }

    /// `A Aᵀ / c² - 1`, c² the mean eigenvalue.
    private static Tensor excess(Tensor a) {
        Tensor gram = symmetric(a, a.transpose(1, 2));
        Tensor squares = gram.diagonal(0, 1, 2).mean(new long[] {1}, true, new ScalarTypeOptional()).unsqueeze(2);
        gram.div_(squares.clamp_min(new Scalar(1e-36)));
        lessOne(gram, 1);
        return gram;
    }

    private static void lessOne(Tensor matrices, double times) {
        matrices.diagonal(0, 1, 2).sub_(new Scalar(times));
    }

    /// A product of which is known that it is symmetric. Where it is large, what lies left of the diagonal is copied.
    private static Tensor symmetric(Tensor left, Tensor right) {
        long size = left.size(1);
        if (size < 2 * PANEL) {
            return torch.bmm(left, right);
        }
        Tensor product = left.new_empty(left.size(0), size, size);
        for (long from = 0; from < size; from += PANEL) {
            long rows = Math.min(PANEL, size - from);
            Tensor panel = torch.bmm(left.narrow(1, from, rows), right.narrow(2, from, size - from));
            product.narrow(1, from, rows).narrow(2, from, size - from).copy_(panel);
            product.narrow(2, from, rows).narrow(1, from, size - from).copy_(panel.transpose(1, 2));
        }
        return product;
    }

    /// No less than the spectral norm of a symmetric E, given a power of it: the root of the power's Frobenius norm; the largest of all blocks.
    private static double norm(Tensor power, int exponent) {
        return Math.pow(torch.sum(power.mul(power), new long[] {1, 2}).max().sqrt().item_double(), 1.0 / exponent);
    }

    /// Root mean square of the singular values of each block, `(groups, 1, 1)`.
    private static Tensor pace(Tensor wide) {
        Tensor squares = torch.sum(wide.mul(wide), new long[] {1, 2}, true, new ScalarTypeOptional());
        return squares.div_(new Scalar((double) wide.size(1))).sqrt_().clamp_min_(new Scalar(1e-30));
    }

    private Tensor wide(Tensor tensor) {
        Tensor blocks = tensor.reshape(groups, rows, columns);
        return tall ? blocks.transpose(1, 2) : blocks;
    }

    private Tensor back(Tensor wide) {
        return tall ? wide.transpose(1, 2) : wide;
    }
}
