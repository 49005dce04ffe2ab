package studio.lipschitz.torch;

import java.util.Arrays;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.DoubleVector;
import org.bytedeco.pytorch.InterpolateFuncOptions;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.kNearestExact;
import studio.lipschitz.tensor.Interpolation;

/// Resizing on libtorch, as `torch.nn.functional.interpolate` does it.
final class TorchResizing {
    private TorchResizing() {}

    /// @param factors what places are computed from, one an axis; empty: the ratio of the sizes
    static Tensor upsample(Tensor x, Interpolation mode, boolean alignCorners, int[] size, double... factors) {
        long[] sizes = Arrays.stream(size).asLongStream().toArray();
        var scales = new DoubleOptional[sizes.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = factors.length == 0 ? new DoubleOptional() : new DoubleOptional(factors[i]);
        }
        return switch (mode) {
            case NEAREST -> switch (sizes.length) {
                case 1 -> torch.upsample_nearest1d(x, sizes, scales[0]);
                case 2 -> torch.upsample_nearest2d(x, sizes, scales[0], scales[1]);
                default -> torch.upsample_nearest3d(x, sizes, scales[0], scales[1], scales[2]);
            };
            case NEAREST_EXACT -> nearestExact(x, sizes, factors);
            case LINEAR -> torch.upsample_linear1d(x, sizes, alignCorners, scales[0]);
            case BILINEAR -> torch.upsample_bilinear2d(x, sizes, alignCorners, scales[0], scales[1]);
            case BICUBIC -> torch.upsample_bicubic2d(x, sizes, alignCorners, scales[0], scales[1]);
            case TRILINEAR -> torch.upsample_trilinear3d(x, sizes, alignCorners, scales[0], scales[1], scales[2]);
        };
    }

    /// The presets lack `_upsample_nearest_exact1d` and its like, but have the function that calls them.
    private static Tensor nearestExact(Tensor x, long[] sizes, double[] factors) {
        var options = new InterpolateFuncOptions();
        options.mode().put(new kNearestExact());
        options.align_corners().put(false);
        options.recompute_scale_factor().put(false);
        if (factors.length == 0) {
            options.size().put(new LongVector(sizes));
        } else {
            options.scale_factor().put(new DoubleVector(factors));
        }
        return torch.interpolate(x, options);
    }
}
