package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.LossMemory;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

/// A network with an output a class: trained with every loss that it takes, and what is proved of it.
class MulticlassTest {
    private static final int CLASSES = 4;

    @TempDir private Path folder;
    private String data = "";

    @BeforeEach
    void writeTheData() throws IOException {
        data = TinyIdx.write(folder.resolve("data"), CLASSES);
    }

    static List<Loss> losses() {
        return Loss.CATALOGUE.names().stream()
                .filter(name -> !name.equals("KRLoss") && !name.equals("KRMulticlassLoss")) // they pull the classes together
                .map(name -> Loss.CATALOGUE.find(name).orElseThrow().defaults())
                .toList();
    }

    private static Network network(String head, Map<String, ?> params) {
        return Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(1, TinyIdx.SIDE, TinyIdx.SIDE))),
                Networks.layer("Flatten", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", 16)),
                Networks.layer("GroupSort2", Map.of()),
                Networks.layer(head, params));
    }

    private static Network disjoint() {
        return network("FrobeniusLinear", Map.of("out_features", CLASSES, "disjoint_neurons", true));
    }

    private TrainingPlan plan(Loss loss) {
        return new TrainingPlan(data, 4, 32, 1e-2, loss, 1, "cpu", 0.05);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void everyLossLearnsToTellTheClassesApart(Loss loss) throws Exception {
        var events = Networks.train(disjoint(), plan(loss), folder.resolve("run"), false, new TrainingControl());
        var last = Networks.epochs(events).getLast();
        assertTrue(last.valAccuracy() > 0.9, () -> loss + " reached " + last);
        assertTrue(last.valKr() > 0 && last.meanRadius() > 0, last::toString);
        assertTrue(last.certifiedAccuracy() > 0 && last.certifiedAccuracy() <= last.valAccuracy(), last::toString);
    }

    @Test
    void theRunningMeanOfALossIsSavedSoThatAStoppedRunGoesOnBitForBit() throws Exception {
        Loss soft = Loss.CATALOGUE.parse("SoftHKRMulticlassLoss:temperature=50");
        var plan = plan(soft).withEpochs(2);
        Networks.train(disjoint(), plan, folder.resolve("straight"), false, new TrainingControl());
        var control = new TrainingControl();
        new Trainer(disjoint(), plan, new RunFolder(folder.resolve("stopped")), false, control, event -> {
            if (event instanceof TrainingEvent.StepDone) {
                control.stop();
            }
        }).train();
        float[] stopped = memory("stopped");
        Networks.train(disjoint(), plan, folder.resolve("stopped"), true, new TrainingControl());
        var straight = state("straight");
        var resumed = state("stopped");
        straight.forEach((name, array) -> assertArrayEquals(
                array.values(), java.util.Objects.requireNonNull(resumed.get(name)).values(), 0f, name));
        assertTrue(stopped[0] != memory("straight")[0], "the mean moved on after the stop");
    }

    private float[] memory(String run) throws IOException {
        return java.util.Objects.requireNonNull(state(run).get("loss.memory")).values();
    }

    private Map<String, Safetensors.Array> state(String run) throws IOException {
        return Safetensors.read(new RunFolder(folder.resolve(run)).lastState()).tensors();
    }

    /// Moves samples against their own gradient, a thousandth short of the radius: no decision may fall.
    @ParameterizedTest
    @MethodSource("heads")
    void noSampleLeavesItsClassWithinItsRadius(Network network) throws Exception {
        Libtorch.choose("cpu");
        var analysis = Analysis.of(network);
        var cpu = Libtorch.choose("cpu").device();
        var random = new java.util.Random(3);
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var model = new Model(network, analysis, Normalization.EXACT, cpu, 5);
            var weights = model.effective();
            var rule = new Decision.Rule(network, analysis);
            var decision = assertInstanceOf(Decision.Largest.class, rule.with(new Spectra(model).read(weights), weights));
            int tried = 0;
            for (int sample = 0; sample < 40; sample++) {
                var values = new float[TinyIdx.SIDE * TinyIdx.SIDE];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) random.nextGaussian();
                }
                Tensor x = Tensors.of(values, cpu, 1, 1, TinyIdx.SIDE, TinyIdx.SIDE);
                double[] outputs = Tensors.doubles(model.forward(x, weights, false));
                int kind = largest(outputs);
                for (int rival = 0; rival < outputs.length; rival++) {
                    if (rival == kind) {
                        continue;
                    }
                    double radius = (outputs[kind] - outputs[rival]) / decision.slopes().between(kind, rival);
                    double reach = radius * 0.999 - 1e-5; // float32 tells no smaller margin apart
                    if (reach <= 0) {
                        continue;
                    }
                    Tensor moved = x;
                    for (int step = 0; step < 20; step++) {
                        Tensor direction = gradient(model, weights, moved, kind, rival);
                        moved = moved.sub(direction.div(direction.norm()).mul(new org.bytedeco.pytorch.Scalar(reach / 20)));
                    }
                    double[] after = Tensors.doubles(model.forward(moved, weights, false));
                    assertTrue(after[kind] > after[rival], () -> "fell within its radius " + radius);
                    assertTrue(after[kind] - after[rival] < outputs[kind] - outputs[rival], "the attack does attack");
                    tried++;
                }
            }
            assertTrue(tried > 100, "tried " + tried);
        }
    }

    static List<Network> heads() {
        return List.of(
                disjoint(),
                network("SpectralLinear", Map.of("out_features", CLASSES)),
                network("Linear", Map.of("out_features", CLASSES)),
                network("SpectralLinear", Map.of("out_features", CLASSES, "k_coef_lip", 3.0)));
    }

    @Test
    void aLinearHeadIsJudgedByItsRows() throws Exception {
        var cpu = Libtorch.choose("cpu").device();
        Network network = disjoint();
        var analysis = Analysis.of(network);
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var model = new Model(network, analysis, Normalization.EXACT, cpu, 5);
            var weights = model.effective();
            var decision = assertInstanceOf(
                    Decision.Largest.class,
                    new Decision.Rule(network, analysis).with(new Spectra(model).read(weights), weights));
            double[] rows = Tensors.doubles(java.util.Objects.requireNonNull(weights.get("frobeniuslinear1.weight")).value());
            double square = 0;
            for (int i = 0; i < 16; i++) {
                square += Math.pow(rows[i] - rows[16 + i], 2);
            }
            double slope = decision.slopes().between(0, 1);
            assertTrue(slope >= Math.sqrt(square) * (1 - 1e-6) && slope <= Math.sqrt(square) * (1 + 1e-5), () -> "slope " + slope);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedInOneSentence() {
        var narrow = network("SpectralLinear", Map.of("out_features", 2));
        assertEquals(
                data + " has 4 classes, so the network must end with as many outputs, as of a last FrobeniusLinear with out_features 4, "
                        + "but its output has shape 2.",
                refusal(narrow, plan(HKRLoss.DEFAULT)));
        var one = network("SpectralLinear", Map.of("out_features", 1));
        Loss soft = Loss.CATALOGUE.parse("SoftHKRMulticlassLoss");
        assertEquals(
                "SoftHKRMulticlassLoss compares the outputs of several classes, but the network has one output; choose a loss for one, such "
                        + "as HKRLoss.",
                refusal(one, plan(soft).withData(data + "?classes=0,1")));
        var none = assertThrows(IllegalArgumentException.class, () -> plan(Loss.CATALOGUE.parse("HKRLoss:reduction=none")));
        assertTrue(String.valueOf(none.getMessage()).startsWith("reduction must be mean, sum or auto"), none::toString);
    }

    @Test
    void twoOutputsServeTwoClasses() throws Exception {
        var two = network("SpectralLinear", Map.of("out_features", 2));
        var plan = plan(Loss.CATALOGUE.parse("LseHKRMulticlassLoss:alpha=0.9,temperature=10")).withData(data + "?classes=0,1");
        var last = Networks.epochs(Networks.train(two, plan, folder.resolve("two"), false, new TrainingControl())).getLast();
        assertTrue(last.valAccuracy() > 0.9 && Double.isFinite(last.valLoss()), last::toString);
    }

    /// Class indices, {0, 1} and {-1, +1} say the same.
    @ParameterizedTest
    @MethodSource("losses")
    void everyFormOfTheLabelsIsRead(Loss loss) throws Exception {
        var cpu = Libtorch.choose("cpu").device();
        try (var _ = new PointerScope()) {
            Tensor output = Tensors.of(new float[] {0.3f, -1, 2, 0.5f, 0.1f, -0.7f}, cpu, 2, 3);
            double oneHot = value(loss, output, Tensors.of(new float[] {0, 0, 1, 1, 0, 0}, cpu, 2, 3));
            assertEquals(oneHot, value(loss, output, Tensors.of(new long[] {2, 0}, cpu)), 0);
            assertEquals(oneHot, value(loss, output, Tensors.of(new float[] {2, 0}, cpu, 2, 1)), 0);
            if (!loss.lossName().equals("TauCrossEntropyLoss")) { // which takes shares of classes there
                assertEquals(oneHot, value(loss, output, Tensors.of(new float[] {-1, -1, 1, 1, -1, -1}, cpu, 2, 3)), 0);
            }
            assertThrows(IllegalArgumentException.class, () -> value(loss, output, Tensors.of(new float[5], cpu, 5)));
        }
    }

    private static double value(Loss loss, Tensor output, Tensor target) {
        LossMemory memory = Remembered.starting(loss.firstMemory().orElse(0), output.device());
        return TorchTensor.of(loss.value(new TorchOps(), new TorchTensor(output), new TorchTensor(target), memory)).item_double();
    }

    private String refusal(Network network, TrainingPlan plan) {
        return String.valueOf(assertThrows(
                IOException.class,
                () -> Networks.train(network, plan, folder.resolve("refused"), false, new TrainingControl())).getMessage());
    }

    private static Tensor gradient(Model model, Map<String, Effective> weights, Tensor x, int kind, int rival) {
        Tensor leaf = x.detach();
        leaf.set_requires_grad(true);
        org.bytedeco.pytorch.GradMode.set_enabled(true);
        try {
            Tensor y = model.forward(leaf, weights, false);
            y.select(1, kind).sub(y.select(1, rival)).sum().backward();
            return leaf.grad();
        } finally {
            org.bytedeco.pytorch.GradMode.set_enabled(false);
        }
    }

    private static int largest(double[] outputs) {
        int best = 0;
        for (int i = 1; i < outputs.length; i++) {
            best = outputs[i] > outputs[best] ? i : best;
        }
        return best;
    }
}
