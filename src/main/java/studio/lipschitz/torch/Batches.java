package studio.lipschitz.torch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import studio.lipschitz.dataset.Split;
import studio.lipschitz.tensor.Shape;

/// A split on a device, whole: a batch is then a selection there, without a trip over the bus.
final class Batches {
    /// Numbers that are brought to the device at once.
    private static final int CHUNK = 1 << 22;

    private final Tensor samples;
    private final Tensor targets;
    private final int[] classes;
    private final Device device;
    private final int size;

    /// Targets for a network with one output are +1 for the class named first and -1 for the other, `(N, 1)`; else the index of the class, `(N)`.
    Batches(Split split, Shape shape, int outputs, Device device) {
        this.device = device;
        this.size = split.size();
        classes = new int[size];
        for (int i = 0; i < size; i++) {
            classes[i] = split.classOf(i);
        }
        this.samples = load(split, shape, device);
        this.targets = outputs == 1 ? Tensors.of(signs(), device, size, 1)
                : Tensors.of(java.util.Arrays.stream(classes).asLongStream().toArray(), device);
    }

    /// A part at a time, so that the host never holds the split as float32 beside what the device holds.
    private static Tensor load(Split split, Shape shape, Device device) {
        var sizes = new long[shape.rank() + 1];
        System.arraycopy(shape.toLongs(), 0, sizes, 1, shape.rank());
        sizes[0] = split.size();
        int each = split.sampleSize();
        int most = Math.max(1, CHUNK / each);
        Tensor samples = torch.empty(sizes, new TensorOptions(ScalarType.Float).device(new DeviceOptional(device)), none());
        for (int start = 0; start < split.size(); start += most) {
            try (var _ = new PointerScope()) {
                int length = Math.min(most, split.size() - start);
                var values = new float[length * each];
                for (int i = 0; i < length; i++) {
                    split.copy(start + i, values, i * each);
                }
                sizes[0] = length;
                torch.narrow(samples, 0, start, length).copy_(Tensors.of(values, device, sizes));
            }
        }
        return samples;
    }

    private static MemoryFormatOptional none() {
        return new MemoryFormatOptional();
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
