package studio.lipschitz.torch;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.tensor.Shape;

/// Lower bounds on the constant of any function: the slope between two inputs, sought in float64 by power steps on its derivative at some places.
final class SteepestPair {
    private static final double[] SCALES = {1, 0.1, 10};
    private static final double STEP = 0.05;
    private static final int MOST_STEPS = 150;
    private static final int CALM_STEPS = 4;
    private static final double CONVERGED = 1e-9;

    /// Taken off a slope: both values of the function are rounded, and differ by a twentieth of the inputs' size.
    private static final double MARGIN = 1 - 1e-9;

    private SteepestPair() {}

    /// @param function in float64, of a batch of one
    static double slope(UnaryOperator<Tensor> function, Shape input, Device device) {
        var random = new Random(9);
        double best = 0;
        for (double scale : SCALES) {
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                Tensor place = gaussian(random, input, device).mul(new Scalar(scale));
                best = Math.max(best, climb(function, place, gaussian(random, input, device)));
            }
        }
        return best * MARGIN;
    }

    private static double climb(UnaryOperator<Tensor> function, Tensor place, Tensor direction) {
        double length = STEP * place.norm().item_double();
        Tensor way = direction;
        double best = 0;
        int calm = 0;
        for (int step = 0; step < MOST_STEPS && calm < CALM_STEPS; step++) {
            double size = way.norm().item_double();
            if (!(size > 0)) {
                break;
            }
            Tensor move = way.mul(new Scalar(length / size));
            Tensor other = place.add(move);
            Tensor moved = function.apply(other).sub(function.apply(place));
            double slope = moved.norm().item_double() / other.sub(place).norm().item_double();
            calm = slope > best * (1 + CONVERGED) ? 0 : calm + 1;
            best = Math.max(best, slope);
            way = pulledBack(function, place, moved);
        }
        return best;
    }

    /// The derivative's transpose at `place`, applied to `cotangent`.
    private static Tensor pulledBack(UnaryOperator<Tensor> function, Tensor place, Tensor cotangent) {
        Tensor leaf = place.detach().clone();
        leaf.set_requires_grad(true);
        GradMode.set_enabled(true);
        try {
            Tensor product = function.apply(leaf).mul(cotangent).sum();
            if (!product.requires_grad()) {
                return cotangent.sum().mul(new Scalar(0)).expand(Tensors.sizes(place));
            }
            product.backward();
        } finally {
            GradMode.set_enabled(false);
        }
        return leaf.grad();
    }

    private static Tensor gaussian(Random random, Shape input, Device device) {
        var values = new double[Math.toIntExact(input.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensors.of(values, device, LinearNode.batchOfOne(input));
    }
}
