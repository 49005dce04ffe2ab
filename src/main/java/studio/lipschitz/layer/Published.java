package studio.lipschitz.layer;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;

/// How deel-torchlip 1.0.5 reaches a constraint, for runs in reference mode. It is an iteration that comes near the constraint and is no proof of it.
///
/// @param scale what the normalised tensor is multiplied by
/// @param axis whose entries are the rows when the largest singular value is estimated: 1 for transposed convolutions
/// @param epsSpectral least norm that a vector of the power iteration is divided by
/// @param epsBjorck the Björck iteration stops when a step changes the tensor by less, in Frobenius norm; empty: no such iteration
public record Published(double scale, int axis, double epsSpectral, OptionalDouble epsBjorck) {
    static final double EPS = 1e-3;

    /// With the published tolerances.
    static Published of(double scale) {
        return new Published(scale, 0, EPS, OptionalDouble.of(EPS));
    }

    /// What holds under `constraint`, with the published tolerances.
    static Published of(Weight.Constraint constraint) {
        return switch (constraint) {
            case Weight.Constraint.Spectral(double scale, int _, boolean orthogonal) -> new Published(
                    scale, 0, EPS, orthogonal ? OptionalDouble.of(EPS) : OptionalDouble.empty());
            case Weight.Constraint.Frobenius(double scale, boolean _) -> of(scale);
            case Weight.Constraint.None _,Weight.Constraint.Buffer _ -> of(1);
        };
    }

    /// What a kernel of norm 1 is multiplied by. Dilation is left out, so that it can be too large, as
    /// [Constants#kernelScale] is not.
    ///
    /// @param input shape of the image `(channels, height, width)` where zeros are read beyond its edge; the windows that read a pixel are then
    /// averaged over the image, and an average of counts bounds nothing: layers pass null
    public static double coefficient(IntPair kernel, IntPair stride, @Nullable Shape input) {
        if (input != null && stride.equals(IntPair.of(1))) {
            return Math.sqrt(average(kernel.height(), input.dim(-2)) * average(kernel.width(), input.dim(-1)));
        }
        return Math.sqrt(coefficient(kernel.height(), stride.height(), null) * coefficient(kernel.width(), stride.width(), null));
    }

    /// The same for a kernel along one axis, where no root is taken.
    ///
    /// @param input shape of the signal `(channels, length)`, or null
    public static double coefficient(int kernel, int stride, @Nullable Shape input) {
        return input != null && stride == 1 ? average(kernel, input.dim(-1)) : 1.0 / Math.ceilDiv(kernel, stride);
    }

    /// Source: Serrurier et al. 2021, arXiv:2006.06520.
    private static double average(int kernel, long length) {
        double half = (kernel - 1) / 2.0;
        return length / (kernel * (double) length - half * (half + 1));
    }
}
