package studio.lipschitz.torch;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.IntTriple;
import studio.lipschitz.tensor.Interpolation;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Reals;
import studio.lipschitz.tensor.Tensor;

/// The operations on libtorch, with autograd. Works in the dtype and on the device of its arguments.
final class TorchOps implements Ops, TorchActivations, TorchNormalisation, TorchPools {

    private static Tensor wrap(org.bytedeco.pytorch.Tensor value) {
        return new TorchTensor(value);
    }

    private static TensorOptional optional(@Nullable Tensor tensor) {
        return tensor == null ? new TensorOptional() : new TensorOptional(of(tensor));
    }

    private static org.bytedeco.pytorch.Tensor of(Tensor tensor) {
        return TorchTensor.of(tensor);
    }

    private static long[] longs(IntPair pair) {
        return new long[] {pair.height(), pair.width()};
    }

    private static long[] longs(IntTriple triple) {
        return new long[] {triple.depth(), triple.height(), triple.width()};
    }

    @Override
    public Tensor linear(Tensor x, Tensor weight, @Nullable Tensor bias) {
        return wrap(torch.linear(of(x), of(weight), optional(bias)));
    }

    @Override
    public Tensor conv2d(Tensor x, Tensor weight, @Nullable Tensor bias, IntPair stride, IntPair padding, IntPair dilation, int groups) {
        return wrap(torch.conv2d(of(x), of(weight), optional(bias), longs(stride), longs(padding), longs(dilation), groups));
    }

    @Override
    public Tensor conv1d(Tensor x, Tensor weight, @Nullable Tensor bias, int stride, int padding, int dilation, int groups) {
        return wrap(torch.conv1d(
                of(x), of(weight), optional(bias), new long[] {stride}, new long[] {padding}, new long[] {dilation}, groups));
    }

    @Override
    public Tensor conv3d(
            Tensor x, Tensor weight, @Nullable Tensor bias, IntTriple stride, IntTriple padding, IntTriple dilation, int groups) {
        return wrap(torch.conv3d(of(x), of(weight), optional(bias), longs(stride), longs(padding), longs(dilation), groups));
    }

    @Override
    public Tensor convTranspose2d(
            Tensor x, Tensor weight, @Nullable Tensor bias, IntPair stride, IntPair padding, IntPair outputPadding, int groups,
            IntPair dilation) {
        return wrap(torch.conv_transpose2d(
                of(x), of(weight), optional(bias), longs(stride), longs(padding), longs(outputPadding), groups, longs(dilation)));
    }

    @Override
    public Tensor pad(Tensor x, PaddingMode mode, int... sizes) {
        return wrap(TorchPadding.pad(of(x), mode, sizes));
    }

    @Override
    public Tensor padWith(Tensor x, double value, int... sizes) {
        long[] ends = java.util.Arrays.stream(sizes).asLongStream().toArray();
        return wrap(torch.pad(of(x), ends, "constant", new DoubleOptional(value)));
    }

    @Override
    public Tensor upsample(Tensor x, Interpolation mode, boolean alignCorners, int[] size, double... factors) {
        return wrap(TorchResizing.upsample(of(x), mode, alignCorners, size, factors));
    }

    @Override
    public Tensor pixelShuffle(Tensor x, int factor) {
        return wrap(torch.pixel_shuffle(of(x), factor));
    }

    @Override
    public Tensor pixelUnshuffle(Tensor x, int factor) {
        return wrap(torch.pixel_unshuffle(of(x), factor));
    }

    @Override
    public Tensor flatten(Tensor x, int startAxis, int endAxis) {
        return wrap(torch.flatten(of(x), startAxis, endAxis));
    }

    @Override
    public Tensor reshape(Tensor x, long... sizes) {
        return wrap(of(x).reshape(sizes));
    }

    @Override
    public long[] sizes(Tensor x) {
        return Tensors.sizes(of(x));
    }

    @Override
    public Tensor sort(Tensor x, int axis) {
        return wrap(Tensors.first(torch.sort(of(x), axis, false)));
    }

    @Override
    public Tensor narrow(Tensor x, int axis, long start, long length) {
        return wrap(torch.narrow(of(x), axis, start, length));
    }

    @Override
    public Tensor concatenate(int axis, Tensor... parts) {
        var values = new org.bytedeco.pytorch.Tensor[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = of(parts[i]);
        }
        return wrap(torch.cat(new TensorVector(values), axis));
    }

