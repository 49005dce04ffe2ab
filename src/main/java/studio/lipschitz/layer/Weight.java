package studio.lipschitz.layer;

import java.util.List;
import studio.lipschitz.tensor.Shape;

/// A tensor that a layer owns, declared: the engine allocates, constrains, trains and stores it.
///
/// @param name as in PyTorch's state dict, `weight`, `bias`, `running_mean`
/// @param shape sizes; matrices are `(out, in)`, kernels `(out, in / groups, kh, kw)`
/// @param init how it starts
/// @param constraint what the effective tensor that `forward` sees satisfies
public record Weight(String name, Shape shape, Init init, Constraint constraint) {

    /// `weight` under a constraint, with a bias of zeros if wanted.
    static List<Weight> constrained(Shape shape, Constraint constraint, boolean bias) {
        var weight = new Weight("weight", shape, Init.ORTHOGONAL, constraint);
        return bias ? List.of(weight, bias(shape, Init.ZEROS)) : List.of(weight);
    }

    /// `weight` and bias as PyTorch starts them.
    static List<Weight> free(Shape shape, boolean bias) {
        var weight = new Weight("weight", shape, Init.KAIMING_UNIFORM, new Constraint.None());
        return bias ? List.of(weight, bias(shape, Init.BIAS_UNIFORM)) : List.of(weight);
    }

    private static Weight bias(Shape weight, Init init) {
        return new Weight("bias", Shape.of(weight.dim(0)), init, new Constraint.None());
    }

    public enum Init {
        /// Orthogonal, then constrained.
        ORTHOGONAL,
        /// PyTorch's default for linear and convolution weights: uniform within ±1/sqrt(fan-in).
        KAIMING_UNIFORM,
        /// Uniform within ±1/sqrt(fan-in) of the weight declared before it, PyTorch's default for biases.
        BIAS_UNIFORM,
        ZEROS,
        ONES
    }

    /// What holds for the effective tensor at every step. The first axis is the rows, the rest is flattened to columns.
    public sealed interface Constraint {

        /// Trained as it is.
        record None() implements Constraint {}

        /// Not trained: a running statistic.
        record Buffer() implements Constraint {}

        /// The largest singular value over the `groups` row blocks equals `scale`. If `orthogonal`, all singular values of every block do (Björck,
        /// polar factor); if not, the tensor is only divided by its largest one.
        /// Sources: Anil, Lucas, Grosse 2019, arXiv:1811.05381; Miyato et al. 2018, arXiv:1802.05957.
        record Spectral(double scale, int groups, boolean orthogonal) implements Constraint {}

        /// Frobenius norm equals `scale`; with `perRow` each row's Euclidean norm does.
        record Frobenius(double scale, boolean perRow) implements Constraint {}
    }
}
