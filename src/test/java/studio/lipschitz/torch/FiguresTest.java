package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.training.EpochFigures.Certified;
import studio.lipschitz.training.EpochFigures.Spectrum;
import studio.lipschitz.training.EventJson;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.LossMemory;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.StepFigures;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.training.TrainingPlan;

/// What a training tells beside its loss.
class FiguresTest {
    @TempDir private Path folder;

    private List<TrainingEvent> train(TrainingPlan plan, String name, ReadingSchedule readings) throws Exception {
        var events = new ArrayList<TrainingEvent>();
        new Trainer(Networks.moons(), plan, new RunFolder(folder.resolve(name)), false, false, new TrainingControl(), events::add, readings)
                .train();
        return events;
    }

    private static List<StepDone> steps(List<TrainingEvent> events) {
        return events.stream().filter(StepDone.class::isInstance).map(StepDone.class::cast).toList();
    }

    @Test
    void everyFigureIsToldAndSurvivesItsLine() throws Exception {
        var plan = Networks.moonsPlan(2);
        var events = train(plan, "run", new ReadingSchedule(System::nanoTime, Double.POSITIVE_INFINITY, 0));
        double alpha = Loss.share(((studio.lipschitz.training.HKRLoss) plan.loss()).alpha());
        for (StepDone step : steps(events)) {
            List<StepFigures.Part> parts = step.figures().parts();
            assertEquals(List.of("hinge", "kr"), parts.stream().map(StepFigures.Part::name).toList());
            assertEquals(step.loss(), alpha * parts.get(0).value() - (1 - alpha) * parts.get(1).value(), 1e-5, "the parts make the loss");
            assertTrue(step.figures().gradientNorm() > 0 && step.figures().memory() > 10_000_000, step::toString);
            assertEquals(step, EventJson.read(EventJson.write(step)));
        }
        for (EpochDone epoch : Networks.epochs(events)) {
            List<StepFigures.Part> parts = epoch.figures().parts();
            assertEquals(epoch.valLoss(), alpha * parts.get(0).value() - (1 - alpha) * parts.get(1).value(), 1e-5);
            assertEquals(epoch.valKr(), parts.get(1).value(), 1e-5);
            certified(epoch, plan.epsilon());
            spectra(epoch);
            assertEquals(epoch, EventJson.read(EventJson.write(epoch)));
        }
    }

    private static void certified(EpochDone epoch, double planned) {
        List<Certified> certified = epoch.figures().certified();
        assertEquals(4, certified.size());
        for (int i = 1; i < certified.size(); i++) {
            assertTrue(certified.get(i).epsilon() > certified.get(i - 1).epsilon());
            assertTrue(certified.get(i).accuracy() <= certified.get(i - 1).accuracy(), "a larger ball certifies no more");
        }
        assertEquals(epoch.certifiedAccuracy(),
                certified.stream().filter(at -> at.epsilon() == planned).findFirst().orElseThrow().accuracy());
    }

    private static void spectra(EpochDone epoch) {
        assertFalse(epoch.figures().spectra().isEmpty());
        for (Spectrum spectrum : epoch.figures().spectra()) {
            LayerNorm norm = epoch.layers().stream().filter(layer -> layer.id().equals(spectrum.id())).findFirst().orElseThrow();
            List<Float> values = spectrum.values();
            for (int i = 1; i < values.size(); i++) {
                assertTrue(values.get(i) <= values.get(i - 1), "the largest first");
            }
            assertTrue(values.getFirst() <= norm.upper() + 1e-6 && values.getFirst() >= norm.lower() - 1e-6, () -> norm + " " + values);
            assertEquals(norm.smallest(), values.getLast(), 1e-6);
        }
    }

    @Test
    void withoutAReadingTheLastStepOfAnEpochTellsTheGradientNorm() throws Exception {
        var steps = steps(train(Networks.moonsPlan(2), "run", ReadingSchedule.never()));
        assertEquals(2, steps.stream().filter(step -> !Double.isNaN(step.figures().gradientNorm())).count());
        assertFalse(Double.isNaN(steps.getLast().figures().gradientNorm()));
    }

    /// Clipping scales the gradients; what is told is from before.
    @Test
    void theNormIsThatBeforeClipping() throws Exception {
        var plain = steps(train(Networks.moonsPlan(1), "plain", new ReadingSchedule(System::nanoTime, Double.POSITIVE_INFINITY, 0)));
        var clipped = steps(train(Networks.moonsPlan(1).withClipNorm(OptionalDouble.of(1e-3)), "clipped",
                new ReadingSchedule(System::nanoTime, Double.POSITIVE_INFINITY, 0)));
        assertEquals(plain.getFirst().figures().gradientNorm(), clipped.getFirst().figures().gradientNorm(), 1e-6);
        assertTrue(clipped.getFirst().figures().gradientNorm() > 1e-3);
    }

    @Test
    void aLineOfAnEarlierVersionHasNoFigures() throws Exception {
        var step = (StepDone) EventJson.read("""
                {"event":"step","step":7,"epoch":1,"loss":-0.25,"learning_rate":0.01,"seconds":1.5,"layers":[]}""");
        assertEquals(StepFigures.NONE, step.figures());
        assertFalse(EventJson.write(step).contains("figures"), "and is written as it was");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HKRMulticlassLoss", "SoftHKRMulticlassLoss", "LseHKRMulticlassLoss"})
    void thePartsOfEveryHkrLossMakeIt(String name) {
        Loss loss = Loss.CATALOGUE.parse(name + ":alpha=0.7");
        try (var _ = new PointerScope()) {
            var random = new java.util.Random(4);
            var outputs = new float[20];
            var targets = new float[5];
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = (float) random.nextGaussian();
                targets[i / 4] = i / 4 % 4;
            }
            Tensor output = Tensors.of(outputs, new org.bytedeco.pytorch.Device("cpu"), 5, 4);
            Tensor target = Tensors.of(targets, new org.bytedeco.pytorch.Device("cpu"), 5)
                    .to(org.bytedeco.pytorch.global.torch.ScalarType.Long);
            LossMemory memory = Remembered.starting(loss.firstMemory().orElse(0), new org.bytedeco.pytorch.Device("cpu")).frozen();
            Map<String, Double> parts = new java.util.HashMap<>();
            LossParts.of(loss, new TorchOps(), output, target, memory).read().forEach(part -> parts.put(part.name(), part.value()));
            double whole = TorchTensor.of(loss.value(new TorchOps(), new TorchTensor(output), new TorchTensor(target), memory))
                    .item_double();
            assertEquals(whole, 0.7 * parts.getOrDefault("hinge", Double.NaN) - 0.3 * parts.getOrDefault("kr", Double.NaN), 1e-5);
        }
    }
}
