package studio.lipschitz.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.LossMemory;
import studio.lipschitz.training.StepFigures.Part;

/// The terms of a loss over a batch, on the device until they are read.
record LossParts(Map<String, Tensor> values) {
    static final LossParts NONE = new LossParts(Map.of());

    /// Without a graph, and without a trace in the loss's memory.
    static LossParts of(Loss loss, Ops ops, Tensor output, Tensor targets, LossMemory frozen) {
        boolean graph = GradMode.is_enabled();
        GradMode.set_enabled(false);
        try {
            var values = new LinkedHashMap<String, Tensor>();
            for (Loss.Part part : loss.parts(ops, new TorchTensor(output.detach()), new TorchTensor(targets), frozen)) {
                values.put(part.name(), TorchTensor.of(loss.reduced(ops, part.each())));
            }
            return new LossParts(values);
        } finally {
            GradMode.set_enabled(graph);
        }
    }

    List<Part> read() {
        return values.entrySet().stream().map(part -> new Part(part.getKey(), part.getValue().item_double())).toList();
    }
}
