package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

class TrainCommandTest {

    @TempDir Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void saveASmallNetwork() throws IOException {
        file = folder.resolve("moons.lipnet");
        Network network = Network.chain(
                new Input(Shape.of(2)),
                SpectralLinear.DEFAULT,
                studio.lipschitz.layer.GroupSort2.DEFAULT,
                new SpectralLinear(java.util.OptionalInt.empty(), 1, true, 1));
        ProjectFile.write(file, Project.EMPTY.withDrawing(network)
                .withPlan(TrainingPlan.DEFAULT.withData("two-moons").withEpochs(2).withDevice("cpu")));
    }

    @Test
    void trainsAndTellsOneJsonEventALine() throws IOException {
        Path run = folder.resolve("run");
        var trained = CommandRun.of("train", file.toString(), "--out", run.toString(), "--epochs", "3", "--json");

        assertEquals(0, trained.status(), trained.err());
        List<JsonNode> events = new ArrayList<>();
        for (String line : trained.out().lines().toList()) {
            events.add(new ObjectMapper().readTree(line));
        }
        assertEquals(3, events.stream().filter(e -> e.path("event").asText().equals("epoch")).count());
        assertTrue(events.stream().anyMatch(e -> e.path("event").asText().equals("step")));
        JsonNode epoch = events.stream().filter(e -> e.path("event").asText().equals("epoch")).findFirst().orElseThrow();
        for (String field : List.of(
                "epoch", "train_loss", "val_loss", "val_accuracy", "val_kr", "certified_accuracy", "seconds", "samples_per_second")) {
            assertTrue(epoch.path(field).isNumber(), field + " in " + epoch);
        }
        assertTrue(epoch.at("/layers/0/upper").isNumber() && epoch.at("/layers/0/id").isTextual(), epoch.toString());
        assertEquals("finished", events.getLast().path("event").asText());
        assertEquals(run.toString(), events.getLast().path("run").asText());
        assertEquals(ProjectFile.read(file).network(), ProjectFile.read(run.resolve("network.lipnet")).network());

        CommandRun.of("train", file.toString(), "--out", run.toString()).assertRefused("this folder is not empty");
        var resumed = CommandRun.of("train", file.toString(), "--out", run.toString(), "--epochs", "4", "--resume", "--json");
        assertEquals(0, resumed.status(), resumed.err());
        assertEquals(1, resumed.out().lines().filter(line -> line.startsWith("{\"event\":\"epoch\"")).count(), "only the fourth epoch");
    }

    @Test
    void theTwinIsTheSameGraphWithoutItsConstraints() throws IOException {
        Path run = folder.resolve("twin");
        var trained = CommandRun.of("train", file.toString(), "--out", run.toString(), "--epochs", "1", "--twin", "--json");
        assertEquals(0, trained.status(), trained.err());
        Path without = run.resolve("network.lipnet");
        assertEquals(List.of("Input", "Linear", "GroupSort2", "Linear"),
                ProjectFile.read(without).network().nodes().stream().map(node -> node.layer().module()).toList());
        CommandRun.of("train", without.toString(), "--out", folder.resolve("again").toString(), "--twin").assertRefused("its own twin");
    }

