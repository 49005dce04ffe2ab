package studio.lipschitz.torch;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.training.Loss;

/// What a network does on the validation set, without a graph.
///
/// @param loss over the whole set at once, as its Kantorovich-Rubinstein part depends on the batch
/// @param accuracy share of samples on their side; an output of 0 is on neither
/// @param kr mean output of the first class minus that of the second
/// @param certifiedAccuracy share that is right and stays so within epsilon
/// @param meanRadius mean of `y f / L` over all samples, wrong ones counted as 0; in input units
record Validation(double loss, double accuracy, double kr, double certifiedAccuracy, double meanRadius) {
    private static final int BATCH = 512;

    /// @param constant upper bound on the network's Lipschitz constant; infinite if there is none
    static Validation of(Model model, Map<String, Effective> weights, Batches data, Loss loss, double constant, double epsilon) {
        float[] targets = Tensors.floats(data.targets());
        var outputs = new float[targets.length];
        for (int start = 0; start < outputs.length; start += BATCH) {
            try (var _ = new PointerScope()) {
                float[] part = Tensors.floats(model.forward(data.slice(start, BATCH).samples(), weights, false));
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

    private static Validation of(double loss, float[] outputs, float[] targets, double constant, double epsilon) {
        int right = 0;
        int certified = 0;
        double radii = 0;
        var sums = new double[2];
        var counts = new int[2];
        for (int i = 0; i < outputs.length; i++) {
            double margin = outputs[i] * targets[i];
            int kind = targets[i] > 0 ? 0 : 1;
            sums[kind] += outputs[i];
            counts[kind]++;
            if (margin > 0) {
                double radius = margin / constant;
                right++;
                radii += radius;
                certified += radius > epsilon ? 1 : 0;
            }
        }
        double kr = sums[0] / Math.max(counts[0], 1) - sums[1] / Math.max(counts[1], 1);
        double all = outputs.length;
        return new Validation(loss, right / all, kr, certified / all, radii / all);
    }
}
