package studio.lipschitz.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.runs.RunIndex.Found;
import studio.lipschitz.runs.RunProgress.Ending;
import studio.lipschitz.runs.RunSummary.State;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;

class RunIndexTest {
    @TempDir Path folder;

    private Path home() {
        return folder.resolve("runs");
    }

    private RunIndex index() {
        return new RunIndex(folder.resolve("index"));
    }

    private Found look(RunIndex index) {
        return index.look(List.of(home()), _ -> {});
    }

    private static State state(RunSummary run) {
        return run.state(System.currentTimeMillis(), false);
    }

    @Test
    void figuresAreThoseThatTheRunTold() throws IOException {
        SampleRuns.finished(home().resolve("digits-2026-11-24-140312"), 3, 20);
        RunSummary run = look(index()).runs().getFirst();
        assertEquals("digits-2026-11-24-140312", run.name());
        assertEquals("digits", run.network());
        assertEquals("mnist08", run.planned("data"));
        assertEquals("HKRLoss alpha=10, min_margin=1, reduction=mean", run.loss());
        assertEquals("3", run.planned("seed"));
        assertEquals("0.004", run.planned("lr"));
        assertEquals(110_000, run.progress().parameters());
        assertEquals(3, run.progress().epochs());
        assertEquals(60, run.progress().steps());
        assertEquals(6.0, run.progress().seconds(), 1e-9);
        assertEquals(0.963, run.progress().accuracy(), 1e-9);
        assertEquals(0.963, run.progress().bestAccuracy(), 1e-9);
        assertEquals(0.838, run.progress().certified(), 1e-9);
        assertEquals(0.6, run.progress().meanRadius(), 1e-9);
        assertEquals(1.0003, run.progress().worstNorm(), 1e-12);
        assertEquals(1, run.constant(), 1e-9, "by design");
        assertEquals(State.FINISHED, state(run));
        assertEquals(SampleRuns.started(3).toEpochMilli(), run.started());
        assertEquals(List.of(), run.trouble());
    }

    @Test
    void statesAreToldApart() throws IOException {
        Path stopped = SampleRuns.unfinished(home().resolve("a"), 1, 1);
        SampleRuns.append(stopped, new TrainingEvent.Finished("a", true));
        Path failed = SampleRuns.unfinished(home().resolve("b"), 1, 1);
        SampleRuns.append(failed, new TrainingEvent.Failed("the loss is no number"));
        SampleRuns.unfinished(home().resolve("c"), 1, 1);
        Path silent = SampleRuns.unfinished(home().resolve("d"), 1, 1);
        long before = System.currentTimeMillis() - 2 * RunSummary.SILENCE;
        Files.setLastModifiedTime(new RunFolder(silent).metricsFile(), FileTime.fromMillis(before));
        List<RunSummary> runs = look(index()).runs().stream().sorted(java.util.Comparator.comparing(RunSummary::name)).toList();
        assertEquals(List.of(State.STOPPED, State.FAILED, State.RUNNING, State.BROKEN_OFF),
                runs.stream().map(RunIndexTest::state).toList());
        assertEquals("the loss is no number", runs.get(1).progress().reason());
        assertEquals(State.RUNNING, runs.get(3).state(System.currentTimeMillis(), true), "a pause may be long");
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() throws IOException {
        SampleRuns.finished(home().resolve("a"), 1, 5);
        Path other = SampleRuns.finished(home().resolve("b"), 2, 5);
        RunIndex index = index();
        Found first = look(index);
        new RunAbout("", List.of("paper"), "", false).write(other);
        Found second = look(index);
        assertSame(find(first, "a"), find(second, "a"));
        assertNotSame(find(first, "b"), find(second, "b"));
        assertEquals(List.of("paper"), find(second, "b").about().tags());
    }

    private static RunSummary find(Found found, String name) {
        return found.runs().stream().filter(run -> run.name().equals(name)).findFirst().orElseThrow();
    }

    /// The runs' own files are made unreadable, so that what is told can be from the index only.
    @Test
    void theNextProgramKnowsWhatThisOneRead() throws IOException {
        Path run = SampleRuns.finished(home().resolve("a"), 1, 5);
        Found first = look(index());
        Path metrics = new RunFolder(run).metricsFile();
        FileTime time = Files.getLastModifiedTime(metrics);
        byte[] content = Files.readAllBytes(metrics);
        Files.write(metrics, "x".repeat(content.length).getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(metrics, time);
        assertEquals(first.runs(), look(index()).runs());
    }

    @Test
    void anIndexThatIsTornCostsAReadingOnly() throws IOException {
        SampleRuns.finished(home().resolve("a"), 1, 5);
        SampleRuns.finished(home().resolve("b"), 2, 5);
        Found first = look(index());
        Path file = folder.resolve("index");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 100));
        assertEquals(first.runs(), look(index()).runs());
        Files.writeString(file, "something else\n");
        assertEquals(first.runs(), look(index()).runs());
    }

