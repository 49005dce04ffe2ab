package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

/// Whole runs in reference mode: measured, resumable, and plain about diverging.
class ReferenceTrainingTest {
    private static final TrainingPlan PLAN = Networks.moonsPlan(3).withNormalization(Normalization.REFERENCE);

    @TempDir private Path folder;

    @Test
    void boundsAreThoseOfTheWeightsThatShip() throws Exception {
        List<TrainingEvent> events = Networks.train(Networks.moons(), PLAN, folder.resolve("run"), false, new TrainingControl());
        TrainingEvent.EpochDone last = Networks.epochs(events).getLast();
        Safetensors shipped = Safetensors.read(new RunFolder(folder.resolve("run")).lastWeights());
        Device cpu = Libtorch.choose("cpu").device();
        for (TrainingEvent.LayerNorm layer : last.layers()) {
            Safetensors.Array weight = Objects.requireNonNull(shipped.tensors().get(layer.id() + ".weight"));
            try (var _ = new PointerScope()) {
                double[] values = Tensors.doubles(
                        org.bytedeco.pytorch.global.torch
                                .linalg_svdvals(Tensors.of(weight.values(), cpu, weight.shape()).to(ScalarType.Double)));
                assertTrue(values[0] <= layer.upper() && layer.upper() <= values[0] * (1 + 1e-9), layer + " but " + values[0]);
                assertTrue(Math.abs(values[0] - 1) < 0.1, "near its constraint: " + values[0]);
            }
        }
    }

    @Test
    void aResumedRunGoesOnBitForBit() throws Exception {
        Networks.train(Networks.moons(), PLAN, folder.resolve("straight"), false, new TrainingControl());
        Networks.train(Networks.moons(), PLAN.withEpochs(1), folder.resolve("resumed"), false, new TrainingControl());
        Networks.train(Networks.moons(), PLAN, folder.resolve("resumed"), true, new TrainingControl());
        Safetensors a = Safetensors.read(new RunFolder(folder.resolve("straight")).lastState());
        Safetensors b = Safetensors.read(new RunFolder(folder.resolve("resumed")).lastState());
        assertTrue(a.tensors().containsKey("reference.u.spectrallinear1.weight"), a.tensors().keySet()::toString);
        assertEquals(a.tensors().keySet(), b.tensors().keySet());
        a.tensors().forEach((name, array) -> assertArrayEquals(
                array.values(), Objects.requireNonNull(b.tensors().get(name)).values(), 0f, name));
        assertThrows(IOException.class, () -> Networks.train(
                Networks.moons(), PLAN.withNormalization(Normalization.EXACT), folder.resolve("resumed"), true, new TrainingControl()),
                "another normalization is another run");
    }

    @Test
    void aNodeThatNobodyMeasuredHasNoBound() throws Exception {
        Device cpu = Libtorch.choose("cpu").device();
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Analysis analysis = Analysis.of(Networks.moons());
            var reference = new Model(Networks.moons(), analysis, Normalization.REFERENCE, cpu, 0);
            var proved = reference.proved(Map.of("spectrallinear1", new Bracket(0.9, 1)), Map.of());
            assertEquals(new Bracket(0.9, 1), proved.get("spectrallinear1"));
            assertEquals(Double.POSITIVE_INFINITY, Objects.requireNonNull(proved.get("frobeniuslinear1")).upper());
            assertEquals(3, proved.size(), "activations keep the bound of their verdict");
            var exact = new Model(Networks.moons(), analysis, Normalization.EXACT, cpu, 0);
            assertEquals(Map.of(), exact.proved(Map.of(), Map.of()));
        }
    }

    /// The documentation's network at its own rate, as published, is not a number at its second or third step.
    @Test
    void aRunThatDivergesEndsWithOneSentence() {
        var plan = new TrainingPlan("mnist08", 1, 128, 0.01, new HKRLoss(10, 1), 0, "cpu", 0.5)
                .withNormalization(Normalization.REFERENCE);
        var refusal = assertThrows(IOException.class, () -> Networks.train(
                Networks.documentation(32), plan, folder.resolve("run"), false, new TrainingControl()));
        String sentence = String.valueOf(refusal.getMessage());
        assertTrue(sentence.startsWith("the loss is no longer a number at step "), sentence);
        assertTrue(sentence.contains("a learning rate below 0.01, or with the exact normalization"), sentence);
        assertEquals(1, sentence.lines().count());
    }
}
