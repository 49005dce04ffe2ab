package studio.lipschitz.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;

/// Saves and restores a model in a run's folder. Each file is whole or not there.
final class Checkpoint {
    private static final String RAW = "raw.";
    private static final String MEAN = "adam.mean.";
    private static final String VARIANCE = "adam.variance.";
    private static final String MEMORY = "loss.memory";

    private Checkpoint() {}

    /// Writes the weights that ship, then the state that training goes on from.
    static void save(
            RunFolder run, Model model, Remembered memory, Map<String, Effective> weights, Progress progress, boolean best)
            throws IOException {
        saveWeights(run.lastWeights(), weights, progress);
        if (best) {
            saveWeights(run.bestWeights(), weights, progress);
        }
        var tensors = new LinkedHashMap<String, Safetensors.Array>();
        for (Parameter parameter : model.parameters()) {
            tensors.put(RAW + parameter.name(), array(parameter.raw()));
            if (parameter.trained()) {
                tensors.put(MEAN + parameter.name(), array(parameter.mean()));
                tensors.put(VARIANCE + parameter.name(), array(parameter.variance()));
            }
        }
        tensors.put(MEMORY, array(memory.number()));
        new Safetensors(tensors, progress.toMap()).write(run.lastState());
    }

    private static void saveWeights(Path file, Map<String, Effective> weights, Progress progress) throws IOException {
        var tensors = new LinkedHashMap<String, Safetensors.Array>();
        weights.forEach((name, effective) -> tensors.put(name, array(effective.value())));
        new Safetensors(tensors, Map.of("step", String.valueOf(progress.step()))).write(file);
    }

    /// Puts the saved state into `model`.
    ///
    /// @throws IOException if there is none, or it belongs to another network, in one sentence
    static Progress restore(RunFolder run, Model model, Remembered memory) throws IOException {
        Path file = run.lastState();
        if (!Files.exists(file)) {
            throw new IOException(run.path() + " holds no checkpoint to resume from; start it anew without --resume");
        }
        Safetensors saved = Safetensors.read(file);
        for (Parameter parameter : model.parameters()) {
            put(file, saved, RAW + parameter.name(), parameter.raw());
            if (parameter.trained()) {
                put(file, saved, MEAN + parameter.name(), parameter.mean());
                put(file, saved, VARIANCE + parameter.name(), parameter.variance());
            }
        }
        put(file, saved, MEMORY, memory.number());
        try {
            return Progress.of(saved.metadata());
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void put(Path file, Safetensors saved, String name, Tensor target) throws IOException {
        Safetensors.Array array = saved.tensors().get(name);
        long[] sizes = Tensors.sizes(target);
        if (array == null || !Arrays.equals(array.shape(), sizes)) {
            throw new IOException("%s: %s must have shape %s, was %s; resume with the network that was trained".formatted(
                    file, name, Arrays.toString(sizes), array == null ? "absent" : Arrays.toString(array.shape())));
        }
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            target.copy_(Tensors.of(array.values(), target.device(), sizes));
        }
    }

    private static Safetensors.Array array(Tensor tensor) {
        try (var _ = new PointerScope()) {
            return new Safetensors.Array(Tensors.sizes(tensor), Tensors.floats(tensor));
        }
    }
}
