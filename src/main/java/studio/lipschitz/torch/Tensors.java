package studio.lipschitz.torch;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// Host arrays to tensors and back. What is returned belongs to the scope that is open.
final class Tensors {

    private Tensors() {}

    static long[] sizes(Tensor tensor) {
        var sizes = new long[Math.toIntExact(tensor.dim())];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = tensor.size(i);
        }
        return sizes;
    }

    /// A copy of the first member: what `get0` gives dangles once the pair is gone.
    static Tensor first(T_TensorTensor_T pair) {
        return new Tensor(pair.get0());
    }

    static Tensor second(T_TensorTensor_T pair) {
        return new Tensor(pair.get1());
    }

    /// Sums of the rows of a matrix, as a column.
    static Tensor rowSums(Tensor matrix) {
        return matrix.sum(new long[] {1}, true, new org.bytedeco.pytorch.ScalarTypeOptional());
    }

    static Tensor of(float[] values, Device device, long... sizes) {
        try (var host = new FloatPointer(values)) {
            return torch.from_blob(host, sizes, new TensorOptions(ScalarType.Float)).to(device, ScalarType.Float, false, true, none());
        }
    }

    static Tensor of(double[] values, Device device, long... sizes) {
        try (var host = new DoublePointer(values)) {
            return torch.from_blob(host, sizes, new TensorOptions(ScalarType.Double)).to(device, ScalarType.Double, false, true, none());
        }
    }

    static Tensor of(long[] values, Device device) {
        try (var host = new LongPointer(values)) {
            return torch.from_blob(host, new long[] {values.length}, new TensorOptions(ScalarType.Long))
                    .to(device, ScalarType.Long, false, true, none());
        }
    }

    static float[] floats(Tensor tensor) {
        Tensor host = tensor.detach().to(new Device(torch.DeviceType.CPU), ScalarType.Float).contiguous();
        var values = new float[Math.toIntExact(host.numel())];
        new FloatPointer(host.data_ptr()).get(values);
        return values;
    }

    static double[] doubles(Tensor tensor) {
        Tensor host = tensor.detach().to(new Device(torch.DeviceType.CPU), ScalarType.Double).contiguous();
        var values = new double[Math.toIntExact(host.numel())];
        new DoublePointer(host.data_ptr()).get(values);
        return values;
    }

    private static org.bytedeco.pytorch.MemoryFormatOptional none() {
        return new org.bytedeco.pytorch.MemoryFormatOptional();
    }
}
