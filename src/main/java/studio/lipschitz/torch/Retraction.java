package studio.lipschitz.torch;

import org.bytedeco.pytorch.Scalar;
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
/// The way back is a series for `(A Aᵀ / c²)^-½` in float32, of as many terms as its argument needs, after a Newton-Schulz step or two where that is far
/// from 1; after a step so large that they might not lead there, it is [PolarFactor]. So it cannot diverge.
/// Source: Absil, Mahony, Sepulchre 2008, Optimization Algorithms on Matrix Manifolds, 4.1.1 (the polar retraction); Higham 2008, Functions of Matrices, 8.
final class Retraction {
    /// Singular values aim this far below their constant while training: float32 products err by some 1e-6.
    static final double BELOW = 1 - 5e-6;

    /// Bound on `‖A Aᵀ / c² - 1‖` below which the series up to the fourth power errs by less than 1e-6.
    private static final double NEAR = 0.07;

    /// The same for the eighth power.
    private static final double WITHIN = 0.24;

    /// Bound below which a Newton-Schulz step leads into that range, or two.
    private static final double FAR = 0.7;

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
        Tensor pace = pace(a);
        Tensor q = a.div(pace);
        Tensor value = q.mul(new Scalar(scale));
        return new Effective(Effective.laidOut(back(value).reshape(sizes)), gradient -> {
            Tensor g = wide(gradient);
            Tensor product = torch.bmm(g, q.transpose(1, 2));
            Tensor symmetric = product.add(product.transpose(1, 2)).mul(new Scalar(0.5));
            Tensor tangent = torch.baddbmm(g, symmetric, q, new Scalar(1), new Scalar(-1));
            return back(tangent.div(pace).mul(new Scalar(scale))).reshape(sizes);
        });
    }

    /// Leads the weight back after a step.
    void back() {
        Tensor a = wide(raw);
        Tensor pace = pace(a);
        Tensor unit = a.div(pace);
        raw.copy_(back(orthonormal(unit).mul(pace)).reshape(Tensors.sizes(raw)));
    }

    /// Leads a weight back that was not kept so, as one of another's file.
    void settle() {
        Tensor a = wide(raw);
        if (!(norm(excess(a.div(pace(a))), 1) < ASTRAY)) {
            back();
        }
    }

    private static Tensor orthonormal(Tensor unit) {
        Tensor root = null; // of what the Newton-Schulz steps have done so far
        Tensor excess = excess(unit);
        while (true) {
            Tensor square = torch.bmm(excess, excess);
            if (norm(square, 2) < NEAR) {
                return product(ofFourthDegree(excess, square), root, unit);
            }
            Tensor cube = torch.bmm(square, excess);
            double bound = norm(cube, 3);
            if (bound < WITHIN) {
                return product(ofEighthDegree(excess, square, cube), root, unit);
            }
            if (!(bound < FAR)) {
                return PolarFactor.of(unit).factor().to(ScalarType.Float);
            }
            Tensor step = identity(excess).sub(excess, new Scalar(0.5));
            root = root == null ? step : torch.bmm(step, root);
            Tensor gram = torch.bmm(step, torch.bmm(excess.add(identity(excess)), step));
            excess = gram.sub(identity(gram));
        }
    }

    private static Tensor product(Tensor series, @Nullable Tensor root, Tensor unit) {
        return torch.bmm(root == null ? series : torch.bmm(series, root), unit);
    }

    /// `(1 + E)^-½` up to E⁴, from E and E².
    private static Tensor ofFourthDegree(Tensor e, Tensor e2) {
        Tensor low = identity(e).add(e, new Scalar(-1.0 / 2)).add(e2, new Scalar(3.0 / 8));
        Tensor high = e.mul(new Scalar(-5.0 / 16)).add(e2, new Scalar(35.0 / 128));
        return low.add(torch.bmm(e2, high));
    }

    /// `(1 + E)^-½` up to E⁸, from E, E² and E³, in blocks of three terms.
    private static Tensor ofEighthDegree(Tensor e, Tensor e2, Tensor e3) {
        Tensor low = identity(e).add(e, new Scalar(-1.0 / 2)).add(e2, new Scalar(3.0 / 8));
        Tensor middle = identity(e).mul(new Scalar(-5.0 / 16)).add(e, new Scalar(35.0 / 128)).add(e2, new Scalar(-63.0 / 256));
        Tensor high = identity(e).mul(new Scalar(231.0 / 1024)).add(e, new Scalar(-429.0 / 2048)).add(e2, new Scalar(6435.0 / 32768));
        return low.add(torch.bmm(e3, middle.add(torch.bmm(e3, high))));
    }

    /// `U Uᵀ - 1`.
    private static Tensor excess(Tensor unit) {
        Tensor gram = torch.bmm(unit, unit.transpose(1, 2));
        return gram.sub(identity(gram));
    }

    /// No less than the spectral norm of a symmetric E, given a power of it: the root of the power's Frobenius norm; the largest of all blocks.
    private static double norm(Tensor power, int exponent) {
        return Math.pow(torch.sum(power.mul(power), new long[] {1, 2}).max().sqrt().item_double(), 1.0 / exponent);
    }

    private static Tensor identity(Tensor like) {
        return torch.eye(like.size(1)).to(like.device(), like.scalar_type());
    }

    /// Root mean square of the singular values of each block, `(groups, 1, 1)`.
    private static Tensor pace(Tensor wide) {
        Tensor squares = torch.sum(wide.mul(wide), new long[] {1, 2}, true, new org.bytedeco.pytorch.ScalarTypeOptional());
        return squares.div(new Scalar((double) wide.size(1))).sqrt().clamp_min(new Scalar(1e-30));
    }

    private Tensor wide(Tensor tensor) {
        Tensor blocks = tensor.reshape(groups, rows, columns);
        return tall ? blocks.transpose(1, 2) : blocks;
    }

    private Tensor back(Tensor wide) {
        return tall ? wide.transpose(1, 2) : wide;
    }
}
