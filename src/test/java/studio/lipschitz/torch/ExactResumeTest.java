package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Schedule;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.training.TrainingPlan;

/// A run that broke off and was resumed is the run that was never interrupted, bit for bit.
///
/// Steps are told some times a second, so not every one stands in both runs: an epoch's train loss, the sum of all its steps, holds the others.
class ExactResumeTest {
    private static final int EPOCHS = 4;

    @TempDir private Path folder;

    record Case(String name, Network network, TrainingPlan plan) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        TrainingPlan moons = Networks.moonsPlan(EPOCHS);
        Network stateful = Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(2))),
                Networks.layer("Linear", Map.of("out_features", 16)),
                Networks.layer("BatchNorm1d", Map.of()),
                Networks.layer("ReLU", Map.of()),
                Networks.layer("Dropout", Map.of("p", 0.3)),
                Networks.layer("Linear", Map.of("out_features", 1)));
        Network three = Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(2))),
                Networks.layer("SpectralLinear", Map.of("out_features", 16)),
                Networks.layer("GroupSort2", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", 3)));
        Network image = Network.chain(
                Networks.layer("Input", Map.of("shape", List.of(1, 28, 28))),
                Networks.layer("Flatten", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", 8)),
                Networks.layer("GroupSort2", Map.of()),
                Networks.layer("SpectralLinear", Map.of("out_features", 1)));
        return Stream.of(
                new Case("exact", Networks.moons(), moons),
                new Case("retraction", Networks.moons(), moons.withNormalization(Normalization.RETRACTION)),
                new Case("reference", Networks.moons(), moons.withNormalization(Normalization.REFERENCE)),
                new Case("plateau", Networks.moons(),
                        moons.withSchedule(Schedule.CATALOGUE.parse("ReduceLROnPlateau:patience=0,factor=0.5,threshold=0.2"))),
                new Case("momentum, cosine, batch statistics and dropout", stateful,
                        moons.withOptimizer(Optimizer.CATALOGUE.parse("SGD:momentum=0.9"))
                                .withSchedule(Schedule.CATALOGUE.parse("cosine"))),
                new Case("a loss with a memory", three, moons.withData("blobs").withLoss(Loss.CATALOGUE.parse("SoftHKRMulticlassLoss"))),
                new Case("early stopping", Networks.moons(),
                        moons.withEpochs(30).withEarlyStopping(Optional.of(new EarlyStopping(EarlyStopping.Metric.VAL_LOSS, 2, 0.05)))),
                new Case("augmentation", image, moons.withData("mnist08?samples=600&shift=2&flip")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRunThatBrokeOffInTheMiddleOfAnEpochIsTheUninterruptedRun(Case it) throws Exception {
        var straight = run("straight");
        train(it, straight, false, Integer.MAX_VALUE);
        var broken = run("broken");
        assertThrows(Crash.class, () -> train(it, broken, false, 2));
        assertEquals(1, Networks.epochs(broken.events()).size(), "it broke off in the second epoch");
        assertThrows(Crash.class, () -> train(it, broken, true, 3));
        train(it, broken, true, Integer.MAX_VALUE);
        SameRun.assertSame(straight, broken);
        assertEquals(it.plan().earlyStopping().isPresent(),
                broken.events().stream().anyMatch(TrainingEvent.EarlyStopped.class::isInstance));
    }

    /// Ends as a killed process does, without a word: before the step of the epoch is through.
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static void train(Case it, RunFolder run, boolean resume, int crashIn) throws IOException, InterruptedException {
        new Trainer(it.network(), it.plan(), run, resume, new TrainingControl(), event -> {
            if (event instanceof StepDone step && step.epoch() >= crashIn) {
                throw new Crash();
            }
        }).train();
    }

    private RunFolder run(String name) {
        return new RunFolder(folder.resolve(name));
    }
}
