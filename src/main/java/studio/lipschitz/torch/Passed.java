package studio.lipschitz.torch;

import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.training.Loss;

/// A batch that went forward and back: its loss, after which the weights hold their gradients.
///
/// @param parts of the loss where they are told
record Passed(Tensor loss, LossParts parts) {

    /// @param weights the effective ones, which get gradients where they are trained
    /// @param tells whether the parts of the loss are wanted
    static Passed through(
            Model model, Batches.Batch batch, Map<String, Effective> weights, Loss loss, Remembered memory, boolean tells) {
        for (Parameter parameter : model.parameters()) {
            if (parameter.trained()) {
                Objects.requireNonNull(weights.get(parameter.name())).value().set_requires_grad(true);
            }
        }
        GradMode.set_enabled(true);
        try {
            Tensor output = model.forward(batch.samples(), weights, true);
            LossParts parts = tells ? LossParts.of(loss, model.ops(), output, batch.targets(), memory.frozen()) : LossParts.NONE;
            Tensor value = TorchTensor.of(loss.value(model.ops(), new TorchTensor(output), new TorchTensor(batch.targets()), memory));
            value.backward();
            return new Passed(value, parts);
        } finally {
            GradMode.set_enabled(false);
        }
    }
}
