package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingPlan;

/// What is read of the layers while a training goes on.
class LiveReadingsTest {
    @TempDir private Path folder;

    private static Network mixed() {
        return Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(2))),
                Networks.layer("SpectralLinear", Map.of("out_features", 16)),
                Networks.layer("BatchNorm1d", Map.of()),
                Networks.layer("Linear", Map.of("out_features", 8)),
                Networks.layer("FrobeniusLinear", Map.of("out_features", 1)));
    }

    private List<TrainingEvent> train(Network network, TrainingPlan plan, String name, ReadingSchedule readings) throws Exception {
        var events = new ArrayList<TrainingEvent>();
        new Trainer(network, plan, new RunFolder(folder.resolve(name)), false, false, new TrainingControl(), events::add, readings).train();
        return events;
    }

    private static ReadingSchedule always() {
        return new ReadingSchedule(System::nanoTime, Double.POSITIVE_INFINITY, 0);
    }

    private static List<LayerNorm> live(List<TrainingEvent> events) {
        return events.stream()
                .filter(TrainingEvent.StepDone.class::isInstance)
                .flatMap(event -> ((TrainingEvent.StepDone) event).layers().stream())
                .toList();
    }

    @Test
    void weightsAreTheSameBitForBitWithReadingsAndWithout() throws Exception {
        for (Network network : List.of(Networks.moons(), mixed())) {
            String name = List.copyOf(network.nodes()).get(2).id();
            assertTrue(live(train(network, Networks.moonsPlan(2), name + "-with", always())).size() >= 6, "it was read");
            assertEquals(List.of(), live(train(network, Networks.moonsPlan(2), name + "-without", ReadingSchedule.never())));
            byte[] with = Files.readAllBytes(new RunFolder(folder.resolve(name + "-with")).lastWeights());
            byte[] without = Files.readAllBytes(new RunFolder(folder.resolve(name + "-without")).lastWeights());
            assertArrayEquals(with, without);
        }
    }

    @Test
    void everyReadingIsABracketWithTheSmallestSingularValue() throws Exception {
        var events = train(mixed(), Networks.moonsPlan(2), "run", always());
        List<LayerNorm> live = live(events);
        for (String id : List.of("spectrallinear1", "batchnorm1d1", "linear1", "frobeniuslinear1")) {
            assertTrue(live.stream().anyMatch(layer -> layer.id().equals(id)), () -> id + " among " + live);
        }
        for (LayerNorm layer : live) {
            assertTrue(layer.lower() <= layer.upper() && layer.smallest() >= 0 && layer.smallest() <= layer.upper(), layer::toString);
            boolean spectral = layer.id().startsWith("spectral");
            assertTrue(!spectral || (layer.upper() <= 1 && layer.smallest() > 1 - 1e-5), layer::toString);
        }
    }

    /// The smallest singular value is that of the flattened kernel in the file.
    @Test
    void anEpochTellsTheSmallestSingularValueOfTheWeightsThatShip() throws Exception {
        var plan = new TrainingPlan("mnist08?samples=256", 1, 64, 0.01, new HKRLoss(10, 1), 0, "cpu", 0.5);
        var events = train(Networks.documentation(4), plan, "conv", always());
        var weights = Safetensors.read(new RunFolder(folder.resolve("conv")).lastWeights()).tensors();
        var layers = Networks.epochs(events).getLast().layers();
        assertEquals(6, layers.size());
        try (var _ = new PointerScope()) {
            for (LayerNorm layer : layers) {
                Safetensors.Array array = java.util.Objects.requireNonNull(weights.get(layer.id() + ".weight"));
                Tensor matrix = Tensors.of(array.values(), new Device("cpu"), array.shape()).to(torch.ScalarType.Double)
                        .reshape(array.shape()[0], -1);
                double smallest = torch.linalg_svdvals(matrix).min().item_double();
                assertEquals(smallest, layer.smallest(), 1e-6 * smallest, layer.id());
                assertTrue(layer.upper() <= 1 && layer.lower() <= layer.upper(), layer::toString);
            }
        }
    }
}
