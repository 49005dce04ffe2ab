package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

class TrainerTest {
    @TempDir private Path folder;

    @Test
    void learnsTwoMoonsAndLeavesARunFolder() throws Exception {
        var events = train(5, "run", false);
        assertInstanceOf(TrainingEvent.Started.class, events.getFirst());
        var finished = assertInstanceOf(TrainingEvent.Finished.class, events.getLast());
        assertFalse(finished.stopped());
        var epochs = Networks.epochs(events);
        assertEquals(5, epochs.size());
        var last = epochs.getLast();
        assertTrue(last.valAccuracy() >= 0.85, () -> "accuracy " + last.valAccuracy());
        assertTrue(last.trainLoss() < epochs.getFirst().trainLoss());
        assertTrue(last.meanRadius() > 0 && last.certifiedAccuracy() <= last.valAccuracy());
        assertEquals(3, last.layers().size(), "three layers own a matrix");
        for (TrainingEvent.LayerNorm layer : last.layers()) {
            assertTrue(layer.lower() <= layer.upper() && layer.upper() <= 1 && layer.upper() > 1 - 1e-5, layer::toString);
        }
        var run = new RunFolder(folder.resolve("run"));
        assertEquals(events, run.events());
        RunFolder.Facts facts = run.facts().orElseThrow();
        assertEquals(Networks.moonsPlan(5), facts.plan());
        assertTrue(facts.dataHash().matches("[0-9a-f]{64}") && facts.device().startsWith("CPU"), facts::toString);
        assertTrue(Files.exists(run.lastWeights()) && Files.exists(run.bestWeights()));
        assertEquals(
                List.of(
                        "spectrallinear1.weight",
                        "spectrallinear1.bias",
                        "spectrallinear2.weight",
                        "spectrallinear2.bias",
                        "frobeniuslinear1.weight",
                        "frobeniuslinear1.bias"),
                List.copyOf(Safetensors.read(run.lastWeights()).tensors().keySet()));
    }

    @Test
    void twoRunsWithOneSeedAreEqualBitForBit() throws Exception {
        train(2, "first", false);
        train(2, "second", false);
        assertSameState("first", "second");
        List<TrainingEvent.EpochDone> epochs = Networks.epochs(new RunFolder(folder.resolve("second")).events());
        var other = Networks.epochs(Networks.train(
                Networks.moons(), Networks.moonsPlan(1).withSeed(4), folder.resolve("other"), false, new TrainingControl()));
        assertFalse(epochs.getFirst().trainLoss() == other.getFirst().trainLoss(), "another seed, another run");
    }

    /// Convolutions on several threads sum in one order, too.
    @Test
    void twoRunsOfConvolutionsWithOneSeedAreEqualBitForBit() throws Exception {
        TrainingPlan plan = new TrainingPlan("mnist08?samples=600", 2, 64, 1e-2, new HKRLoss(10, 1), 7, "cpu", 0.1);
        for (String run : List.of("first", "second")) {
            Networks.train(Networks.documentation(4), plan, folder.resolve(run), false, new TrainingControl());
        }
        var first = new RunFolder(folder.resolve("first"));
        SameRun.assertSame(first, new RunFolder(folder.resolve("second")));
        List<TrainingEvent> other = Networks.train(Networks.documentation(4), plan.withSeed(8), folder.resolve("other"), false,
                new TrainingControl());
        assertNotEquals(losses(first.events()), losses(other));
    }

    private static List<Double> losses(List<TrainingEvent> events) {
        return Networks.epochs(events).stream().map(TrainingEvent.EpochDone::trainLoss).toList();
    }

    @Test
    void aResumedRunGoesOnBitForBit() throws Exception {
        train(3, "straight", false);
        train(1, "resumed", false);
        var events = train(3, "resumed", true);
        assertEquals(2, assertInstanceOf(TrainingEvent.Started.class, events.getFirst()).firstEpoch());
        assertSameState("straight", "resumed");
    }

    @Test
    void aStoppedRunGoesOnBitForBitFromTheMiddleOfAnEpoch() throws Exception {
        train(2, "straight", false);
        var control = new TrainingControl();
        var told = new ArrayList<TrainingEvent>();
        new Trainer(Networks.moons(), Networks.moonsPlan(2), new RunFolder(folder.resolve("stopped")), false, control, event -> {
            told.add(event);
            if (event instanceof TrainingEvent.StepDone) {
                control.stop();
            }
        }).train();
        assertTrue(assertInstanceOf(TrainingEvent.Finished.class, told.getLast()).stopped());
        assertTrue(Networks.epochs(told).isEmpty(), "stopped within the first epoch");
        train(2, "stopped", true);
        assertSameState("straight", "stopped");
        var epochs = Networks.epochs(new RunFolder(folder.resolve("stopped")).events());
        var straight = Networks.epochs(new RunFolder(folder.resolve("straight")).events());
        assertEquals(straight.getFirst().trainLoss(), epochs.getFirst().trainLoss());
        assertEquals(straight.getLast().valKr(), epochs.getLast().valKr());
    }

