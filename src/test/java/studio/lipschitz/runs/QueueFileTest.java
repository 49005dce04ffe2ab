package studio.lipschitz.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.runs.Queued.Standing;

class QueueFileTest {
    @TempDir private Path folder;

    @Test
    void whatIsWrittenIsReadAgainAndANetworkStandsInItOnce() throws Exception {
        Project dense = Template.DENSE.load();
        Project digits = Template.DOCUMENTATION.load();
        var waiting = new ArrayList<Queued>();
        for (int seed = 0; seed < 40; seed++) {
            waiting.add(new Queued("dense", dense.withPlan(dense.plan().withSeed(seed)), Optional.of(folder.resolve("dense.lipnet")),
                    Optional.of(new RunPoint("dense-grid", Map.of("seed", Integer.toString(seed))))));
        }
        waiting.add(new Queued("digits", digits, Optional.empty(), Optional.empty()).begun(folder.resolve("run")));
        Path file = folder.resolve("deep/queue.json");
        QueueFile.write(file, waiting);
        assertEquals(waiting, QueueFile.read(file));
        String text = Files.readString(file);
        assertEquals(2, text.split("\"canvas\"", -1).length - 1, "two networks");
    }

    @Test
    void whatIsNoQueueIsNamed() throws Exception {
        Path file = folder.resolve("queue.json");
        Files.writeString(file, "{\"waiting\": [");
        assertTrue(message(file).startsWith(file + " is no JSON"), message(file));
        Files.writeString(file, "{\"format\": \"lipschitz-studio queue\", \"version\": 9}");
        assertTrue(message(file).contains("is no queue of this version"), message(file));
        Files.writeString(file, "{\"format\":\"lipschitz-studio queue\",\"version\":1,\"networks\":[],\"waiting\":[{\"network\":0}]}");
        assertTrue(message(file).contains("number 1 names a network that is not in the file"), message(file));
    }

    private static String message(Path file) {
        return String.valueOf(assertThrows(IOException.class, () -> QueueFile.read(file)).getMessage());
    }

    @Test
    void whatBecameOfTheFileIsTold() throws Exception {
        Path file = folder.resolve("net.lipnet");
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - 60_000));
        Queued queued = new Queued("net", Template.DENSE.load(), Optional.of(file), Optional.empty());
        assertEquals(Standing.AS_IT_WAS, queued.standing());
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertEquals(Standing.CHANGED, queued.standing());
        Files.delete(file);
        assertEquals(Standing.GONE, queued.standing());
    }

    @Test
    void aRunSaysOfWhichGridItIsAndTheTableKnows() throws Exception {
        Path run = SampleRuns.finished(folder.resolve("runs/g/width-2"), 3, 5);
        var point = new RunPoint("g", Map.of("width", "2"));
        point.write(run);
        assertEquals(Optional.of(point), RunPoint.read(run));
        RunSummary summary = new RunIndex(folder.resolve("index")).look(List.of(folder.resolve("runs")), _ -> {}).runs().getFirst();
        assertEquals("2", summary.planned("width"));
        assertEquals("g", summary.planned("grid"));
        assertEquals("width 2", summary.name());
        assertEquals(List.of("g"), summary.about().tags());
        assertTrue(new RunQuery("grid:g width=2.0").test(summary));
        new RunAbout("mine", List.of(), "", false).write(run);
        point.write(run);
        assertEquals("mine", RunAbout.read(run).name(), "what a person said stays");
    }
}
