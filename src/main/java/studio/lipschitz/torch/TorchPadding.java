package studio.lipschitz.torch;

import java.util.Arrays;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import studio.lipschitz.tensor.PaddingMode;

/// What libtorch puts around an image.
final class TorchPadding {

    private TorchPadding() {}

    /// @param sizes before and behind the last axis, then of the one before it, and so on
    static Tensor pad(Tensor x, PaddingMode mode, int... sizes) {
        long[] ends = Arrays.stream(sizes).asLongStream().toArray();
        return switch (mode) {
            case ZEROS -> torch.pad(x, ends, "constant", new DoubleOptional());
            case REFLECT -> torch.pad(x, ends, "reflect", new DoubleOptional());
            case REPLICATE -> torch.pad(x, ends, "replicate", new DoubleOptional());
            case CIRCULAR -> torch.pad(x, ends, "circular", new DoubleOptional());
            case SYMMETRIC -> mirrored(x, ends);
        };
    }

    /// Symmetric padding, which libtorch lacks.
    private static Tensor mirrored(Tensor x, long[] ends) {
        Tensor result = x;
        for (int i = 0; i < ends.length; i += 2) {
            long axis = result.dim() - 1 - i / 2;
            var before = torch.flip(torch.narrow(result, axis, 0, ends[i]), axis);
            var after = torch.flip(torch.narrow(result, axis, result.size(axis) - ends[i + 1], ends[i + 1]), axis);
            result = torch.cat(new TensorVector(before, result, after), axis);
        }
        return result;
    }
}