    @Test
    void whatCannotBeUsedIsRefusedBeforeAnythingIsWritten() throws IOException {
        String name = file.toString();
        String run = folder.resolve("run").toString();
        CommandRun.of("train", name, "--out", run, "--data", "imagenet").assertRefused("data must be");
        CommandRun.of("train", name, "--out", run, "--data", "idx:" + folder.resolve("none")).assertRefused("is not a folder");
        CommandRun.of("train", name, "--out", run, "--data", "mnist08").assertRefused("the network's input is 2");
        CommandRun.of("train", name, "--out", run, "--epochs", "0").assertRefused("--epochs: epochs must be from 1");
        CommandRun.of("train", name, "--out", run, "--epochs", "ten").assertRefused("'ten' is not an int");
        CommandRun.of("train", name, "--out", run, "--device", "tpu").assertRefused("--device: device must be");
        CommandRun.of("train", name, "--out", run, "--device", "cuda:99")
                .assertRefused("--device cuda:99: this machine has no such device");
        CommandRun.of("train", name, "--out", run, "--resume").assertRefused("there is no checkpoint");
        CommandRun.of("train", name, "--out", run, "--normalization", "fuzzy")
                .assertRefused("--normalization: normalization must be exact, retraction or reference, was fuzzy");
        CommandRun.of("train", name, "--resume").assertRefused("name its folder with --out");
        CommandRun.of("train", folder.resolve("none.lipnet").toString()).assertRefused("there is no such file");
        Path broken = folder.resolve("broken.lipnet");
        ProjectFile.write(broken, Project.EMPTY.withDrawing(Network.chain(SpectralLinear.DEFAULT)));
        CommandRun.of("train", broken.toString(), "--out", run).assertRefused(broken + ": network: The network has no input");

        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "only the two networks");
        }
    }

    @Test
    void patienceEndsARunAndAResumedRunKeepsItsOwnPlan() throws IOException {
        Path run = folder.resolve("run");
        var trained = CommandRun.of("train", file.toString(), "--out", run.toString(), "--epochs", "40", "--lr", "1e-9", "--patience", "2",
                "--stop-on", "val_accuracy");
        assertEquals(0, trained.status(), trained.err());
        assertTrue(
                trained.out().contains("Stopped early after epoch 3: val_accuracy made no progress for 2 epochs; it was best in epoch 1"),
                trained.out());
        var resumed = CommandRun.of("train", file.toString(), "--out", run.toString(), "--resume", "--epochs", "5", "--patience", "none",
                "--json");
        assertEquals(0, resumed.status(), resumed.err());
        assertEquals(2, resumed.out().lines().filter(line -> line.startsWith("{\"event\":\"epoch\"")).count(), "the fourth and the fifth");
        assertEquals(1e-9, new studio.lipschitz.training.RunFolder(run).facts().orElseThrow().plan().lr(), "not the file's");
        CommandRun.of("train", file.toString(), "--patience", "soon")
                .assertRefused("--patience: it must be a whole number of epochs or none");
        CommandRun.of("train", file.toString(), "--stop-on", "val_loss").assertRefused("--stop-on: it says what --patience looks at");
        CommandRun.of("train", file.toString(), "--patience", "0").assertRefused("--patience: patience must be from 1");
    }

    @Test
    void peopleSeeARowAnEpochAndInATerminalTheTimeLeft() {
        var started = new TrainingEvent.Started("runs/a", "CPU (2 threads)", 110_849, 1000, 100, 4, 10, 1);
        var step = new TrainingEvent.StepDone(10, 1, 0.25, 0.01, 30, List.of());
        var epoch = new TrainingEvent.EpochDone(1, 0.5, 0.25, 0.9933, 3.5, 0.97, 1.25, 30, 800, List.of());
        var finished = new TrainingEvent.Finished("runs/a", false);

        String terminal = told(true, started, step, epoch, finished);
        assertTrue(terminal.contains("epoch 1/4 [######..................] step 10/10  loss 0.2500  1:30 left"), terminal);
        assertTrue(terminal.contains("     1      0.5000      0.2500    0.9933     3.500     0.9700        1.250      30.0        800\n"),
                terminal);
        String pipe = told(false, started, step, epoch, finished);
        assertFalse(pipe.contains("\r") || pipe.contains("left"), pipe);
        assertTrue(pipe.endsWith("Finished; the run is in runs/a\n"), pipe);
    }

    @Test
    void aChangedBatchChangesHowManyStepsAnEpochHas() {
        var plan = TrainingPlan.DEFAULT.withEpochs(4).withBatch(200);
        String said = told(true,
                new TrainingEvent.Started("runs/a", "CPU", 9, 1000, 100, 3, 10, 1),
                new TrainingEvent.StepDone(7, 1, 0.5, 0.01, 7, List.of()),
                new TrainingEvent.Changed(7, 1, List.of(new TrainingEvent.Change("batch", "100", "200")), plan, 5, 2),
                new TrainingEvent.StepDone(10, 1, 0.5, 0.01, 10, List.of()),
                new TrainingEvent.StepDone(12, 2, 0.5, 0.01, 12, List.of()));
        assertTrue(said.contains("changed after step 7: batch 100 to 200\n") && said.contains("epoch 2/4 ") && said.contains("step 2/5 "),
                said);
        String resumed = told(true,
                new TrainingEvent.Started("runs/a", "CPU", 9, 1000, 100, 4, 5, 3),
                new TrainingEvent.StepDone(16, 3, 0.5, 0.01, 16, List.of()));
        assertTrue(resumed.contains("step 1/5 "), resumed);
    }

    private static String told(boolean terminal, TrainingEvent... events) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        var report = new TrainReport.People(out, new MovingLine(out, terminal));
        for (TrainingEvent event : events) {
            report.tell(event);
        }
        return text.toString();
    }

    @Test
    void lossOptimizerAndScheduleAreNamedInOneWordWithTheirParameters() throws IOException {
        Path run = folder.resolve("run");
        var trained = CommandRun.of("train", file.toString(), "--out", run.toString(), "--loss", "TauBCEWithLogitsLoss:tau=20",
                "--optimizer",
                "sgd:momentum=0.9", "--schedule", "cosine", "--clip", "5", "--lr", "0.1", "--json");
        assertEquals(0, trained.status(), trained.err());
        TrainingPlan plan = new studio.lipschitz.training.RunFolder(run).facts().orElseThrow().plan();
        assertEquals(studio.lipschitz.training.Loss.CATALOGUE.parse("TauBCEWithLogitsLoss:tau=20"), plan.loss());
        assertEquals(studio.lipschitz.training.Optimizer.CATALOGUE.parse("SGD:momentum=0.9"), plan.optimizer());
        assertEquals(5, plan.clipNorm().orElseThrow());
        double last = trained.out().lines().filter(line -> line.contains("\"event\":\"step\"")).toList().getLast()
                .transform(TrainCommandTest::rate);
        assertTrue(last > 0 && last < 0.001, "the cosine ends near 0, was " + last);
        CommandRun.of("train", file.toString(), "--schedule", "wave")
                .assertRefused("--schedule: there is no schedule \"wave\"; take one of");
        CommandRun.of("train", file.toString(), "--optimizer", "Lion").assertRefused("take one of Adam, AdamW, SGD, RMSprop");
        CommandRun.of("train", file.toString(), "--loss", "HKRLoss:alpha=-1").assertRefused("--loss: alpha must be a number of at least 0");
        CommandRun.of("train", file.toString(), "--clip", "much").assertRefused("--clip: it must be a number above 0 or none");
        CommandRun.of("train", file.toString(), "--loss", "CategoricalHingeLoss").assertRefused("compares the outputs of several classes");
    }

    private static double rate(String line) {
        try {
            return new ObjectMapper().readTree(line).path("learning_rate").asDouble();
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
