package studio.lipschitz.torch;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// Lower bounds on the norm of a linear node: the slope that one input reaches, sought by Lanczos steps on AᵀA, float64, until it grows no more.
final class SteepestInput {
    private static final double UNIT = 0x1p-53;
    private static final int STEPS = 12;
    private static final int MOST_ROUNDS = 60;
    private static final double CONVERGED = 1e-9;

    private SteepestInput() {}

    /// @param start any vector of its input's shape that is not zero; the search starts there
    static double slope(LinearNode node, Map<String, Effective> weights, Tensor start) {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Tensor vector = start.to(ScalarType.Double).contiguous();
            double slope = slopeAt(node, weights, vector);
            for (int round = 0; round < MOST_ROUNDS; round++) {
                vector = improved(node, weights, vector);
                double next = slopeAt(node, weights, vector);
                boolean done = !(next > slope * (1 + CONVERGED));
                slope = Math.max(slope, next);
                if (done) {
                    break;
                }
            }
            return slope;
        }
    }

    /// Slope that a vector reaches, less what rounding may have added.
    ///
    /// A number of the output is a sum of q products and so off by γ(q)|A||v|, and ‖|A|‖ is at most √n·‖A‖, n the number of inputs (each row of |A| has
    /// the length of that of A, so ‖|A|‖² ≤ ‖A‖²_F ≤ n·‖A‖²). The norms of both vectors are sums of squares of n and of m numbers, off by n·u and m·u.
    /// With m up to 2²⁰, the slope is too large by at most (q·√n + n + 2²⁰)u of ‖A‖; four times that is taken off.
    static double slopeAt(LinearNode node, Map<String, Effective> weights, Tensor vector) {
        Tensor v = vector.to(ScalarType.Double);
        double length = v.norm().item_double();
        if (!(length > 0)) {
            return 0;
        }
        double image = node.applyGram(v, weights, _ -> {});
        double margin = 4 * ((node.terms(weights) + 16) * Math.sqrt((double) v.numel()) + v.numel() + (1 << 20)) * UNIT;
        double slope = image / length * (1 - margin);
        return slope > 0 ? slope : 0;
    }

    /// The Ritz vector of some Lanczos steps, each made orthogonal to all before.
    private static Tensor improved(LinearNode node, Map<String, Effective> weights, Tensor start) {
        long[] sizes = Tensors.sizes(start);
        Tensor last = start.reshape(-1, 1);
        last = last.div(last.norm().clamp_min(new Scalar(1e-300)));
        Tensor basis = last;
        var diagonal = new double[STEPS];
        var beside = new double[STEPS];
        int done = 0;
        for (int i = 0; i < Math.min(STEPS, start.numel()); i++) {
            var image = new Tensor[1];
            node.applyGram(last.reshape(sizes), weights, twice -> image[0] = twice.reshape(-1, 1));
            Tensor next = image[0];
            diagonal[i] = last.mul(next).sum().item_double();
            done++;
            for (int again = 0; again < 2; again++) {
                next = next.sub(torch.mm(basis, torch.mm(basis.t(), next)));
            }
            beside[i] = next.norm().item_double();
            if (!(beside[i] > 1e-12 * diagonal[0])) {
                break;
            }
            last = next.div(new Scalar(beside[i]));
            basis = torch.cat(new TensorVector(basis, last), 1);
        }
        var small = new double[done * done];
        for (int i = 0; i < done; i++) {
            small[i * done + i] = diagonal[i];
            if (i + 1 < done) {
                small[i * done + i + 1] = beside[i];
                small[(i + 1) * done + i] = beside[i];
            }
        }
        Tensor ritz = Tensors.second(torch.linalg_eigh(Tensors.of(small, new Device("cpu"), done, done))).to(start.device(),
                ScalarType.Double);
        return torch.mm(torch.narrow(basis, 1, 0, done), torch.narrow(ritz, 1, done - 1L, 1)).reshape(sizes);
    }
}
