package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.lipschitz.AttackReport;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.HKRMulticlassLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingPlan;

/// Networks that were trained, attacked with the weights in their folder: no radius falls, and radii that are too large do.
class TrainedAttackTest {

    @TempDir private Path folder;

    @Test
    void noRadiusOfTheTwoMoonsFallsAndTwiceAsLargeOnesDo() throws Exception {
        assertHeld("two moons", Networks.moons(), Networks.moonsPlan(4), 2);
    }

    @Test
    void noRadiusOfAConvolutionalNetworkFallsAndLargerOnesDo() throws Exception {
        var plan = new TrainingPlan(TinyIdx.write(folder.resolve("data"), 2), 4, 32, 1e-2, new HKRLoss(10, 0.5), 3, "cpu", 0.1);
        assertHeld("convolutional", images(1), plan, 3);
    }

    @Test
    void noRadiusOverSeveralClassesFallsAndLargerOnesDo() throws Exception {
        var plan = new TrainingPlan(
                TinyIdx.write(folder.resolve("data"), 3), 4, 32, 1e-2, HKRMulticlassLoss.DEFAULT, 3, "cpu", 0.1);
        assertHeld("three classes", images(3), plan, 3);
    }

    private void assertHeld(String name, Network network, TrainingPlan plan, double stretch) throws IOException, InterruptedException {
        Networks.train(network, plan, folder.resolve("run"), false, new TrainingControl());
        AttackReport held = attack(network, plan, 100, 1);
        assertEquals(0, held.fallen());
        assertTrue(held.held() && held.attacked() > 60, held::toString);
        assertTrue(held.slope() >= held.slopeWithin() && held.slope() <= held.lipschitzBound(), held::toString);
        assertTrue(held.slope() > 0.5 * held.lipschitzBound(), () -> "a search that finds little proves little: " + held);

        AttackReport fallen = attack(network, plan, 30, stretch);
        System.out.printf(
                Locale.ROOT,
                "attack, %s: %d attacked, slope %.4f (within radii %.4f) of %.4f, margin taken %.2f; radii times %.0f: %d fell%n",
                name, held.attacked(), held.slope(), held.slopeWithin(), held.lipschitzBound(), held.marginTaken(), stretch,
                fallen.fallen());
        assertTrue(fallen.fallen() > 0 && !fallen.held(), () -> "radii that are too large should fall: " + fallen);
    }

    private AttackReport attack(Network network, TrainingPlan plan, int samples, double stretch) throws IOException {
        Path weights = new RunFolder(folder.resolve("run")).lastWeights();
        return Shipped.attack(network, plan, weights, Datasets.open(plan.data()), samples, stretch, _ -> {});
    }

    private static Network images(int outputs) {
        Layer convolution = Networks.layer("SpectralConv2d", Map.of("out_channels", 4, "kernel_size", 3, "padding", 1));
        return Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(1, TinyIdx.SIDE, TinyIdx.SIDE))),
                convolution,
                Networks.layer("GroupSort2", Map.of()),
                Networks.layer("MaxPool2d", Map.of("kernel_size", 2)),
                convolution,
                Networks.layer("Flatten", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", 8)),
                Networks.layer("GroupSort2", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", outputs)));
    }
}
