package studio.lipschitz.torch;

import java.util.Arrays;
import java.util.OptionalInt;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.global.torch;
import studio.lipschitz.tensor.PoolOps;
import studio.lipschitz.tensor.Tensor;

/// [PoolOps] on libtorch.
interface TorchPools extends PoolOps {

    @Override
    default Tensor maxPool(Tensor x, int[] kernel, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
        var value = TorchTensor.of(x);
        return new TorchTensor(switch (kernel.length) {
            case 1 -> torch.max_pool1d(value, longs(kernel), longs(stride), longs(padding), longs(dilation), ceilMode);
            case 2 -> torch.max_pool2d(value, longs(kernel), longs(stride), longs(padding), longs(dilation), ceilMode);
            case 3 -> torch.max_pool3d(value, longs(kernel), longs(stride), longs(padding), longs(dilation), ceilMode);
            default -> throw noSuchPool(kernel);
        });
    }

    @Override
    default Tensor avgPool(
            Tensor x, int[] kernel, int[] stride, int[] padding, boolean ceilMode, boolean countIncludePad, OptionalInt divisor) {
        var value = TorchTensor.of(x);
        LongOptional by = divisor.isPresent() ? new LongOptional(divisor.getAsInt()) : new LongOptional();
        return new TorchTensor(switch (kernel.length) {
            case 1 -> torch.avg_pool1d(value, longs(kernel), longs(stride), longs(padding), ceilMode, countIncludePad);
            case 2 -> torch.avg_pool2d(value, longs(kernel), longs(stride), longs(padding), ceilMode, countIncludePad, by);
            case 3 -> torch.avg_pool3d(value, longs(kernel), longs(stride), longs(padding), ceilMode, countIncludePad, by);
            default -> throw noSuchPool(kernel);
        });
    }

    @Override
    default Tensor adaptiveAvgPool(Tensor x, int[] outputSize) {
        var value = TorchTensor.of(x);
        return new TorchTensor(switch (outputSize.length) {
            case 1 -> torch.adaptive_avg_pool1d(value, longs(outputSize));
            case 2 -> torch.adaptive_avg_pool2d(value, longs(outputSize));
            case 3 -> torch.adaptive_avg_pool3d(value, longs(outputSize));
            default -> throw noSuchPool(outputSize);
        });
    }

    @Override
    default Tensor adaptiveMaxPool(Tensor x, int[] outputSize) {
        var value = TorchTensor.of(x);
        return new TorchTensor(Tensors.first(switch (outputSize.length) {
            case 1 -> torch.adaptive_max_pool1d(value, longs(outputSize));
            case 2 -> torch.adaptive_max_pool2d(value, longs(outputSize));
            case 3 -> torch.adaptive_max_pool3d(value, longs(outputSize));
            default -> throw noSuchPool(outputSize);
        }));
    }

    private static IllegalArgumentException noSuchPool(int[] sizes) {
        return new IllegalArgumentException("a pool has one to three axes, was " + Arrays.toString(sizes));
    }

    private static long[] longs(int[] sizes) {
        return Arrays.stream(sizes).asLongStream().toArray();
    }
}
