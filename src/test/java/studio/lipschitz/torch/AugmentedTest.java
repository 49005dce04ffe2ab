package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingPlan;

class AugmentedTest {
    private static final String DATA = "mnist08?samples=400&flip&shift=2&crop=24";
    @TempDir private Path folder;

    @Test
    void anAugmentedRunIsRepeatedAndResumedBitForBit() throws Exception {
        train(DATA, 3, "straight", false);
        train(DATA, 1, "resumed", false);
        train(DATA, 3, "resumed", true);
        var straight = weights("straight");
        var resumed = weights("resumed");
        assertEquals(straight.keySet(), resumed.keySet());
        straight.forEach((name, array) -> assertArrayEquals(
                array.values(), Objects.requireNonNull(resumed.get(name)).values(), 0f, name));
    }

    @Test
    void trainingSeesOtherImagesEachEpochAndValidationTheMiddle() throws Exception {
        double plain = train("mnist08?samples=400&crop=24", 1, "plain", false);
        double changed = train(DATA, 1, "changed", false);
        assertNotEquals(plain, changed);
    }

    /// Training loss of the first epoch.
    private double train(String data, int epochs, String name, boolean resume) throws Exception {
        Network network = Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(1, 24, 24))),
                Networks.layer("Flatten", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", 8)),
                Networks.layer("GroupSort2", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", 1)));
        var plan = new TrainingPlan(data, epochs, 64, 1e-2, new HKRLoss(10, 1), 3, "cpu", 0.1);
        return Networks.epochs(Networks.train(network, plan, folder.resolve(name), resume, new TrainingControl())).getFirst().trainLoss();
    }

    private Map<String, Safetensors.Array> weights(String name) throws Exception {
        return Safetensors.read(new RunFolder(folder.resolve(name)).lastState()).tensors();
    }
}
