package studio.lipschitz.torch;

import java.util.Random;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import studio.lipschitz.layer.Weight;

/// A declared weight with its memory: the unconstrained tensor that the optimiser moves.
///
/// @param node id of the node that owns it
/// @param raw float32, before the constraint
record Parameter(String node, Weight weight, Tensor raw) {

    /// Name in files: `spectrallinear1.weight`.
    String name() {
        return node + "." + weight.name();
    }

    boolean trained() {
        return !(weight.constraint() instanceof Weight.Constraint.Buffer);
    }

    /// Allocates and starts a weight.
    ///
    /// @param fanIn columns of the weight that a bias goes with
    static Parameter start(String node, Weight weight, long fanIn, Random random, Device device) {
        long[] sizes = weight.shape().toLongs();
        Tensor raw = switch (weight.init()) {
            case Weight.Init.Orthogonal _ -> orthogonal(weight, random, device);
            case Weight.Init.KaimingUniform _,Weight.Init.BiasUniform _ ->
                uniform(1 / Math.sqrt((double) fanIn), weight.shape().size(), random, device).reshape(sizes);
            case Weight.Init.Normal _ -> Tensors.of(gaussian(weight.shape().size(), random), device, sizes);
            case Weight.Init.Constant(double value) -> torch.full(sizes, new Scalar(value)).to(device, ScalarType.Float);
        };
        return new Parameter(node, weight, raw);
    }

    private static Tensor orthogonal(Weight weight, Random random, Device device) {
        long[] sizes = weight.shape().toLongs();
        int groups = weight.constraint() instanceof Weight.Constraint.Spectral(double _, int g, boolean _) ? g : 1;
        float[] values = gaussian(weight.shape().size(), random);
        long rows = sizes[0] / groups;
        Tensor gaussian = Tensors.of(values, device, groups, rows, values.length / (groups * rows));
        return PolarFactor.of(gaussian).factor().to(ScalarType.Float).contiguous().reshape(sizes);
    }

    private static float[] gaussian(long count, Random random) {
        var values = new float[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static Tensor uniform(double limit, long count, Random random, Device device) {
        var values = new float[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
        return Tensors.of(values, device, count);
    }
}
