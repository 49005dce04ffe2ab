package studio.lipschitz.torch;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// A batch `(N, *)` of float64 on the CPU, sample by sample. What is returned belongs to the scope that is open.
final class Rows {
    private Rows() {}

    /// Euclidean norm of each sample.
    static double[] norms(Tensor batch) {
        Tensor flat = batch.reshape(batch.size(0), -1);
        return Tensors.doubles(Tensors.rowSums(flat.mul(flat)).sqrt());
    }

    /// Each sample times its factor.
    static Tensor times(Tensor batch, double[] factors) {
        return batch.mul(Tensors.of(factors, new Device("cpu"), column(batch, factors.length)));
    }

    /// Each sample divided by its norm; zeros stay.
    static Tensor unit(Tensor batch) {
        double[] factors = norms(batch);
        for (int i = 0; i < factors.length; i++) {
            factors[i] = factors[i] > 0 ? 1 / factors[i] : 0;
        }
        return times(batch, factors);
    }

    static Tensor gaussian(Random random, long... sizes) {
        var values = new double[Math.toIntExact(Arrays.stream(sizes).reduce(1, Math::multiplyExact))];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensors.of(values, new Device("cpu"), sizes);
    }

    /// Every number off by about 2⁻³⁰ of itself.
    static Tensor shaken(Tensor batch, Random random) {
        return batch.add(batch.mul(gaussian(random, Tensors.sizes(batch))).mul(new Scalar(0x1p-30)));
    }

    /// The samples at these places of the batch.
    static Tensor choose(Tensor batch, int[] places) {
        return batch.index_select(0, Tensors.of(Arrays.stream(places).asLongStream().toArray(), new Device("cpu")));
    }

    /// Sample by sample from `first` where it is chosen, else from `second`.
    static Tensor choose(boolean[] chosen, Tensor first, Tensor second) {
        var mask = new double[chosen.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = chosen[i] ? 1 : 0;
        }
        Tensor column = Tensors.of(mask, new Device("cpu"), column(first, mask.length));
        return torch.where(column.gt(new Scalar(0.5)), first, second);
    }

    private static long[] column(Tensor batch, int count) {
        var sizes = new long[Math.toIntExact(batch.dim())];
        Arrays.fill(sizes, 1);
        sizes[0] = count;
        return sizes;
    }
}
