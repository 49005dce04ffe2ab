package studio.lipschitz.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.lipschitz.Certificate;
import studio.lipschitz.training.EpochFigures;
import studio.lipschitz.training.EpochFigures.Certified;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.LossMemory;
import studio.lipschitz.training.StepFigures.Part;

/// What a network does on the validation set, without a graph.
///
/// @param loss over the whole set at once, as its Kantorovich-Rubinstein part depends on the batch
/// @param kr mean output of a class minus that of the rest: of the first class, or averaged over all where each has its output
/// @param parts of the loss
/// @param certified share that is right and stays so, for several radii
/// @param certificate what bounds on the network prove of its decisions
record Validation(double loss, double kr, List<Part> parts, List<Certified> certified, Certificate certificate) {
    /// All activations of a batch are held at once: a gigabyte for eight wide convolutions.
    private static final int BATCH = 128;

    static Validation of(
            Model model, Map<String, Effective> weights, Batches data, Loss loss, LossMemory memory, Decision decision, double epsilon) {
        int count = data.size();
        double[] outputs = {};
        for (int start = 0; start < count; start += BATCH) {
            try (var _ = new PointerScope()) {
                double[] part = Tensors.doubles(model.forward(data.slice(start, BATCH).samples(), weights, false));
                if (start == 0) {
                    outputs = new double[part.length / Math.min(BATCH, count) * count];
                }
                System.arraycopy(part, 0, outputs, start * (outputs.length / count), part.length);
            }
        }
        int width = outputs.length / count;
        double value;
        List<Part> parts;
        try (var _ = new PointerScope()) {
            Tensor output = Tensors.of(outputs, data.targets().device(), count, width);
            parts = LossParts.of(loss, model.ops(), output, data.targets(), memory).read();
            value = TorchTensor.of(loss.value(model.ops(), new TorchTensor(output), new TorchTensor(data.targets()), memory)).item_double();
        }
        var certified = new ArrayList<Certified>();
        for (double radius : EpochFigures.epsilons(epsilon)) {
            certified.add(new Certified(radius, decision.certificate(outputs, data, radius).certifiedAccuracy()));
        }
        return new Validation(value, kr(outputs, data.classes(), width), parts, certified, decision.certificate(outputs, data, epsilon));
    }

    private static double kr(double[] outputs, int[] classes, int width) {
        double total = 0;
        for (int kind = 0; kind < width; kind++) {
            double own = 0;
            double rest = 0;
            int members = 0;
            for (int i = 0; i < classes.length; i++) {
                if (classes[i] == kind) {
                    own += outputs[i * width + kind];
                    members++;
                } else {
                    rest += outputs[i * width + kind];
                }
            }
            total += own / Math.max(members, 1) - rest / Math.max(classes.length - members, 1);
        }
        return total / width;
    }
}
