package studio.lipschitz.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.global.torch;
import studio.lipschitz.tensor.ActivationOps;
import studio.lipschitz.tensor.Tensor;

/// [ActivationOps] on libtorch.
interface TorchActivations extends ActivationOps {

    @Override
    default Tensor leakyRelu(Tensor x, double slope) {
        return new TorchTensor(torch.leaky_relu(of(x), new Scalar(slope)));
    }

    @Override
    default Tensor prelu(Tensor x, Tensor weight) {
        return new TorchTensor(torch.prelu(of(x), of(weight)));
    }

    @Override
    default Tensor elu(Tensor x, double alpha) {
        return new TorchTensor(torch.elu(of(x), new Scalar(alpha), new Scalar(1.0), new Scalar(1.0)));
    }

    @Override
    default Tensor selu(Tensor x) {
        return new TorchTensor(torch.selu(of(x)));
    }

    @Override
    default Tensor gelu(Tensor x, boolean tanh) {
        return new TorchTensor(torch.gelu(of(x), tanh ? "tanh" : "none"));
    }

    @Override
    default Tensor silu(Tensor x) {
        return new TorchTensor(torch.silu(of(x)));
    }

    @Override
    default Tensor mish(Tensor x) {
        return new TorchTensor(torch.mish(of(x)));
    }

    @Override
    default Tensor hardswish(Tensor x) {
        return new TorchTensor(torch.hardswish(of(x)));
    }

    @Override
    default Tensor softplus(Tensor x, double beta, double threshold) {
        return new TorchTensor(torch.softplus(of(x), new Scalar(beta), new Scalar(threshold)));
    }

    @Override
    default Tensor abs(Tensor x) {
        return new TorchTensor(torch.abs(of(x)));
    }

    @Override
    default Tensor logSoftmax(Tensor x, int axis) {
        return new TorchTensor(torch.log_softmax(of(x), axis));
    }

    @Override
    default Tensor sin(Tensor x) {
        return new TorchTensor(torch.sin(of(x)));
    }

    @Override
    default Tensor cos(Tensor x) {
        return new TorchTensor(torch.cos(of(x)));
    }

    @Override
    default Tensor clamp(Tensor x, double low, double high) {
        return new TorchTensor(torch.clamp(of(x), new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high))));
    }

    @Override
    default Tensor where(Tensor condition, Tensor a, Tensor b) {
        return new TorchTensor(torch.where(of(condition).ne(new Scalar(0)), of(a), of(b)));
    }

    private static org.bytedeco.pytorch.Tensor of(Tensor tensor) {
        return TorchTensor.of(tensor);
    }
}
