package studio.lipschitz.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import studio.lipschitz.tensor.Rounding;

/// How far the singular values of a batch of matrices reach: a proved bound on the largest, and the smallest. Float64, for a few products of the size of
/// the smaller side where the matrices are nearly orthogonal, as those of a constrained layer are.
///
/// With p rows on the smaller side, n columns, G = fl(A Aᵀ) and any number c, every eigenvalue of A Aᵀ lies within ‖G - cI‖ + γ(n)·‖A‖²_F of c (Weyl; N.
/// Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, section 3.5; u = 2⁻⁵³, γ(k) = k·u / (1 - k·u)). Here c is the mean of the diagonal.
/// The norm of E = fl(G - cI) is at most its Frobenius norm, and ‖E‖² = ‖E Eᵀ‖ ≤ ‖fl(E Eᵀ)‖_F + γ(p)·‖E‖²_F: one such step of Gram iteration
/// (arXiv:2305.16173) takes an excess of √p to one of p^¼. Matrices are scaled by a power of two, which rounds nothing; what underflows is below [#TINY].
///
/// Where that leaves more than [#NEAR], the spectrum of G says where to look and [TopEigenvalue] proves the bound, if p is at most [#SPECTRUM]; larger
/// matrices keep the bound by Gram iteration.
///
/// @param upper at least the largest singular value over the batch; infinite if an entry is not finite
/// @param smallest the min(rows, columns)-th singular value, the least over the batch: from below and within 1e-6 of it for nearly orthogonal matrices, else
/// as computed, within some 1e-8 of the largest; NaN where it was not sought
record SingularRange(double upper, double smallest) {
    /// Share of c below which both ends are told from E alone.
    private static final double NEAR = 1e-6;

    /// Side up to which a whole spectrum is worth its time.
    private static final long SPECTRUM = 1024;

    private static final int STEPS_OF_LARGE = 3;

    private static final double UNIT = 0x1p-53;
    private static final double TINY = 1e-140;

    /// @param matrices `(batch, rows, columns)`, float64
    static SingularRange of(Tensor matrices) {
        double largest = matrices.abs().max().item_double();
        if (!Double.isFinite(largest)) {
            return new SingularRange(Double.POSITIVE_INFINITY, Double.NaN);
        }
        if (largest == 0) {
            return new SingularRange(0, 0);
        }
        int exponent = Math.getExponent(largest);
        Tensor scaled = matrices.mul(new Scalar(Math.scalb(1.0, -exponent)));
        SingularRange range = ofScaled(matrices.size(1) > matrices.size(2) ? scaled.transpose(1, 2) : scaled);
        double scale = Math.scalb(1.0, exponent);
        return new SingularRange(Rounding.productUp(range.upper, scale), range.smallest * scale);
    }

    /// @param wide `(batch, p, n)`, p at most n, the largest entry between 1 and 2
    private static SingularRange ofScaled(Tensor wide) {
        long size = wide.size(1);
        double columns = wide.size(2);
        Tensor gram = torch.bmm(wide, wide.transpose(1, 2));
        Tensor centres = sums(gram.diagonal(0, 1, 2)).div(new Scalar((double) size));
        Tensor off = gram.sub(torch.eye(size).to(gram.device(), gram.scalar_type()).mul(centres.reshape(-1, 1, 1)));
        double[] centre = Tensors.doubles(centres);
        double[] norm = norms(off, size == 1 ? 0 : size > SPECTRUM ? STEPS_OF_LARGE : 1);
        double greatest = 0;
        double least = Double.POSITIVE_INFINITY;
        boolean near = true;
        for (int i = 0; i < centre.length; i++) {
            double trace = centre[i] * size * (1 + 0x1p-20);
            double reach = norm[i] + 2 * gamma(columns + 2) * trace + 2 * UNIT * centre[i] + TINY;
            near &= reach <= NEAR * centre[i];
            greatest = Math.max(greatest, Math.nextUp(centre[i] + reach));
            least = Math.min(least, Math.nextDown(centre[i] - reach));
        }
        double upper = Rounding.sqrtUp(greatest);
        if (near) {
            return new SingularRange(upper, Math.nextDown(Math.sqrt(least)));
        }
        if (size > SPECTRUM) {
            return new SingularRange(upper, Double.NaN);
        }
        Tensor spectrum = torch.linalg_eigvalsh(gram);
        double proved = Rounding.sqrtUp(TopEigenvalue.ofGram(gram, columns, spectrum.max().item_double()));
        return new SingularRange(Math.min(upper, proved), Math.sqrt(Math.max(0, spectrum.min().item_double())));
    }

    /// Upper bounds on the norms of symmetric matrices, rounding counted twice over.
    ///
    /// @param steps of Gram iteration
    private static double[] norms(Tensor matrices, int steps) {
        double size = matrices.size(1);
        double[] bound = Tensors.doubles(sums(matrices.mul(matrices).flatten(1, -1)));
        for (int i = 0; i < bound.length; i++) {
            bound[i] = Math.sqrt(bound[i]) * (1 + 2 * gamma(size * size + 8)) + TINY;
        }
        if (steps > 0) {
            double[] squared = norms(torch.bmm(matrices, matrices.transpose(1, 2)), steps - 1);
            for (int i = 0; i < bound.length; i++) {
                double step = Math.sqrt(squared[i] + 2 * gamma(size + 2) * bound[i] * bound[i] + TINY * TINY) * (1 + 4 * UNIT);
                bound[i] = Math.min(bound[i], step);
            }
        }
        return bound;
    }

    /// Of each row.
    private static Tensor sums(Tensor rows) {
        return rows.sum(new long[] {1}, false, new ScalarTypeOptional());
    }

    private static double gamma(double operations) {
        double small = operations * UNIT;
        return small > 0.01 ? Double.POSITIVE_INFINITY : small / (1 - small);
    }
}
