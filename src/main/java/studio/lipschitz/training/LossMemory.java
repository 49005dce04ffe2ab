package studio.lipschitz.training;

import studio.lipschitz.tensor.Tensor;

/// The one number that a loss may carry from batch to batch, kept by whoever computes it: the loss itself stays a value.
///
/// It is saved with the run, so that a resumed run goes on exactly.
public interface LossMemory {

    /// Of a loss that carries nothing.
    LossMemory NONE = new LossMemory() {
        @Override
        public Tensor recall() {
            throw new IllegalStateException("this loss carries a number from batch to batch, which nobody keeps");
        }

        @Override
        public void keep(Tensor number) {
            throw new IllegalStateException("this loss carries a number from batch to batch, which nobody keeps");
        }
    };

    /// The number as it is, one element.
    Tensor recall();

    /// Replaces it; while validating it is dropped, as looking must not change what follows.
    void keep(Tensor number);
}
