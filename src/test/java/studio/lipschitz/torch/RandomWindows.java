package studio.lipschitz.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import studio.lipschitz.tensor.PaddingMode;

/// Convolutions drawn at random, and their matrices as libtorch multiplies: basis vectors go in, the columns come out. Shares no index with the bounds.
final class RandomWindows {
    private static final List<PaddingMode> MODES = List.of(PaddingMode.values());

    private final Random random;
    private final Device cpu = new Device("cpu");

    RandomWindows(long seed) {
        this.random = new Random(seed);
    }

    /// @param transposed the map is the adjoint of what libtorch does
    record Case(WindowMap map, boolean transposed, String spectrum) {

        boolean zeros() {
            return map.axes().stream().allMatch(WindowAxis::zeros);
        }

        boolean only(PaddingMode mode) {
            return !zeros() && map.axes().stream().allMatch(axis -> axis.zeros() || axis.mode() == mode);
        }

        @Override
        public String toString() {
            return map.axes() + " groups " + map.groups() + " kernel " + java.util.Arrays.toString(Tensors.sizes(map.kernel())) + " "
                    + spectrum
                    + (transposed ? " transposed" : "");
        }
    }

    /// One that fits.
    Case draw(int smallest, int largest) {
        while (true) {
            boolean transposed = random.nextInt(5) == 0;
            int groups = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
            PaddingMode mode = transposed || random.nextBoolean() ? PaddingMode.ZEROS : MODES.get(random.nextInt(MODES.size()));
            int dims = transposed ? 2 : smallest < 4 && random.nextInt(10) == 0 ? 3 : 1 + random.nextInt(2);
            var axes = new ArrayList<WindowAxis>();
            for (int i = 0; i < dims; i++) {
                axes.add(axis(mode, smallest, dims == 3 ? Math.min(largest, 3) : largest));
            }
            if (axes.stream().allMatch(axis -> axis.windows() >= 1)) {
                return kernel(axes, groups, transposed);
            }
        }
    }

    private WindowAxis axis(PaddingMode mode, int smallest, int largest) {
        int size = smallest + random.nextInt(largest - smallest + 1);
        int taps = 1 + random.nextInt(4);
        int stride = 1 + random.nextInt(random.nextBoolean() ? 1 : 3);
        int dilation = 1 + random.nextInt(random.nextBoolean() ? 1 : 3);
        int span = (taps - 1) * dilation;
        int before = Math.min(random.nextInt(3) == 0 ? random.nextInt(4) : span / 2, WindowAxis.reach(mode, size));
        int room = size + 2 * before - span - 1;
        return new WindowAxis(size, taps, stride, dilation, before, room < 0 ? 0 : room / stride + 1, mode);
    }

    private Case kernel(List<WindowAxis> axes, int groups, boolean transposed) {
        int outs = 1 + random.nextInt(3);
        int ins = 1 + random.nextInt(3);
        int taps = axes.stream().mapToInt(WindowAxis::taps).reduce(1, (a, b) -> a * b);
        var values = new double[groups * outs * ins * taps];
        String spectrum = List.of("gaussian", "gaussian", "positive", "orthogonal", "rank one", "clustered", "single")
                .get(random.nextInt(7));
        for (int i = 0; i < values.length; i++) {
            values[i] = spectrum.equals("positive") ? random.nextDouble() : spectrum.equals("single") ? 0 : random.nextGaussian();
        }
        if (spectrum.equals("single")) {
            values[random.nextInt(values.length)] = 1;
        }
        Tensor flat = Tensors.of(values, cpu, (long) groups * outs, (long) ins * taps);
        flat = switch (spectrum) {
            case "orthogonal" -> orthogonal(flat);
            case "rank one" -> torch.mm(torch.narrow(flat, 1, 0, 1), torch.narrow(flat, 0, 0, 1));
            case "clustered" -> orthogonal(flat).add(flat, new Scalar(1e-9));
            default -> flat;
        };
        if (random.nextInt(8) == 0) {
            double scale = random.nextBoolean() ? 1e30 : 1e-30;
            spectrum += " × " + scale;
            flat = flat.mul(new Scalar(scale));
        }
        var sizes = new long[2 + axes.size()];
        sizes[0] = (long) groups * outs;
        sizes[1] = ins;
        for (int i = 0; i < axes.size(); i++) {
            sizes[2 + i] = axes.get(i).taps();
        }
        return new Case(WindowMap.of(flat.reshape(sizes), groups, axes), transposed, spectrum);
    }

    /// Orthonormal rows or columns, from a QR decomposition.
    private static Tensor orthogonal(Tensor matrix) {
        boolean wide = matrix.size(0) < matrix.size(1);
        Tensor q = Tensors.first(torch.linalg_qr(wide ? matrix.t() : matrix));
        return wide ? q.t().contiguous() : q;
    }

    /// `(inputs, outputs)` of the convolution, or of its adjoint.
    static Tensor matrix(Case one) {
        WindowMap map = one.map();
        int dims = 3;
        long channels = (long) map.groups() * (one.transposed() ? map.outs() : map.ins());
        var sizes = new long[2 + dims];
        var strides = new long[dims];
        var dilations = new long[dims];
        var pads = new long[dims];
        var extra = new long[dims];
        long count = channels;
        sizes[1] = channels;
        for (int i = 0; i < dims; i++) {
            WindowAxis axis = map.axes().get(i);
            sizes[2 + i] = one.transposed() ? axis.windows() : axis.size();
            strides[i] = axis.stride();
            dilations[i] = axis.dilation();
            pads[i] = axis.before();
            extra[i] = axis.size()
                    - ((axis.windows() - 1L) * axis.stride() - 2L * axis.before() + (axis.taps() - 1L) * axis.dilation() + 1);
            count *= sizes[2 + i];
        }
        sizes[0] = count;
        Tensor basis = torch.eye(count).to(ScalarType.Double).reshape(sizes);
        Tensor image = one.transposed()
                ? torch.conv_transpose3d(basis, map.kernel(), new TensorOptional(), strides, pads, extra, map.groups(), dilations)
                : torch.conv3d(padded(basis, map), map.kernel(), new TensorOptional(), strides, new long[dims], dilations, map.groups());
        return image.reshape(count, -1);
    }

    /// Along each axis on its own, as libtorch pads it.
    private static Tensor padded(Tensor x, WindowMap map) {
        Tensor result = x;
        for (int i = 0; i < 3; i++) {
            WindowAxis axis = map.axes().get(i);
            if (axis.before() > 0) {
                // the axis to the end, as a batch of signals
                Tensor turned = result.transpose(2 + i, 4).contiguous();
                long[] sizes = Tensors.sizes(turned);
                Tensor signals = turned.reshape(-1, 1, sizes[4]);
                var value = new TorchOps().pad(new TorchTensor(signals), axis.mode(), axis.before(), axis.before());
                sizes[4] += 2L * axis.before();
                result = TorchTensor.of(value).reshape(sizes).transpose(2 + i, 4).contiguous();
            }
        }
        return result;
    }

    static double norm(Case one) {
        return torch.linalg_svdvals(matrix(one)).max().item_double();
    }
}
