package studio.lipschitz.torch;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.training.Normalization;

/// The tensor that a layer sees, its constraint satisfied, computed without a graph.
///
/// @param value float32; a leaf that may require a gradient
/// @param pullback takes the gradient at `value` to the gradient at the parameter behind it
record Effective(Tensor value, UnaryOperator<Tensor> pullback) {
    /// Effective singular values aim this far below their constant, so that rounding to float32 does not lift one above it.
    private static final double BELOW = 1 - 3e-7;

    /// In reference mode, what the normalisation without a state gives; for the others there is [Reference].
    static Effective of(Weight weight, Normalization normalization, Tensor parameter) {
        return weight.constraint() instanceof Weight.Constraint.Frobenius(double _, boolean perRow)
                && normalization == Normalization.REFERENCE
                        ? normalised(parameter, weight.published().scale(), perRow ? parameter.size(0) : 1)
                        : of(weight.constraint(), parameter);
    }

    static Effective of(Weight.Constraint constraint, Tensor parameter) {
        return switch (constraint) {
            case Weight.Constraint.None _ -> new Effective(parameter.detach(), UnaryOperator.identity());
            case Weight.Constraint.Buffer _ -> new Effective(parameter, UnaryOperator.identity());
            case Weight.Constraint.Spectral(double scale, int groups, boolean orthogonal) -> orthogonal
                    ? orthogonal(parameter, scale * BELOW, groups)
                    : bounded(parameter, scale * BELOW, groups);
            case Weight.Constraint.Frobenius(double scale, boolean perRow) -> normalised(
                    parameter, scale * BELOW, perRow ? parameter.size(0) : 1);
        };
    }

    private static Effective orthogonal(Tensor parameter, double scale, int groups) {
        long rows = parameter.size(0) / groups;
        long columns = parameter.numel() / parameter.size(0);
        if (rows == 1 || columns == 1) {
            return normalised(parameter, scale, groups);
        }
        long[] sizes = Tensors.sizes(parameter);
        PolarFactor polar = PolarFactor.of(parameter.reshape(groups, rows, columns));
        Tensor value = polar.factor().mul(new Scalar(scale)).to(ScalarType.Float).reshape(sizes);
        return new Effective(
                laidOut(value),
                gradient -> polar.pullback(gradient.reshape(groups, rows, columns)).mul(new Scalar(scale)).to(ScalarType.Float)
                        .reshape(sizes));
    }

    /// The whole divided by its largest singular value over all row blocks, `u` and `v` its vectors in the block that has it:
    /// with `W = s P / sigma`, `dP = s / sigma · (G - <G, P> / sigma · u vᵀ)`.
    private static Effective bounded(Tensor parameter, double scale, int groups) {
        long[] sizes = Tensors.sizes(parameter);
        Tensor blocks = parameter.reshape(groups, parameter.size(0) / groups, -1).to(ScalarType.Double);
        LargestSingular largest = LargestSingular.of(blocks);
        Tensor unit = blocks.div(largest.value());
        Tensor value = unit.mul(new Scalar(scale)).to(ScalarType.Float).reshape(sizes);
        return new Effective(laidOut(value), gradient -> {
            Tensor g = gradient.reshape(Tensors.sizes(blocks)).to(ScalarType.Double);
            Tensor result = g.sub(largest.direction().mul(g.mul(unit).sum()));
            return result.div(largest.value()).mul(new Scalar(scale)).to(ScalarType.Float).reshape(sizes);
        });
    }

    /// Each of the `blocks` row blocks divided by its Euclidean norm.
    private static Effective normalised(Tensor parameter, double scale, long blocks) {
        long[] sizes = Tensors.sizes(parameter);
        Tensor matrix = parameter.reshape(blocks, -1).to(ScalarType.Double);
        Tensor norms = Tensors.rowSums(matrix.mul(matrix)).sqrt().clamp_min(new Scalar(1e-30));
        Tensor unit = matrix.div(norms);
        Tensor value = unit.mul(new Scalar(scale)).to(ScalarType.Float).reshape(sizes);
        return new Effective(laidOut(value), gradient -> {
            Tensor g = gradient.reshape(blocks, -1).to(ScalarType.Double);
            Tensor along = Tensors.rowSums(unit.mul(g));
            Tensor across = g.sub(unit.mul(along));
            return across.div(norms).mul(new Scalar(scale)).to(ScalarType.Float).reshape(sizes);
        });
    }

    /// Kernels are stored channels last: convolution and pooling are several times faster so.
    static Tensor laidOut(Tensor value) {
        return value.dim() == 4 ? value.contiguous(MemoryFormat.ChannelsLast) : value.contiguous();
    }
}
