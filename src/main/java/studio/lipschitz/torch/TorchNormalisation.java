package studio.lipschitz.torch;

import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.NormalisationOps;
import studio.lipschitz.tensor.Tensor;

/// [NormalisationOps] on libtorch.
interface TorchNormalisation extends NormalisationOps {

    @Override
    default Tensor layerNorm(Tensor x, long[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        return new TorchTensor(torch.layer_norm(of(x), normalizedShape, optional(weight), optional(bias), eps, false));
    }

    @Override
    default Tensor groupNorm(Tensor x, int groups, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        return new TorchTensor(torch.group_norm(of(x), groups, optional(weight), optional(bias), eps, false));
    }

    @Override
    default Tensor meanAlong(Tensor x, int... axes) {
        long[] dims = java.util.Arrays.stream(axes).asLongStream().toArray();
        return new TorchTensor(torch.mean(of(x), dims, true, new ScalarTypeOptional()));
    }

    @Override
    default Tensor max(Tensor x) {
        return new TorchTensor(torch.max(of(x)));
    }

    @Override
    default void assign(Tensor buffer, Tensor value) {
        try (var _ = new NoGraph()) {
            of(buffer).copy_(of(value).detach());
        }
    }

    private static TensorOptional optional(@Nullable Tensor tensor) {
        return tensor == null ? new TensorOptional() : new TensorOptional(of(tensor));
    }

    private static org.bytedeco.pytorch.Tensor of(Tensor tensor) {
        return TorchTensor.of(tensor);
    }
}
