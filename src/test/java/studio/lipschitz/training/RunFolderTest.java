package studio.lipschitz.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.lipschitz.JudgedSample;

class RunFolderTest {
    private static final List<TrainingEvent> EVENTS = List.of(
            new TrainingEvent.Started("runs/1", "CPU (2 threads)", 429_985, 11_774, 1_954, 5, 92, 1),
            new TrainingEvent.StepDone(7, 1, -0.25, 0.01, 1.5, List.of(new TrainingEvent.LayerNorm("a", 1, 0.5, Double.NaN))),
            new TrainingEvent.Paused(),
            new TrainingEvent.Resumed(),
            new TrainingEvent.EpochDone(1, -0.1, -0.2, 0.985, 2, 0.9, 1, 9.5, 1200, List.of()),
            new TrainingEvent.Changed(
                    120, 2, List.of(new TrainingEvent.Change("lr", "0.01", "0.001")),
                    TrainingPlan.DEFAULT.withEarlyStopping(Optional.of(new EarlyStopping(EarlyStopping.Metric.VAL_ACCURACY, 3, 0.01))), 46,
                    3),
            new TrainingEvent.EarlyStopped(9, "val_loss", 3, 6, -0.25),
            new TrainingEvent.Finished("runs/1", true),
            new TrainingEvent.Failed("the worker ended"));

    @TempDir private Path folder;

    @Test
    void eventsSurviveTheirLines() throws Exception {
        for (TrainingEvent event : EVENTS) {
            assertEquals(event, EventJson.read(EventJson.write(event)));
        }
        assertEquals(
                "{\"event\":\"epoch\",\"epoch\":1,\"train_loss\":-0.1,\"val_loss\":-0.2,\"val_accuracy\":0.985,\"val_kr\":2.0,"
                        + "\"certified_accuracy\":0.9,\"mean_radius\":1.0,\"seconds\":9.5,\"samples_per_second\":1200.0,\"layers\":[]}",
                EventJson.write(EVENTS.get(4)));
    }

    @Test
    void aNumberThatIsNotFiniteBecomesNull() throws Exception {
        var event = new TrainingEvent.StepDone(1, 1, Double.NaN, 0.01, 0, List.of());
        assertTrue(EventJson.write(event).contains("\"loss\":null"));
        assertEquals(event, EventJson.read(EventJson.write(event)));
    }

    @Test
    void aLookAtThePlaneKeepsEveryNumberAndIsNotKeptInTheFolder() throws IOException {
        var samples = List.of(new DecisionGrid.Sample(0.1f, -3e-8f, 1));
        var signed = new DecisionGrid(
                -1.25, 2, 0, 1e-3, 3, 2, List.of(0.1f, -0.2f, 1e-9f, Float.NaN, 3f, Float.MIN_VALUE), List.of(), List.of(), 0.99999,
                List.of("upper", "lower"), samples,
                List.of(new DecisionGrid.Judged(0.1f, -3e-8f, true, new JudgedSample(1, JudgedSample.UNDECIDED, -0.25, 1e-17))));
        var several = new DecisionGrid(
                0, 1, 0, 1, 2, 2, List.of(1f, 2f, 3f, 4f), List.of(0, 1, 2, 1), List.of(0.5f, 0f, 1f, 2f), Double.NaN,
                List.of("a", "b", "ü"), List.of());
        for (DecisionGrid grid : List.of(signed, several)) {
            var event = new TrainingEvent.BoundaryMoved(9, 2, grid);
            String line = EventJson.write(event);
            assertFalse(line.contains("NaN") || line.contains("\n"), line);
            assertEquals(event, EventJson.read(line));
            assertFalse(event.kept());
        }
        assertRefused(
                () -> EventJson
                        .read("{\"event\":\"boundary\",\"grid\":{\"columns\":2,\"rows\":2,\"values\":[1],\"winners\":[],\"radii\":[]}}"),
                "a grid of 4 points has as many values, was 1");
    }

    @Test
    void linesThatAreNoEventsAreRefused() {
        assertRefused(() -> EventJson.read("{\"event\":\"step\","), "one JSON object a line");
        assertRefused(() -> EventJson.read("{\"event\":\"lunch\"}"), "an event must be one of [downloading, started, step, ");
        assertRefused(() -> EventJson.read("{\"event\":\"step\",\"step\":\"many\"}"), "cannot be read");
    }

