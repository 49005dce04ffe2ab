package studio.lipschitz.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// The nearest matrix whose singular values are all 1, for a batch of matrices `(groups, rows, columns)`, and its exact derivative.
///
/// For a wide `A = H Q`: `H² = A Aᵀ` is taken apart on the smaller side in float64, so `Q = H⁻¹ A`. No iteration, hence nothing that diverges.
/// Eigenvalues are held above a tiny share of the largest: a matrix without full rank gives singular values from 0 to 1, never NaN.
final class PolarFactor {
    /// Share of the largest eigenvalue of `A Aᵀ` below which rounding has eaten the smaller ones.
    private static final double RANK_SHARE = 1e-14;

    /// Below this share one more step is taken, as the small eigenvalues have lost half of their digits.
    private static final double POLISH_SHARE = 1e-7;

    /// Share of the largest eigenvalue above which a gradient in float32 loses nothing by being pulled back in float32.
    private static final double FLOAT_SHARE = 1e-6;

    private final boolean tall;
    private final Tensor q;
    private final Tensor vectors;
    private final Tensor roots;
    private final Tensor inverse;
    private final double share;

    /// @param inverse `H⁻¹`
    /// @param share the smallest eigenvalue over the largest
    private PolarFactor(boolean tall, Tensor q, Tensor vectors, Tensor roots, Tensor inverse, double share) {
        this.tall = tall;
        this.q = q;
        this.vectors = vectors;
        this.roots = roots;
        this.inverse = inverse;
        this.share = share;
    }

    /// @param matrices `(groups, rows, columns)`
    static PolarFactor of(Tensor matrices) {
        boolean tall = matrices.size(1) > matrices.size(2);
        Tensor a = matrices.to(ScalarType.Double);
        if (tall) {
            a = a.transpose(1, 2);
        }
        // A matrix of tiny or huge entries would leave the range of their squares.
        Tensor entry = torch.amax(a.abs(), new long[] {1, 2}, true);
        Tensor largest = entry.add(entry.eq(new Scalar(0)).to(ScalarType.Double));
        Tensor scaled = a.div(largest);
        var eigen = torch.linalg_eigh(torch.bmm(scaled, scaled.transpose(1, 2)));
        Tensor values = Tensors.first(eigen);
        Tensor vectors = Tensors.second(eigen);
        Tensor most = torch.amax(values, new long[] {1}, true).clamp_min(new Scalar(1)); // at least 1 unless all entries are 0
        Tensor held = torch.maximum(values, most.mul(new Scalar(RANK_SHARE)));
        Tensor roots = held.sqrt();
        Tensor inverse = torch.bmm(vectors.div(roots.unsqueeze(1)), vectors.transpose(1, 2));
        Tensor q = torch.bmm(inverse, scaled);
        double share = torch.amin(values.div(most)).item_double();
        if (share < POLISH_SHARE) {
            q = polished(q);
        }
        return new PolarFactor(tall, q, vectors, roots.mul(largest.select(2, 0)), inverse.div(largest), share);
    }

    /// The factor, float64, of the shape of the matrices.
    Tensor factor() {
        return tall ? q.transpose(1, 2) : q;
    }

    /// The gradient at the matrices for a gradient at the factor, exactly: with `N = G Qᵀ` and `H Y + Y H = Nᵀ - N`,
    /// `dA = H⁻¹ G - (H⁻¹ N + Y) Q`. The equation is diagonal in the eigenvectors of `H`.
    ///
    /// All in the precision of `gradient`; the short side in float64 where small eigenvalues would leave too few digits.
    Tensor pullback(Tensor gradient) {
        ScalarType precision = gradient.scalar_type();
        ScalarType small = share > FLOAT_SHARE ? precision : ScalarType.Double;
        Tensor g = tall ? gradient.transpose(1, 2) : gradient;
        Tensor factor = q.to(precision);
        Tensor v = vectors.to(small);
        Tensor n = torch.bmm(g, factor.transpose(1, 2)).to(small);
        Tensor turned = torch.bmm(torch.bmm(v.transpose(1, 2), n.transpose(1, 2).sub(n)), v);
        Tensor sums = roots.unsqueeze(1).add(roots.unsqueeze(2)).to(small);
        Tensor y = torch.bmm(torch.bmm(v, turned.div(sums)), v.transpose(1, 2));
        Tensor along = torch.bmm(inverse.to(small), n).add(y).to(precision);
        Tensor result = torch.baddbmm(torch.bmm(inverse.to(precision), g), along, factor, new Scalar(1), new Scalar(-1));
        return tall ? result.transpose(1, 2) : result;
    }

    /// One Newton-Schulz step, `1.5 x - 0.5 x³` on singular values: an error e becomes 1.5 e².
    private static Tensor polished(Tensor q) {
        Tensor gram = torch.bmm(q, q.transpose(1, 2));
        return q.mul(new Scalar(1.5)).sub(torch.bmm(gram, q), new Scalar(0.5));
    }
}