    @Override
    public Tensor groupSort(Tensor x, int groupSize) {
        var value = of(x);
        long channels = value.size(1);
        if (groupSize == channels) {
            return wrap(Tensors.first(torch.sort(value, 1, false)));
        }
        if (groupSize == 2 && PairSort.serves(value)) {
            return wrap(PairSort.of(value));
        }
        var grouped = torch.unflatten(value, 1, channels / groupSize, groupSize);
        if (groupSize == 2) {
            var left = grouped.select(2, 0);
            var right = grouped.select(2, 1);
            var sorted = torch.stack(new TensorVector(torch.minimum(left, right), torch.maximum(left, right)), 2);
            return wrap(torch.flatten(sorted, 1, 2));
        }
        return wrap(torch.flatten(Tensors.first(torch.sort(grouped, 2, false)), 1, 2));
    }

    @Override
    public Tensor relu(Tensor x) {
        return wrap(torch.relu(of(x)));
    }

    @Override
    public Tensor sigmoid(Tensor x) {
        return wrap(torch.sigmoid(of(x)));
    }

    @Override
    public Tensor tanh(Tensor x) {
        return wrap(torch.tanh(of(x)));
    }

    @Override
    public Tensor softmax(Tensor x, int axis) {
        return wrap(torch.softmax(of(x), axis));
    }

    @Override
    public Tensor dropout(Tensor x, double p, boolean training) {
        return wrap(torch.dropout(of(x), p, training));
    }

    @Override
    public Tensor batchNorm(
            Tensor x,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            boolean training,
            double momentum,
            double eps) {
        return wrap(torch.batch_norm(
                of(x), optional(weight), optional(bias), optional(runningMean), optional(runningVar), training, momentum, eps, false));
    }

    @Override
    public Tensor perChannel(Tensor x, Reals values) {
        var sizes = new long[Math.toIntExact(of(x).dim())];
        java.util.Arrays.fill(sizes, 1);
        sizes[1] = values.size();
        double[] numbers = values.values().stream().mapToDouble(Double::doubleValue).toArray();
        return wrap(Tensors.of(numbers, of(x).device(), sizes).to(of(x).scalar_type()));
    }

    @Override
    public Tensor add(Tensor a, Tensor b) {
        return wrap(of(a).add(of(b)));
    }

    @Override
    public Tensor subtract(Tensor a, Tensor b) {
        return wrap(of(a).subtract(of(b)));
    }

    @Override
    public Tensor multiply(Tensor a, Tensor b) {
        return wrap(of(a).mul(of(b)));
    }

    @Override
    public Tensor divide(Tensor a, Tensor b) {
        return wrap(of(a).div(of(b)));
    }

    @Override
    public Tensor scale(Tensor a, double factor) {
        return wrap(of(a).mul(new Scalar(factor)));
    }

    @Override
    public Tensor addScalar(Tensor a, double term) {
        return wrap(of(a).add(new Scalar(term)));
    }

    @Override
    public Tensor square(Tensor x) {
        return wrap(of(x).mul(of(x)));
    }

    @Override
    public Tensor sqrt(Tensor x) {
        return wrap(of(x).sqrt());
    }

    @Override
    public Tensor sum(Tensor x) {
        return wrap(of(x).sum());
    }

    @Override
    public Tensor mean(Tensor x) {
        return wrap(of(x).mean());
    }

    @Override
    public Tensor greater(Tensor x, double threshold) {
        var value = of(x).detach();
        return wrap(value.gt(new Scalar(threshold)).to(value.is_floating_point() ? value.scalar_type() : ScalarType.Float));
    }

    @Override
    public Tensor sum(Tensor x, int axis) {
        return wrap(of(x).sum(new long[] {axis}, false, new ScalarTypeOptional()));
    }

    @Override
    public Tensor mean(Tensor x, int axis) {
        return wrap(of(x).mean(new long[] {axis}, false, new ScalarTypeOptional()));
    }

    @Override
    public Tensor max(Tensor x, int axis) {
        return wrap(Tensors.first(torch.max(of(x), axis, false)));
    }

    @Override
    public Tensor logSumExp(Tensor x, int axis) {
        return wrap(torch.logsumexp(of(x), new long[] {axis}, false));
    }

    @Override
    public Tensor maskedFill(Tensor x, Tensor mask, double value) {
        return wrap(of(x).masked_fill(of(mask).ne(new Scalar(0)), new Scalar(value)));
    }

    @Override
    public Tensor oneHot(Tensor index, long classes) {
        return wrap(torch.one_hot(of(index).to(ScalarType.Long), classes).to(ScalarType.Float));
    }

    @Override
    public Tensor detach(Tensor x) {
        return wrap(of(x).detach());
    }
}