    @Test
    void aRunThatGoesOnIsReadFromWhereItWas() throws IOException {
        Path run = SampleRuns.unfinished(home().resolve("a"), 1, 1);
        RunIndex index = index();
        assertEquals(10, look(index).runs().getFirst().progress().steps());
        Path metrics = new RunFolder(run).metricsFile();
        Files.writeString(metrics, "{\"event\":\"step\",\"step\":11,\"epoch\":2,\"loss\":0.5,\"learning_r", StandardOpenOption.APPEND);
        assertEquals(10, look(index).runs().getFirst().progress().steps(), "half a line is no line yet");
        Files.writeString(metrics, "ate\":0.1,\"seconds\":2.5,\"layers\":[]}\n", StandardOpenOption.APPEND);
        RunProgress progress = look(index).runs().getFirst().progress();
        assertEquals(11, progress.steps());
        assertEquals(2.5, progress.seconds());
        new RunFolder(run).keepEvents(event -> !(event instanceof TrainingEvent.StepDone step && step.step() > 5));
        assertEquals(5, look(index).runs().getFirst().progress().steps(), "a resumed run forgets");
        SampleRuns.append(run, new TrainingEvent.Finished("a", false));
        assertEquals(Ending.FINISHED, look(index).runs().getFirst().progress().ending());
    }

    @Test
    void whatIsTornOrForeignIsNamed() throws IOException {
        Path torn = SampleRuns.finished(home().resolve("torn"), 1, 5);
        Files.writeString(new RunFolder(torn).runFile(), "{\"plan\": {");
        Path line = SampleRuns.finished(home().resolve("line"), 1, 5);
        String metrics = Files.readString(new RunFolder(line).metricsFile());
        Files.writeString(new RunFolder(line).metricsFile(), metrics.replaceFirst("\"event\":\"epoch\"", "\"event\":\"apoch\""));
        Path bare = SampleRuns.finished(home().resolve("bare"), 1, 5);
        Files.delete(new RunFolder(bare).networkFile());
        Files.writeString(bare.resolve("about.json"), "[]");
        Files.createDirectories(home().resolve("photos"));
        Files.writeString(home().resolve("photos/cat.txt"), "cat");
        Files.createDirectories(home().resolve("empty"));
        Found found = look(index());
        assertEquals(3, found.runs().size());
        assertTrue(find(found, "torn").trouble().getFirst().startsWith("run.json is no JSON"), find(found, "torn").trouble().toString());
        assertEquals(State.FINISHED, state(find(found, "torn")), "its metrics are whole");
        assertTrue(find(found, "line").trouble().getFirst().startsWith("metrics.jsonl, line 7: "),
                find(found, "line").trouble().toString());
        assertEquals(3, find(found, "line").progress().epochs());
        assertEquals(2, find(found, "bare").trouble().size());
        assertEquals(List.of("photos"), found.unreadable().stream().map(u -> String.valueOf(u.path().getFileName())).toList());
    }

    @Test
    void deletedRunsComeBack() throws IOException {
        Path run = SampleRuns.finished(home().resolve("a"), 1, 5);
        RunIndex index = index();
        Path trashed = RunTrash.delete(run);
        Found found = look(index);
        assertEquals(List.of(), found.runs());
        assertEquals(List.of("a"), found.deleted().stream().map(RunSummary::name).toList());
        SampleRuns.finished(home().resolve("a"), 2, 5); // its name is taken meanwhile
        assertEquals("a-2", String.valueOf(RunTrash.restore(trashed).getFileName()));
        assertEquals(2, look(index).runs().size());
        assertThrows(IOException.class, () -> RunTrash.destroy(run));
        assertTrue(Files.exists(run));
        Path gone = RunTrash.delete(run);
        RunTrash.destroy(gone);
        assertFalse(Files.exists(gone));
        assertEquals(1, look(index).runs().size());
    }

    @Test
    void foldersOfASweepAreFound() throws IOException {
        SampleRuns.finished(home().resolve("sweep/alpha-1"), 1, 5);
        SampleRuns.finished(home().resolve("sweep/alpha-10"), 2, 5);
        Found found = look(index());
        assertEquals(2, found.runs().size());
        assertEquals(List.of(), found.unreadable());
        assertEquals(Found.NONE, index().look(List.of(folder.resolve("nowhere")), _ -> {}));
    }

    @Test
    void whatPeopleSayOutlivesWhatTheFileHoldsBesides() throws IOException {
        Path run = SampleRuns.finished(home().resolve("a"), 1, 5);
        Files.writeString(run.resolve("about.json"), "{\"colour\": \"red\", \"note\": \"old\"}");
        RunAbout.read(run).withTags(RunAbout.tags(" paper, alpha sweep,,paper ")).withArchived(true).withName("best").write(run);
        RunAbout about = look(index()).runs().getFirst().about();
        assertEquals(new RunAbout("best", List.of("paper", "alpha sweep"), "old", true), about);
        assertTrue(Files.readString(run.resolve("about.json")).contains("red"));
    }
}
