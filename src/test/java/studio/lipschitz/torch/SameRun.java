package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.lipschitz.training.EventJson;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.StepDone;

/// Two runs compared bit for bit: what they told, clocks left out, and what they keep.
public final class SameRun {

    private SameRun() {}

    public static void assertSame(RunFolder straight, RunFolder resumed) throws IOException {
        assertEquals(figures(straight), figures(resumed));
        Map<Long, StepDone> steps = new HashMap<>();
        straight.events().stream().filter(StepDone.class::isInstance).map(StepDone.class::cast)
                .forEach(step -> steps.put(step.step(), step));
        int compared = 0;
        for (TrainingEvent event : resumed.events()) {
            if (event instanceof StepDone step && steps.containsKey(step.step())) {
                StepDone other = Objects.requireNonNull(steps.get(step.step()));
                assertEquals(
                        List.of(other.epoch(), other.loss(), other.learningRate()),
                        List.of(step.epoch(), step.loss(), step.learningRate()));
                compared++;
            }
        }
        assertTrue(compared >= Networks.epochs(straight.events()).size(), "the last step of an epoch is always told");
        for (Path file : List.of(straight.lastState(), straight.lastWeights(), straight.bestWeights())) {
            Safetensors a = Safetensors.read(file);
            Safetensors b = Safetensors.read(resumed.checkpoints().resolve(file.getFileName()));
            assertEquals(a.tensors().keySet(), b.tensors().keySet());
            a.tensors().forEach((name, array) -> assertArrayEquals(
                    array.values(), Objects.requireNonNull(b.tensors().get(name)).values(), 0f, name));
        }
        assertEquals(events(straight), events(resumed));
        assertEquals(straight.facts(), resumed.facts());
    }

    /// All that an epoch tells but clocks, and the slopes found, whose search begins where the last reading, by the clock, has ended.
    private static List<List<Object>> figures(RunFolder run) throws IOException {
        return Networks.epochs(run.events()).stream()
                .map(e -> List.<Object>of(e.epoch(), e.trainLoss(), e.valLoss(), e.valAccuracy(), e.valKr(), e.certifiedAccuracy(),
                        e.meanRadius(), e.layers().stream().map(layer -> List.of(layer.id(), layer.upper(), layer.smallest())).toList()))
                .toList();
    }

    /// What is told beside steps and starts, by kind.
    private static List<String> events(RunFolder run) throws IOException {
        return run.events().stream()
                .filter(event -> !(event instanceof StepDone || event instanceof TrainingEvent.Started))
                .map(EventJson::name)
                .toList();
    }
}
