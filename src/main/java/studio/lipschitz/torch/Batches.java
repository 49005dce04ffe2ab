package studio.lipschitz.torch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import studio.lipschitz.dataset.Split;
import studio.lipschitz.tensor.Shape;

/// A split on a device, whole: a batch is then a selection there, without a trip over the bus.
final class Batches {
    private final Tensor samples;
    private final Tensor targets;
    private final int[] classes;
    private final Device device;
    private final int size;

    /// Targets for a network with one output are +1 for the class named first and -1 for the other, `(N, 1)`; else the index of the class, `(N)`.
    Batches(Split split, Shape shape, int outputs, Device device) {
        this.device = device;
        this.size = split.size();
        int each = split.sampleSize();
        var values = new float[Math.multiplyExact(size, each)];
        classes = new int[size];
        for (int i = 0; i < size; i++) {
            split.copy(i, values, i * each);
            classes[i] = split.classOf(i);
        }
        var sizes = new long[shape.rank() + 1];
        sizes[0] = size;
        System.arraycopy(shape.toLongs(), 0, sizes, 1, shape.rank());
        this.samples = Tensors.of(values, device, sizes);
        this.targets = outputs == 1 ? Tensors.of(signs(), device, size, 1)
                : Tensors.of(java.util.Arrays.stream(classes).asLongStream().toArray(), device);
    }

    record Batch(Tensor samples, Tensor targets) {}

    int size() {
        return size;
    }

    /// `count` samples of `order` from `start`, or what is left of it.
    Batch select(int[] order, int start, int count) {
        int length = Math.min(count, size - start);
        var indices = new long[length];
        for (int i = 0; i < length; i++) {
            indices[i] = order[start + i];
        }
        Tensor chosen = Tensors.of(indices, device);
        return new Batch(torch.index_select(samples, 0, chosen), torch.index_select(targets, 0, chosen));
    }

    /// Samples from `start` in file order.
    Batch slice(int start, int count) {
        int length = Math.min(count, size - start);
        return new Batch(torch.narrow(samples, 0, start, length), torch.narrow(targets, 0, start, length));
    }

    Tensor targets() {
        return targets;
    }

    /// Index of each sample's class.
    int[] classes() {
        return classes;
    }

    /// +1 for the class named first and -1 for any other.
    double[] signs() {
        return java.util.Arrays.stream(classes).mapToDouble(kind -> kind == 0 ? 1 : -1).toArray();
    }
}
