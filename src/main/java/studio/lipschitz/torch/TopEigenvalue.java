package studio.lipschitz.torch;

import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// Proved upper bounds on the largest eigenvalue of AᴴA, float64, over a batch of matrices.
///
/// An estimate, by whatever method, only says where to look. What proves c is a Cholesky factorisation of B = fl(c·I - fl(AᴴA)) that succeeds (S. M.
/// Rump, Verification of positive definiteness, BIT 46, 2006; derived here from N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition).
/// With u = 2⁻⁵³, γ(k) = k·u / (1 - k·u), p the size of B and sums in any order:
///
///  * its factor has RᴴR = B + E, |E| ≤ γ(p + 1)|R|ᵀ|R| (theorem 10.3). |R|ᵀ|R| is positive semidefinite, so its norm is at most its trace, which is
///    that of B but for a factor 1 / (1 - γ(p + 1)); the trace of B is at most p·c. Hence ‖E‖ ≤ 2·γ(p + 1)·p·c, and B ≥ -‖E‖·I.
///  * the diagonal of B is off by u·c at most, its other entries are those of fl(AᴴA).
///  * AᴴA is off by γ(q)|A|ᵀ|A| entry by entry, q the number of terms of its sums: in norm by γ(q)·‖A‖²_F, and ‖A‖²_F ≤ trace(fl(AᴴA)) / (1 - γ(q)).
///
/// So the largest eigenvalue of AᴴA is at most c + u·c + 2γ(p + 1)·p·c + γ(q)·trace. A complex operation counts as four (Higham, lemma 3.5, with room).
/// The sum is doubled, which covers the roundings of this class, and k·u stays below 1/100.
final class TopEigenvalue {
    private static final double UNIT = 0x1p-53;
    private static final int COMPLEX = 4;

    /// Larger single matrices are estimated by Lanczos steps, as a whole spectrum costs many times the proof.
    private static final int LARGE = 384;

    private static final int LANCZOS_STEPS = 80;

    private TopEigenvalue() {}

    /// Upper bound on the largest squared singular value.
    ///
    /// @param matrices `(batch, rows, columns)`, float64 or complex float64, finite
    static double ofSquares(Tensor matrices) {
        boolean tall = matrices.size(1) > matrices.size(2);
        Tensor adjoint = matrices.transpose(1, 2).conj();
        Tensor gram = tall ? torch.bmm(adjoint, matrices) : torch.bmm(matrices, adjoint);
        return ofGram(gram, (double) (tall ? matrices.size(1) : matrices.size(2)));
    }

    /// Upper bound on the largest eigenvalue of the matrices of which these are computed values.
    ///
    /// @param gram `(batch, p, p)`, each AᴴA for some A
    /// @param terms of the longest sum of products in it
    static double ofGram(Tensor gram, double terms) {
        return ofGram(gram, terms, Double.NaN);
    }

    /// The same for an eigenvalue that was found, by whatever method; NaN if none was.
    static double ofGram(Tensor gram, double terms, double found) {
        long size = gram.size(1);
        Tensor diagonals = torch.real(gram.diagonal(0, 1, 2).contiguous());
        double trace = diagonals.sum(new long[] {1}, false, new org.bytedeco.pytorch.ScalarTypeOptional()).max().item_double();
        if (trace == 0) {
            return 0; // every entry of A is zero
        }
        if (!Double.isFinite(trace)) {
            return Double.POSITIVE_INFINITY;
        }
        int weight = complex(gram) ? COMPLEX : 1;
        double proof = gamma(weight * (size + 2.0));
        double errors = gamma(weight * (terms + 2)) * trace * (1 + 0x1p-20);
        Tensor identity = torch.eye(size).to(gram.device(), gram.scalar_type());
        double estimate = Math.min(trace, Double.isNaN(found) ? estimate(gram) : Math.max(0, found));
        for (double excess = 4 * UNIT * (size + 8);; excess *= 4) {
            double c = Math.min(estimate * (1 + excess), trace * (1 + 0x1p-20));
            try (var _ = new PointerScope()) { // a matrix for each attempt would be hundreds of MB
                if (c >= trace || factorises(identity.mul(new Scalar(c)).sub(gram))) {
                    return Math.nextUp(c + 2 * (UNIT * c + 2 * proof * size * c + errors));
                }
            }
        }
    }

    private static boolean complex(Tensor tensor) {
        return tensor.scalar_type() == ScalarType.ComplexDouble;
    }

    private static boolean factorises(Tensor matrices) {
        Tensor info = Tensors.second(torch.linalg_cholesky_ex(matrices, false, false));
        return info.abs().max().item_long() == 0;
    }

    private static double gamma(double operations) {
        double small = operations * UNIT;
        if (small > 0.01) {
            return Double.POSITIVE_INFINITY;
        }
        return small / (1 - small);
    }

    private static double estimate(Tensor gram) {
        if (gram.size(0) == 1 && gram.size(1) > LARGE && !complex(gram)) {
            return lanczos(gram.select(0, 0));
        }
        return Math.max(0, torch.linalg_eigvalsh(gram).max().item_double());
    }

    /// Largest Ritz value after some steps from a fixed vector.
    private static double lanczos(Tensor matrix) {
        int size = Math.toIntExact(matrix.size(0));
        double[] start = new Random(2).doubles(size, -1, 1).toArray();
        Tensor vector = Tensors.of(start, matrix.device(), size, 1);
        double[] diagonal = new double[LANCZOS_STEPS];
        double[] beside = new double[LANCZOS_STEPS];
        int steps = Math.min(LANCZOS_STEPS, size);
        int done = 0;
        Tensor vectors = Tensors.of(new double[steps * size], matrix.device(), steps, size); // a row each
        vectors.select(0, 0).copy_(vector.div(vector.norm()).flatten());
        for (int i = 0; i < steps; i++) {
            try (var _ = new PointerScope()) {
                Tensor basis = vectors.narrow(0, 0, i + 1);
                Tensor last = vectors.narrow(0, i, 1).t();
                Tensor image = torch.mm(matrix, last);
                diagonal[i] = last.mul(image).sum().item_double();
                done = i + 1;
                for (int twice = 0; twice < 2; twice++) {
                    image = image.sub(torch.mm(basis.t(), torch.mm(basis, image)));
                }
                beside[i] = image.norm().item_double();
                if (!(beside[i] > 1e-13 * Math.abs(diagonal[0]))) {
                    break;
                }
                if (done < steps) {
                    vectors.select(0, done).copy_(image.div(new Scalar(beside[i])).flatten());
                }
            }
        }
        var small = new double[done * done];
        for (int i = 0; i < done; i++) {
            small[i * done + i] = diagonal[i];
            if (i + 1 < done) {
                small[i * done + i + 1] = beside[i];
                small[(i + 1) * done + i] = beside[i];
            }
        }
        return Math.max(0,
                torch.linalg_eigvalsh(Tensors.of(small, new org.bytedeco.pytorch.Device("cpu"), done, done).to(ScalarType.Double))
                        .max().item_double());
    }
}
