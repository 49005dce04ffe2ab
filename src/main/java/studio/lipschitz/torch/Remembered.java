package studio.lipschitz.torch;

import org.bytedeco.pytorch.Device;
import studio.lipschitz.tensor.Tensor;
import studio.lipschitz.training.LossMemory;

/// A loss's running number on the device. It belongs to the scope in which it was made.
///
/// @param number one element, float32
record Remembered(org.bytedeco.pytorch.Tensor number) implements LossMemory {

    static Remembered starting(double first, Device device) {
        return new Remembered(Tensors.of(new float[] {(float) first}, device, 1));
    }

    @Override
    public Tensor recall() {
        return new TorchTensor(number);
    }

    @Override
    public void keep(Tensor next) {
        try (var _ = new NoGraph()) {
            number.copy_(TorchTensor.of(next).detach());
        }
    }

    /// The same number, which stays as it is.
    LossMemory frozen() {
        return new LossMemory() {
            @Override
            public Tensor recall() {
                return Remembered.this.recall();
            }

            @Override
            public void keep(Tensor next) {
                // looking changes nothing
            }
        };
    }
}