    @Test
    void pauseAndResumeAreTold() throws Exception {
        var control = new TrainingControl();
        var told = new ArrayList<TrainingEvent>();
        new Trainer(Networks.moons(), Networks.moonsPlan(1), new RunFolder(folder.resolve("run")), false, control, event -> {
            told.add(event);
            switch (event) {
                case TrainingEvent.Started _ -> control.pause();
                case TrainingEvent.Paused _ -> control.resume();
                default -> {}
            }
        }).train();
        assertEquals(List.of(new TrainingEvent.Paused(), new TrainingEvent.Resumed()), told.subList(1, 3));
    }

    @Test
    void resumingWithAnotherPlanIsRefused() throws Exception {
        train(1, "run", false);
        var message = refusal(Networks.moons(), Networks.moonsPlan(2).withBatch(32), "run", true);
        assertTrue(message.contains("same plan") && message.contains("\"batch\":96"), message);
        assertTrue(refusal(Networks.moons(), Networks.moonsPlan(2), "absent", true).contains("nothing to resume"));
    }

    @Test
    void whatDoesNotFitIsRefusedInOneSentence() {
        var shape = refusal(Networks.moons(), Networks.moonsPlan(1).withData("mnist08"), "a", false);
        assertEquals(
                "The network's Input has shape 2 but the samples of mnist08 have 1 × 28 × 28; set the shape of the Input to 1 × 28 × 28.",
                shape);
        var three = Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(2))), Networks.layer("SpectralLinear", Map.of("out_features", 3)));
        assertTrue(refusal(three, Networks.moonsPlan(1), "b", false).startsWith("Two classes need a network with one output"));
        assertTrue(refusal(Network.EMPTY, Networks.moonsPlan(1), "c", false).contains("has no input"));
        if (Libtorch.cuda().isEmpty()) {
            assertTrue(refusal(Networks.moons(), Networks.moonsPlan(1).withDevice("cuda"), "d", false).startsWith("device cuda: "));
        }
        assertFalse(Files.exists(folder.resolve("a")), "nothing is written before all fits");
    }

    @Test
    void theDocumentationsNetworkLearnsAtItsRateForFiveSeeds() throws Exception {
        for (long seed = 0; seed < 5; seed++) {
            var control = new TrainingControl();
            var losses = new ArrayList<Double>();
            var plan = new TrainingPlan("mnist08", 1, 128, 0.01, new HKRLoss(10, 1), seed, "cpu", 0.5);
            new Trainer(Networks.documentation(8), plan, new RunFolder(folder.resolve("seed" + seed)), false, control, event -> {
                if (event instanceof TrainingEvent.StepDone step) {
                    losses.add(step.loss());
                    if (step.step() >= 20) {
                        control.stop();
                    }
                }
            }).train();
            assertTrue(losses.getLast() < losses.getFirst() - 0.1, () -> "losses " + losses);
        }
    }

    private List<TrainingEvent> train(int epochs, String name, boolean resume) throws Exception {
        return Networks.train(Networks.moons(), Networks.moonsPlan(epochs), folder.resolve(name), resume, new TrainingControl());
    }

    private String refusal(Network network, TrainingPlan plan, String name, boolean resume) {
        return String.valueOf(assertThrows(
                IOException.class, () -> Networks.train(network, plan, folder.resolve(name), resume, new TrainingControl())).getMessage());
    }

    private void assertSameState(String first, String second) throws IOException {
        Safetensors a = Safetensors.read(new RunFolder(folder.resolve(first)).lastState());
        Safetensors b = Safetensors.read(new RunFolder(folder.resolve(second)).lastState());
        assertEquals(a.tensors().keySet(), b.tensors().keySet());
        assertEquals(19, a.tensors().size(), "six parameters with two moments each, and the number that the loss carries");
        a.tensors().forEach((name, array) -> assertArrayEquals(
                array.values(), java.util.Objects.requireNonNull(b.tensors().get(name)).values(), 0f, name));
    }
}
