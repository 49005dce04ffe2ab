package studio.lipschitz.torch;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.lipschitz.Certificate;
import studio.lipschitz.training.Loss;

/// What a network does on the validation set, without a graph.
///
/// @param loss over the whole set at once, as its Kantorovich-Rubinstein part depends on the batch
/// @param kr mean output of the first class minus that of the second
/// @param certificate what the network's constant proves of its decisions
record Validation(double loss, double kr, Certificate certificate) {
    private static final int BATCH = 512;

    /// @param constant upper bound on the network's Lipschitz constant; infinite if there is none
    static Validation of(Model model, Map<String, Effective> weights, Batches data, Loss loss, double constant, double epsilon) {
        double[] targets = Tensors.doubles(data.targets());
        var outputs = new double[targets.length];
        for (int start = 0; start < outputs.length; start += BATCH) {
            try (var _ = new PointerScope()) {
                double[] part = Tensors.doubles(model.forward(data.slice(start, BATCH).samples(), weights, false));
                System.arraycopy(part, 0, outputs, start, part.length);
            }
        }
        double value;
        try (var _ = new PointerScope()) {
            Tensor output = Tensors.of(outputs, data.targets().device(), outputs.length, 1);
            value = TorchTensor.of(loss.value(model.ops(), new TorchTensor(output), new TorchTensor(data.targets()))).item_double();
        }
        return of(value, outputs, targets, constant, epsilon);
    }

    private static Validation of(double loss, double[] outputs, double[] targets, double constant, double epsilon) {
        var sums = new double[2];
        var counts = new int[2];
        for (int i = 0; i < outputs.length; i++) {
            int kind = targets[i] > 0 ? 0 : 1;
            sums[kind] += outputs[i];
            counts[kind]++;
        }
        double kr = sums[0] / Math.max(counts[0], 1) - sums[1] / Math.max(counts[1], 1);
        return new Validation(loss, kr, Certificate.of(outputs, targets, constant, epsilon));
    }
}
