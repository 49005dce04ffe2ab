package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.Schedule;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

/// Every optimiser beside PyTorch 2.13, and that a run with it goes on where it was stopped.
class DescentTest {

    @TempDir private Path folder;

    /// Five steps at lr 0.05 from (0.5, -1, 2) and (1.5) along fixed gradients; the numbers are those of `torch.optim`.
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Adam; 0.2574584; -0.7799270; 2.0717471; 1.5864936",
        "Adam:weight_decay=0.1,amsgrad=true; 0.2536423; -0.7636607; 1.9518871; 1.5349339",
        "Adam:beta1=0.5,beta2=0.9,eps=0.001; 0.2283892; -0.8128577; 2.0556514; 1.5049278",
        "AdamW; 0.2564538; -0.7776634; 2.0666404; 1.5825623",
        "AdamW:weight_decay=0.2,amsgrad=true; 0.2377904; -0.7355509; 1.9715275; 1.5093267",
        "SGD; 0.4250000; -0.9771667; 2.0150001; 1.4500000",
        "SGD:momentum=0.9,weight_decay=0.1; 0.3102719; -0.8622770; 1.9062790; 1.4230477",
        "SGD:momentum=0.9,dampening=0.3; 0.3828965; -0.9359641; 2.0443223; 1.5530560",
        "SGD:momentum=0.8,nesterov=true; 0.3098576; -0.9267592; 2.0395951; 1.4515743",
        "RMSprop; -1.5544146; 0.0587579; 2.4096541; 1.2940898",
        "RMSprop:alpha=0.9,momentum=0.5,weight_decay=0.1; -0.5467081; -0.3171254; 1.9174232; 1.3209075",
        "RMSprop:centered=true,eps=0.0001; -1.5701118; 0.0632432; 2.4115529; 1.2959784"
    })
    void stepsAreThoseOfPyTorch(String optimizer, float a, float b, float c, float d) throws Exception {
        assertArrayEquals(new float[] {a, b, c, d}, fiveSteps(optimizer, OptionalDouble.empty()), 2e-6f, optimizer);
    }

    @Test
    void clippingScalesAllGradientsTogetherAsPyTorchDoes() throws Exception {
        assertArrayEquals(
                new float[] {0.4478951f, -0.9821351f, 2.0074985f, 1.4804631f}, fiveSteps("SGD", OptionalDouble.of(0.5)), 1e-6f);
        assertArrayEquals(fiveSteps("SGD", OptionalDouble.empty()), fiveSteps("SGD", OptionalDouble.of(100)), 0f);
    }

    private static float[] fiveSteps(String optimizer, OptionalDouble clip) throws Exception {
        Device cpu = Libtorch.choose("cpu").device();
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var first = parameter("a", Tensors.of(new float[] {0.5f, -1, 2}, cpu, 3));
            var second = parameter("b", Tensors.of(new float[] {1.5f}, cpu, 1));
            var descent = new Descent(Optimizer.CATALOGUE.parse(optimizer), clip, List.of(first, second));
            for (int t = 1; t <= 5; t++) {
                var gradients = new LinkedHashMap<Parameter, Tensor>();
                gradients.put(first, Tensors.of(new float[] {0.1f * t, -0.2f / t, t % 2 == 0 ? 0.3f : -0.3f}, cpu, 3));
                gradients.put(second, Tensors.of(new float[] {0.4f * t - 1}, cpu, 1));
                descent.step(gradients, 0.05, t);
            }
            float[] a = Tensors.floats(first.raw());
            return new float[] {a[0], a[1], a[2], Tensors.floats(second.raw())[0]};
        }
    }

    private static Parameter parameter(String node, Tensor raw) {
        var weight = new Weight("bias", Shape.of((int) raw.numel()), new Weight.Init.Constant(0), new Weight.Constraint.None());
        return new Parameter(node, weight, raw);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "AdamW:amsgrad=true", "SGD:momentum=0.9,nesterov=true,weight_decay=0.001", "SGD", "RMSprop:momentum=0.5,centered=true"
    })
    void aStoppedRunGoesOnBitForBitWithEveryOptimizer(String optimizer) throws Exception {
        var plan = Networks.moonsPlan(2).withOptimizer(Optimizer.CATALOGUE.parse(optimizer)).withClipNorm(OptionalDouble.of(1))
                .withSchedule(Schedule.CATALOGUE.parse("one-cycle"));
        assertGoesOn(plan);
    }

    /// A plateau is reached at once, as no loss is a hundred times better.
    @Test
    void aScheduleRemembersItsPlateauOverAStop() throws Exception {
        var plan = Networks.moonsPlan(4).withSchedule(Schedule.CATALOGUE.parse("plateau:patience=0,factor=0.5,threshold=100"));
        var rates = assertGoesOn(plan);
        assertEquals(0.01, rates.getFirst());
        assertTrue(rates.getLast() <= 0.005, rates::toString);
    }

    /// Trains straight, and with a stop in the second epoch: the same state, and the same rates at the same steps.
    private List<Double> assertGoesOn(TrainingPlan plan) throws Exception {
        var straight = Networks.train(Networks.moons(), plan, folder.resolve("straight"), false, new TrainingControl());
        var control = new TrainingControl();
        new Trainer(Networks.moons(), plan, new RunFolder(folder.resolve("stopped")), false, control, event -> {
            if (event instanceof TrainingEvent.StepDone step && step.epoch() == 2) {
                control.stop();
            }
        }).train();
        Networks.train(Networks.moons(), plan, folder.resolve("stopped"), true, new TrainingControl());
        var resumed = Safetensors.read(new RunFolder(folder.resolve("stopped")).lastState());
        Safetensors.read(new RunFolder(folder.resolve("straight")).lastState()).tensors().forEach((name, array) -> assertArrayEquals(
                array.values(), java.util.Objects.requireNonNull(resumed.tensors().get(name)).values(), 0f, name));
        var rates = new LinkedHashMap<Long, Double>();
        rates(straight).forEach(step -> rates.put(step.step(), step.learningRate()));
        for (TrainingEvent.StepDone step : rates(new RunFolder(folder.resolve("stopped")).events())) {
            Double wanted = rates.get(step.step());
            if (wanted != null) { // which steps are told depends on the clock
                assertEquals(wanted, step.learningRate());
            }
        }
        return new ArrayList<>(rates.values());
    }

    private static List<TrainingEvent.StepDone> rates(List<TrainingEvent> events) {
        return events.stream().filter(TrainingEvent.StepDone.class::isInstance).map(TrainingEvent.StepDone.class::cast).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Adam", "AdamW", "SGD:momentum=0.9", "RMSprop"})
    void everyOptimizerLearnsTwoMoons(String optimizer) throws Exception {
        var plan = Networks.moonsPlan(5).withOptimizer(Optimizer.CATALOGUE.parse(optimizer))
                .withLr(optimizer.startsWith("SGD") ? 0.1 : 0.01)
                .withSchedule(Schedule.CATALOGUE.parse("cosine"));
        var epochs = Networks.epochs(Networks.train(Networks.moons(), plan, folder.resolve("run"), false, new TrainingControl()));
        assertTrue(epochs.getLast().valAccuracy() >= 0.85, () -> optimizer + " reached " + epochs.getLast());
    }

    @Test
    void aRateThatIsTooLargeIsToldInOneSentenceAndKeptWithTheStepInTheMetrics() throws java.io.IOException {
        var plan = Networks.moonsPlan(3).withOptimizer(Optimizer.CATALOGUE.parse("SGD")).withLr(100)
                .withLoss(studio.lipschitz.training.Loss.CATALOGUE.parse("NegKRLoss"));
        var free = studio.lipschitz.network.Network.chain(
                Networks.layer("Input", java.util.Map.of("shape", List.of(2))),
                Networks.layer("Linear", java.util.Map.of("out_features", 32)),
                Networks.layer("Linear", java.util.Map.of("out_features", 32)),
                Networks.layer("Linear", java.util.Map.of("out_features", 1)));
        var failure = assertThrows(
                java.io.IOException.class,
                () -> Networks.train(free, plan, folder.resolve("run"), false, new TrainingControl()));
        assertTrue(String.valueOf(failure.getMessage()).contains("the loss is no longer a number at step"), failure::toString);
        var kept = new studio.lipschitz.training.RunFolder(folder.resolve("run")).events();
        assertEquals(new TrainingEvent.Failed(failure.getMessage() + "."), kept.getLast());
        assertTrue(kept.get(kept.size() - 2) instanceof TrainingEvent.StepDone step && Double.isNaN(step.loss()), kept::toString);
    }
}
