package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import studio.lipschitz.training.PlanJson;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingPlan;

/// Saves and restores a model in a run's folder. Each file is whole or not there.
final class Checkpoint {
    private static final String PLAN = "plan";

    private Checkpoint() {}

    /// What was saved beside the tensors.
    ///
    /// @param plan with what was changed in mid-run
    record Place(Progress progress, TrainingPlan plan) {}

    /// All that the next step depends on, beside its place in the run, by name: parameters before their constraint, what the optimiser and the loss
    /// remember, and the state of reference mode (`reference.u.spectrallinear1.weight`).
    static Map<String, Tensor> state(Model model, Descent descent, Remembered memory) {
        var state = new LinkedHashMap<String, Tensor>();
        model.parameters().forEach(parameter -> state.put("raw." + parameter.name(), parameter.raw()));
        state.putAll(descent.state());
        state.put("loss.memory", memory.number());
        model.references().forEach((parameter, reference) -> reference.state().forEach(
                (name, tensor) -> state.put("reference." + name + "." + parameter, tensor)));
        return state;
    }

    /// Writes the weights that ship, then the state that training goes on from.
    ///
    /// @param plan as it is now: a resumed run goes on with it
    static void save(
            RunFolder run, Map<String, Tensor> state, Map<String, Effective> weights, Progress progress, TrainingPlan plan, boolean best)
            throws IOException {
        saveWeights(run.lastWeights(), weights, progress);
        if (best) {
            saveWeights(run.bestWeights(), weights, progress);
        }
        var tensors = new LinkedHashMap<String, Safetensors.Array>();
        state.forEach((name, tensor) -> tensors.put(name, array(tensor)));
        Map<String, String> place = progress.toMap();
        place.put(PLAN, PlanJson.write(plan).toString());
        new Safetensors(tensors, place).write(run.lastState());
    }

    private static void saveWeights(Path file, Map<String, Effective> weights, Progress progress) throws IOException {
        var tensors = new LinkedHashMap<String, Safetensors.Array>();
        weights.forEach((name, effective) -> tensors.put(name, array(effective.value())));
        new Safetensors(tensors, Map.of("step", String.valueOf(progress.step()))).write(file);
    }

    /// Puts what was saved into `state`.
    ///
    /// @param started the plan that the run is said to have, which checkpoints of earlier versions do not hold
    /// @throws IOException if there is none, or it belongs to another network, in one sentence
    static Place restore(RunFolder run, Map<String, Tensor> state, TrainingPlan started) throws IOException {
        Path file = run.lastState();
        if (!Files.exists(file)) {
            throw new IOException(text("torch.run.noCheckpoint", run.path()));
        }
        Safetensors saved = Safetensors.read(file);
        for (Map.Entry<String, Tensor> entry : state.entrySet()) {
            put(file, saved, entry.getKey(), entry.getValue());
        }
        try {
            String plan = saved.metadata().get(PLAN);
            TrainingPlan kept = plan == null ? started : PlanJson.read(plan);
            return new Place(Progress.of(saved.metadata(), kept), kept);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void put(Path file, Safetensors saved, String name, Tensor target) throws IOException {
        Safetensors.Array array = saved.tensors().get(name);
        long[] sizes = Tensors.sizes(target);
        if (array == null || !Arrays.equals(array.shape(), sizes)) {
            throw new IOException(text("torch.run.otherShape", file, name, Arrays.toString(sizes),
                    array == null ? text("torch.run.absent") : Arrays.toString(array.shape())));
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
