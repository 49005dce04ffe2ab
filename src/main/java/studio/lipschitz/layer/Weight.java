package studio.lipschitz.layer;

import java.util.List;
import studio.lipschitz.tensor.Shape;

/// A tensor that a layer owns, declared: the engine allocates, constrains, trains and stores it.
///
/// @param name as in PyTorch's state dict, `weight`, `bias`, `running_mean`
/// @param shape sizes; matrices are `(out, in)`, kernels `(out, in / groups, kh, kw)`
/// @param init how it starts
/// @param constraint what the effective tensor that `forward` sees satisfies
/// @param published what stands in for the constraint in reference mode
public record Weight(String name, Shape shape, Init init, Constraint constraint, Published published) {

    public Weight(String name, Shape shape, Init init, Constraint constraint) {
        this(name, shape, init, constraint, Published.of(constraint));
    }

    /// `weight` under a constraint, with a bias of zeros if wanted.
    static List<Weight> constrained(Shape shape, Constraint constraint, boolean bias) {
        return constrained(shape, constraint, Published.of(constraint), bias);
    }

    static List<Weight> constrained(Shape shape, Constraint constraint, Published published, boolean bias) {
        var weight = new Weight("weight", shape, Init.ORTHOGONAL, constraint, published);
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

    /// Whether training moves it under a constraint.
    public boolean steered() {
        return switch (constraint) {
            case Constraint.Spectral _,Constraint.Frobenius _ -> true;
            case Constraint.None _,Constraint.Buffer _ -> false;
        };
    }

    /// How a weight starts.
    public sealed interface Init {
        Init ORTHOGONAL = new Orthogonal();
        Init KAIMING_UNIFORM = new KaimingUniform();
        Init BIAS_UNIFORM = new BiasUniform();
        Init ZEROS = new Constant(0);
        Init ONES = new Constant(1);

        /// Orthogonal, then constrained.
        record Orthogonal() implements Init {}

        /// PyTorch's default for linear and convolution weights: uniform within ±1/sqrt(fan-in).
        record KaimingUniform() implements Init {}

        /// Uniform within ±1/sqrt(fan-in) of the weight declared before it, PyTorch's default for biases.
        record BiasUniform() implements Init {}

        /// Normal with mean 0 and standard deviation 1.
        record Normal() implements Init {}

        /// Every entry the same.
        record Constant(double value) implements Init {}
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