    @Test
    void plansSurviveAndWrongOnesAreRefused() throws Exception {
        var plan = new TrainingPlan("idx:a?classes=0,8", 3, 64, 0.02, new HKRLoss(0.98, 0.5), -7, "cuda:1", 0.25)
                .withNormalization(Normalization.REFERENCE)
                .withEarlyStopping(Optional.of(new EarlyStopping(EarlyStopping.Metric.CERTIFIED_ACCURACY, 7, 0.002)));
        var json = PlanJson.write(plan);
        assertEquals(plan, PlanJson.read(json));
        assertRefused(() -> PlanJson.read(json.deepCopy().put("epochs", 0)), "epochs must be from 1 to 100000, was 0");
        assertRefused(() -> PlanJson.read(json.deepCopy().put("batch", "many")), "batch must be a whole number, was \"many\"");
        var stopping = json.deepCopy();
        stopping.putObject("early_stopping").put("metric", "mood");
        assertRefused(() -> PlanJson.read(stopping), "metric must be one of val_loss, val_accuracy, certified_accuracy, was mood");
        stopping.putObject("early_stopping").put("patience", 0);
        assertRefused(() -> PlanJson.read(stopping), "patience must be from 1");
        assertEquals(Optional.of(EarlyStopping.DEFAULT), PlanJson.read(plan(stopping)).earlyStopping());
        var other = json.deepCopy();
        other.putObject("loss").put("name", "Cosine");
        assertRefused(() -> PlanJson.read(other), "loss must be one of ");
    }

    private static com.fasterxml.jackson.databind.JsonNode plan(com.fasterxml.jackson.databind.node.ObjectNode json) {
        json.putObject("early_stopping");
        return json;
    }

    @Test
    void aLineThatIsTornWithinALetterIsSkipped() throws Exception {
        var run = new RunFolder(folder.resolve("été"));
        run.begin();
        run.append(EVENTS.getFirst());
        byte[] torn = "{\"event\":\"started\",\"run\":\"é".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(run.metricsFile(), java.util.Arrays.copyOf(torn, torn.length - 1), StandardOpenOption.APPEND);
        assertEquals(List.of(EVENTS.getFirst()), run.events());
    }

    @Test
    void onlyAFolderOfARunIsDiscardedAndWhatALinkLeadsToStays() throws Exception {
        Path kept = Files.createDirectories(folder.resolve("kept"));
        Files.writeString(kept.resolve("letter.txt"), "dear");
        var notOurs = new RunFolder(kept);
        assertRefused(() -> discard(notOurs), "is not the folder of a run");
        Files.createDirectories(notOurs.checkpoints());
        Files.writeString(notOurs.runFile(), "no json");
        assertRefused(() -> discard(notOurs), "is not valid JSON");
        assertTrue(Files.exists(kept.resolve("letter.txt")));
        var run = new RunFolder(folder.resolve("run"));
        run.begin();
        run.write(new RunFolder.Facts(TrainingPlan.DEFAULT, Map.of(), "CPU", "ab"));
        Files.write(run.lastState(), new byte[9]);
        Files.createSymbolicLink(run.path().resolve("link"), kept);
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), run.path());
        assertRefused(() -> discard(new RunFolder(linked)), "is not the folder of a run");
        run.discard();
        assertFalse(Files.exists(run.path()));
        assertEquals("dear", Files.readString(kept.resolve("letter.txt")));
    }

    private static Object discard(RunFolder run) throws IOException {
        run.discard();
        return run;
    }

    @Test
    void factsAndMetricsSurvive() throws Exception {
        var run = new RunFolder(folder.resolve("run"));
        run.begin();
        var facts = new RunFolder.Facts(TrainingPlan.DEFAULT, Map.of("java", "25", "app", "0.1", "libtorch", "2.13.0"), "CPU", "ab12");
        run.write(facts);
        assertEquals(facts, run.facts().orElseThrow());
        for (TrainingEvent event : EVENTS) {
            run.append(event);
        }
        assertEquals(EVENTS, run.events());
        Files.writeString(run.metricsFile(), "{\"event\":\"st", StandardOpenOption.APPEND);
        assertEquals(EVENTS, run.events(), "the line that a killed process left is skipped");
        run.keepEvents(event -> event instanceof TrainingEvent.StepDone);
        assertEquals(List.of(EVENTS.get(1)), run.events());
    }

    @Test
    void safetensorsSurviveAndDamagedOnesAreRefused() throws Exception {
        Path file = folder.resolve("weights.safetensors");
        var values = new float[] {1, -2.5f, Float.MIN_VALUE, 3e38f, 0, 7};
        new Safetensors(
                Map.of("layer.weight", new Safetensors.Array(new long[] {2, 3}, values)), Map.of("step", "9"))
                .write(file);
        Safetensors read = Safetensors.read(file);
        assertEquals("9", read.metadata().get("step"));
        Safetensors.Array array = java.util.Objects.requireNonNull(read.tensors().get("layer.weight"));
        assertArrayEquals(values, array.values());
        assertArrayEquals(new long[] {2, 3}, array.shape());
        byte[] whole = Files.readAllBytes(file);
        assertEquals(0, (whole.length - 24) % 8, "values are aligned");
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertRefused(() -> Safetensors.read(file), "which the file does not hold");
        Files.write(file, java.util.Arrays.copyOf(whole, 5));
        assertRefused(() -> Safetensors.read(file), "ends within its first 8 bytes");
    }

    private interface Action {
        Object run() throws IOException;
    }

    private static void assertRefused(Action action, String expected) {
        String message = String.valueOf(assertThrows(IOException.class, action::run).getMessage());
        assertTrue(message.contains(expected), message);
    }
}
