package studio.lipschitz.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Reals;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.TrainingPlan;

class ProjectFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void theConstantOfTheNetworkSurvivesARoundTrip() throws ProjectFileException {
        Project project = Template.DOCUMENTATION.load();
        assertTrue(project.network().constant().isEmpty());
        Project asked = project.withDrawing(project.network().withConstant(java.util.OptionalDouble.of(2.5)));
        String text = ProjectFile.format(asked);
        assertTrue(text.contains("\"k_coef_lip\": 2.5\n  },\n  \"canvas\""), text);
        assertEquals(asked, ProjectFile.parse("it", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        for (String wrong : java.util.List.of("0", "-1", "\"1\"", "[1]")) {
            byte[] bad = text.replace("\"k_coef_lip\": 2.5\n", "\"k_coef_lip\": " + wrong + "\n")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            var refused = org.junit.jupiter.api.Assertions.assertThrows(
                    ProjectFileException.class, () -> ProjectFile.parse("it", bad));
            assertTrue(refused.getMessage().startsWith("it: network.k_coef_lip: "), refused.getMessage());
        }
    }

    @Test
    void knownFieldsAreRead() throws IOException {
        Project project = parse(Lipnet.TEXT);

        assertEquals(List.of("in", "conv", "flat", "out"), project.network().nodes().stream().map(n -> n.id()).toList());
        var conv = assertInstanceOf(SpectralConv2d.class, project.network().node("conv").layer());
        assertEquals(8, conv.outChannels());
        assertEquals(new IntPair(3, 5), conv.kernelSize());
        assertEquals(Set.of(Edge.of("in", "conv"), Edge.of("conv", "flat"), Edge.of("flat", "out")), project.network().edges());
        assertEquals(Map.of("in", new Position(10, 20.5), "out", new Position(-3, 400)), project.positions());
        assertEquals(new TrainingPlan("mnist08", 3, 64, 0.005, new HKRLoss(5, 0.5), 7, "cpu", 0.25), project.plan());
    }

    @Test
    void earlyStoppingSurvivesARoundTripWithWhatIsUnknownInIt() throws IOException {
        String text = Lipnet.TEXT.replaceFirst("\"training\": *\\{",
                "\"training\": {\"early_stopping\": {\"patience\": 4, \"metric\": \"val_accuracy\", \"mood\": 1}, ");
        Project project = parse(text);
        assertEquals(Optional.of(new EarlyStopping(EarlyStopping.Metric.VAL_ACCURACY, 4, 0)), project.plan().earlyStopping());
        assertEquals(project, parse(ProjectFile.format(project)));
        assertEquals(1, JSON.readTree(ProjectFile.format(project)).at("/training/early_stopping/mood").asInt());
        assertTrue(String.valueOf(assertThrows(ProjectFileException.class, () -> parse(text.replace("val_accuracy", "luck"))).getMessage())
                .contains("training.early_stopping"), "it names the place");
    }

    @Test
    void listsOfNumbersSurviveARoundTrip() throws IOException {
        String text = Lipnet.with(
                "{\"id\": \"flat\", \"module\": \"Flatten\"}",
                "{\"id\": \"flat\", \"module\": \"Normalize\", \"params\": {\"mean\": [0.25, 1], \"std\": 0.5}}");
        Project project = parse(text);
        assertEquals(new Normalize(Reals.of(0.25, 1), Reals.of(0.5)), project.network().node("flat").layer());
        assertEquals(project.network(), parse(ProjectFile.format(project)).network());
    }

    @Test
    void unknownFieldsSurviveAtEveryLevel() throws IOException {
        JsonNode before = JSON.readTree(Lipnet.TEXT);
        JsonNode after = JSON.readTree(ProjectFile.format(parse(Lipnet.TEXT)));

        for (String place : List.of(
                "/author/name", "/author/weights", "/network/comment", "/network/nodes/0/locked", "/network/nodes/1/params/niter_bjorck",
                "/network/edges/0/colour", "/canvas/zoom", "/canvas/positions/in/pinned", "/training/momentum", "/training/loss/schedule",
                "/training/loss/params/temperature")) {
            assertFalse(before.at(place).isMissingNode(), place + " is in the file to begin with");
            assertEquals(before.at(place), after.at(place), place);
        }
    }

    @Test
    void aSecondRoundTripChangesNothing() throws IOException {
        Project project = parse(Lipnet.TEXT);
        String once = ProjectFile.format(project);

        assertEquals(project, parse(once));
        assertEquals(once, ProjectFile.format(parse(once)));
        assertTrue(once.startsWith("{\n  \"format\": \"lipschitz-studio\",\n  \"version\": 1,\n"), once);
    }

    @Test
    void digitsOfUnknownNumbersAreKept() throws IOException {
        String text = Lipnet.with("2.50", "2.5000000000000000000000001");

        assertTrue(ProjectFile.format(parse(text)).contains("2.5000000000000000000000001"));
    }

    @Test
    void unknownFieldsFollowARenamedNodeAndGoWithADeletedOne() throws IOException {
        Project project = parse(Lipnet.TEXT);

        JsonNode renamed = JSON.readTree(ProjectFile.format(Edits.rename("conv", "first").change().apply(project)));
        assertEquals(15, renamed.at("/network/nodes/1/params/niter_bjorck").asInt());
        assertEquals("red", renamed.at("/network/edges/0/colour").asText());

        Project deleted = Edits.delete(Set.of("conv"), Set.of()).change().apply(project);
        Project reused = Edits.add("conv", SpectralConv2d.DEFAULT, new Position(0, 0)).change().apply(deleted);
        String text = ProjectFile.format(reused);
        assertFalse(text.contains("niter_bjorck") || text.contains("colour"), text);
    }

    @Test
    void parametersOutOfRangeAreKeptAndShownAsAProblem() throws IOException {
        String text = Lipnet.with("\"out_channels\": 8", "\"out_channels\": -8");
        Project project = parse(text);

        var kept = assertInstanceOf(Unresolved.class, project.network().node("conv").layer());
        assertTrue(kept.known());
        assertEquals(1,
                Analysis.of(project.network()).problemsOf("conv").stream().filter(p -> p.message().contains("out_channels")).count());
        JsonNode params = JSON.readTree(ProjectFile.format(project)).at("/network/nodes/1/params");
        assertEquals(JSON.readTree(text).at("/network/nodes/1/params"), params);
    }

    @Test
    void theWindowKeepsAModuleThatItDoesNotKnow() throws IOException {
        String text = Lipnet.with("\"module\": \"Flatten\"",
                "\"module\": \"Warp\", \"params\": {\"depth\": {\"a\": [1, null, 2.5]}, \"big\": 12345678901234567890}");
        Project project = parse(text);

        var kept = assertInstanceOf(Unresolved.class, project.network().node("flat").layer());
        assertFalse(kept.known());
        assertEquals(
                JSON.readTree(text).at("/network/nodes/2/params"),
                JSON.readTree(ProjectFile.format(project)).at("/network/nodes/2/params"));
    }

    @Test
    void theWindowOpensACycleThatACommandRefuses() throws IOException {
        String text = Lipnet.with("{\"from\": \"in\", \"to\": \"conv\", \"colour\": \"red\"}", "{\"from\": \"out\", \"to\": \"conv\"}");
        Path file = Files.writeString(folder.resolve("cycle.lipnet"), text);

        assertEquals(3, ProjectFile.read(file).network().edges().size());
        var refused = assertThrows(ProjectFileException.class, () -> ProjectFile.readStrictly(file));
        assertTrue(refused.getMessage().contains("network.edges: flat → out → conv → flat is a cycle"), refused.getMessage());
    }

    @Test
    void whatIsLeftOutTakesItsDefault() throws IOException {
        Project project = parse("{\"format\": \"lipschitz-studio\", \"version\": 1, \"network\": {\"nodes\": []}}");

        assertEquals(Project.EMPTY, project);
    }

    @Test
    void aFileIsReplacedWholeAndNothingIsLeftBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("net.lipnet"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.lipnet"), file);

        ProjectFile.write(link, parse(Lipnet.TEXT));

        assertEquals(parse(Lipnet.TEXT), ProjectFile.read(file));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(folder)) {
            assertEquals(Set.of(file, link), Set.copyOf(files.toList()));
        }
    }

    @Test
    void afterAFailedWriteTheOldFileIsStillThere() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken.lipnet"));
        Path inside = Files.writeString(taken.resolve("kept"), "kept");

        var refused = assertThrows(ProjectFileException.class, () -> ProjectFile.write(taken, Project.EMPTY));
        assertTrue(refused.getMessage().startsWith(taken + ": cannot be written"), refused.getMessage());
        assertThrows(ProjectFileException.class, () -> ProjectFile.write(folder.resolve("no/such/folder.lipnet"), Project.EMPTY));

        assertEquals("kept", Files.readString(inside));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(taken), files.toList());
        }
    }

    private static Project parse(String text) throws ProjectFileException {
        return ProjectFile.parse("net.lipnet", text.getBytes(StandardCharsets.UTF_8));
    }
}
