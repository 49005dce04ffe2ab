package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.runs.RunAbout;
import studio.lipschitz.runs.RunPoint;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.TrainingPlan;

class GridCommandTest {
    @TempDir Path folder;

    private Path file = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void saveASmallNetwork() throws IOException {
        file = folder.resolve("moons.lipnet");
        out = folder.resolve("sweep");
        Network network = Network.chain(new Input(Shape.of(2)), new SpectralLinear(OptionalInt.empty(), 16, true, 1),
                GroupSort2.DEFAULT, new SpectralLinear(OptionalInt.empty(), 1, true, 1));
        ProjectFile.write(file, Project.EMPTY.withDrawing(network)
                .withPlan(TrainingPlan.DEFAULT.withData("two-moons").withEpochs(1).withDevice("cpu").withEpsilon(0.2)));
    }

    private CommandRun grid(String... more) {
        var args = new ArrayList<>(List.of("grid", file.toString(), "--out", out.toString()));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray(String[]::new));
    }

    @Test
    void trainsEveryPointOnceMarksTheFrontAndGoesOn() throws Exception {
        CommandRun trained = grid("--vary", "width=0.5,1", "--json");
        assertEquals(0, trained.status(), trained.err());
        List<JsonNode> events = new ArrayList<>();
        for (String line : trained.out().lines().toList()) {
            events.add(new ObjectMapper().readTree(line));
        }
        assertEquals(2, events.stream().filter(e -> e.path("event").asText().equals("epoch")).count());
        JsonNode end = events.getLast();
        assertEquals("grid", end.path("event").asText());
        assertEquals(2, end.path("runs").size());
        assertTrue(end.path("runs").findValuesAsText("pareto").contains("true"), end.toString());
        assertEquals("finished", end.at("/runs/0/state").asText());
        assertTrue(end.at("/runs/0/certified_accuracy").isNumber(), end.toString());
        Path half = out.resolve("width-0.5");
        assertEquals(8, ((SpectralLinear) ProjectFile.read(half.resolve("network.lipnet")).network().node("spectrallinear1").layer())
                .outFeatures());
        assertEquals("sweep", RunPoint.read(half).orElseThrow().grid());
        assertEquals(List.of("sweep"), RunAbout.read(half).tags());

        String metrics = Files.readString(half.resolve("metrics.jsonl"));
        CommandRun again = grid("--vary", "width=0.5", "--epsilon", "0.05");
        assertEquals(0, again.status(), again.err());
        assertEquals(metrics, Files.readString(half.resolve("metrics.jsonl")), "what is finished is not trained again");
        assertTrue(again.out().contains("Run 1 of 1: width 0.5: finished already"), again.out());
        assertTrue(again.out().contains("certified at 0.05"), again.out());
        assertTrue(again.out().lines().anyMatch(line -> line.matches("\\*\\s+0\\.5\\s+0\\.\\d{4}\\s+0\\.\\d{4}\\s.*finished")),
                again.out());
        assertEquals("", again.err());

        grid("--vary", "width=0.5", "--epochs", "3").assertRefused("has another network or plan");
    }

    @Test
    void whatCannotBeTrainedIsRefusedBeforeTheFirstRun() throws Exception {
        grid("--vary", "depth=1,2").assertRefused("--vary: nothing is called depth; what can vary is alpha, min_margin, lr, width");
        grid("--vary", "lr=0..1:4:log").assertRefused("no logarithmic steps");
        grid("--vary", "lr=0.1,-1").assertRefused("lr");
        grid("--vary", "width=1,900").assertRefused("at most 64");
        grid("--vary", "alpha=1..9:200", "--vary", "lr=1..9:200").assertRefused("these values make 40000 runs");
        grid().assertRefused("--vary");
        assertTrue(Files.notExists(out));
        Files.writeString(out, "a file");
        grid("--vary", "alpha=1").assertRefused("this is no folder");
    }
}
