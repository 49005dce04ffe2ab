package studio.lipschitz.torch;

import org.bytedeco.pytorch.Tensor;

/// libtorch's tensor behind the opaque one that layers and losses pass around.
record TorchTensor(Tensor value) implements studio.lipschitz.tensor.Tensor {

    static Tensor of(studio.lipschitz.tensor.Tensor tensor) {
        return ((TorchTensor) tensor).value;
    }
}
