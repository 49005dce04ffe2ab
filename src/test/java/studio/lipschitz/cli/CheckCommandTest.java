package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.AvgPool2d;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.Normalization;

class CheckCommandTest {

    @TempDir Path folder;

    @Test
    void theNetworkOfTheDocumentationIsCertified() throws IOException {
        var run = CommandRun.of("check", save(Template.DOCUMENTATION.load()), "--json");

        assertEquals(0, run.status());
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertEquals(
                List.of("certified", "lipschitz_bound", "input_shape", "output_shape", "nodes", "problems"),
                fieldNames(report));
        assertTrue(report.get("certified").isBoolean() && report.get("certified").asBoolean());
        assertEquals(1, report.get("lipschitz_bound").asDouble());
        assertEquals("[1,28,28]", report.get("input_shape").toString());
        assertEquals("[1]", report.get("output_shape").toString());
        assertEquals(10, report.get("nodes").size());
        assertEquals(
                List.of("id", "module", "verdict", "bound", "output_shape", "reason", "replacements", "why"),
                fieldNames(report.at("/nodes/1")));
        assertEquals("L ≤ 0.333333·√(3·3) = 1", report.at("/nodes/1/why/numbers").asText());
        assertTrue(report.at("/nodes/1/why/formula").asText().startsWith("L ≤ σ₁(W)·√(r₁·r₂)"));
        assertTrue(report.at("/nodes/1/why/source").asText().contains("arXiv:2006.06520"));
        assertEquals("safe", report.at("/nodes/1/verdict").asText());
        assertEquals("[32,28,28]", report.at("/nodes/1/output_shape").toString());
        assertEquals(0, report.get("problems").size());
    }

    @Test
    void aNetworkConstantIsToldWithItsShare() throws IOException {
        Project project = Template.DOCUMENTATION.load();
        String file = save(project.withDrawing(project.network().withConstant(OptionalDouble.of(0.5))));
        JsonNode report = new ObjectMapper().readTree(CommandRun.of("check", file, "--json").out());
        assertTrue(report.get("certified").asBoolean());
        assertTrue(report.get("lipschitz_bound").asDouble() <= 0.5);
        assertEquals(6, report.at("/network_constant/layers").asInt());
        assertEquals(Math.pow(0.5, 1 / 6.0), report.at("/network_constant/factor").asDouble(), 1e-9);
        String text = CommandRun.of("check", file).out();
        assertTrue(text.contains("The network constant 0.5 holds with each of 6 layers at most 0.8909."), text);
    }

    @Test
    void aMisspeltParameterIsAWarningThatNamesTheNearest() throws IOException {
        String file = save(Template.DENSE.load());
        Path path = Path.of(file);
        java.nio.file.Files.writeString(
                path, java.nio.file.Files.readString(path).replaceFirst("\"k_coef_lip\": 1.0", "\"k_coef_lp\": 5.0"));
        var run = CommandRun.of("check", file, "--json");
        assertEquals(0, run.status());
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertEquals(1, report.get("problems").size());
        assertEquals("warning", report.at("/problems/0/severity").asText());
        assertEquals("dense1", report.at("/problems/0/node").asText());
        assertEquals(
                "SpectralLinear has no parameter \"k_coef_lp\"; did you mean k_coef_lip? It is kept but has no effect: correct its name in the "
                        + "file.",
                report.at("/problems/0/message").asText());
    }

    @Test
    void anInputOfAWrongShapeIsTheOnlyOneToBlameAndLeavesNoBound() throws IOException {
        String file = save(Template.DENSE.load());
        Path path = Path.of(file);
        java.nio.file.Files.writeString(path, java.nio.file.Files.readString(path).replaceFirst("\\[ 1, 28, 28 \\]", "[ 1, 0, 28 ]"));
        JsonNode report = new ObjectMapper().readTree(CommandRun.of("check", file, "--json").out());
        assertTrue(report.get("lipschitz_bound").isNull());
        assertEquals(1, report.get("problems").size(), report::toString);
        assertEquals("input", report.at("/problems/0/node").asText());
    }

    @Test
    void aPlanInReferenceModeLeavesNothingCertifiedByDesign() throws IOException {
        Project dense = Template.DENSE.load();
        String file = save(dense.withPlan(dense.plan().withNormalization(Normalization.REFERENCE)));
        var run = CommandRun.of("check", file, "--json");
        JsonNode report = new ObjectMapper().readTree(run.out());

        assertEquals(1, run.status());
        assertFalse(report.get("certified").asBoolean());
        assertTrue(report.get("lipschitz_bound").isNull());
        assertTrue(report.at("/problems/0/message").asText().contains("reference mode"), run.out());
        String formulas = CommandRun.of("check", file).out();
        assertTrue(formulas.contains("= k_coef_lip, aimed at") && !formulas.contains("held"), formulas);
    }

    @Test
    void aPlainLinearIsFlaggedWithItsReplacements() throws IOException {
        String file = save(Project.EMPTY.withDrawing(Network.chain(Input.DEFAULT, Linear.DEFAULT)));
        var run = CommandRun.of("check", file, "--json");

        assertEquals(1, run.status());
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertFalse(report.get("certified").asBoolean());
        assertTrue(report.get("lipschitz_bound").isNull());
        assertEquals("unconstrained", report.at("/nodes/1/verdict").asText());
        assertTrue(report.at("/nodes/1/bound").isNull());
        assertTrue(report.at("/nodes/1/replacements").toString().contains("\"SpectralLinear\""), run.out());
        assertEquals(List.of("node", "severity", "message"), fieldNames(report.at("/problems/0")));
        assertEquals("linear1", report.at("/problems/0/node").asText());
        assertEquals("warning", report.at("/problems/0/severity").asText());

        var table = CommandRun.of("check", file);
        assertEquals(1, table.status());
        assertTrue(table.out().contains("warning: linear1: ") && table.out().contains("  fix: Replace by SpectralLinear"), table.out());
        assertTrue(table.out().contains("is not certified"), table.out());
    }

    @Test
    void aPoolThatLosesNormIsWarnedOfInACertifiedNetwork() throws IOException {
        var run = CommandRun.of("check", save(Project.EMPTY.withDrawing(Network.chain(Input.DEFAULT, AvgPool2d.DEFAULT))));

        assertEquals(0, run.status());
        assertTrue(run.out().contains("lossy") && run.out().contains("warning: avgpool2d1: "), run.out());
    }

    @Test
    void anOutOfRangeParameterIsFlaggedAndAnUnknownModuleCannotBeRead() throws IOException {
        var project = Project.EMPTY.withDrawing(Network.chain(Input.DEFAULT, SpectralLinear.DEFAULT));
        var flagged = CommandRun.of("check", spoil(project, "\"out_features\": 64", "\"out_features\": 0"));
        assertEquals(1, flagged.status());
        assertTrue(flagged.out().contains("out_features must be an integer of at least 1, was 0"), flagged.out());

        CommandRun.of("check", spoil(project, "\"SpectralLinear\"", "\"SpectralLiner\"")).assertRefused("did you mean SpectralLinear?");
    }

    @Test
    void badFilesAreRefusedInOneSentence() throws IOException {
        Project project = Template.DENSE.load();
        CommandRun.of("check", spoil(project, "\"version\": 1", "\"version\": 7")).assertRefused("version 7 is newer than 1");
        CommandRun.of("check", spoil(project, "\"out_features\": 128", "\"out_features\": \"128\"")).assertRefused("out_features must be");
        CommandRun.of("check", spoil(project, "\"training\": {", "\"training\": ")).assertRefused("this is not JSON");
        CommandRun.of("check", folder.resolve("absent.lipnet").toString()).assertRefused("there is no such file");
        CommandRun.of("check", "net.py").assertRefused("net.py: there is no such file; check its name.");
        CommandRun.of("check", "net.onnx", "--json").assertRefused("net.onnx: there is no such file");
        var cyclic = Network.chain(Input.DEFAULT, SpectralLinear.DEFAULT, SpectralLinear.DEFAULT)
                .connect(Edge.of("spectrallinear2", "spectrallinear1"));
        CommandRun.of("check", save(Project.EMPTY.withDrawing(cyclic))).assertRefused("is a cycle");
    }

    /// Generated networks may be far larger than drawn ones; neither answer may keep anybody waiting.
    @Test
    void aHugeNetworkIsJudgedOrRefusedInBoundedTime() throws IOException {
        assertTimeout(Duration.ofSeconds(60), () -> {
            CommandRun.of("check", save(chainOf(10_000))).assertRefused(
                    "network.nodes: a network may have at most 5000 nodes, this one has 10000; split it.");
            var run = CommandRun.of("check", save(chainOf(5_000)), "--json");
            assertEquals(0, run.status());
            JsonNode report = new ObjectMapper().readTree(run.out());
            assertEquals(5_000, report.get("nodes").size());
            assertTrue(report.get("certified").asBoolean());
        });
    }

    private static Project chainOf(int nodes) {
        var layers = new Layer[nodes];
        Arrays.fill(layers, GroupSort2.DEFAULT);
        layers[0] = new Input(Shape.of(8));
        return Project.EMPTY.withDrawing(Network.chain(layers));
    }

    @Test
    void misuseIsToldInOneSentence() {
        CommandRun.of("check").assertRefused("Missing required parameter: 'FILE'");
        CommandRun.of("check", "a.lipnet", "b.lipnet").assertRefused("Unmatched argument");
        CommandRun.of("check", "a.lipnet", "--jsn").assertRefused("Unknown option: '--jsn'");
    }

    private static List<String> fieldNames(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }

    private String save(Project project) throws IOException {
        Path file = folder.resolve("net.lipnet");
        ProjectFile.write(file, project);
        return file.toString();
    }

    private String spoil(Project project, String old, String replacement) throws IOException {
        String file = save(project);
        String text = Files.readString(Path.of(file));
        assertTrue(text.contains(old), text);
        Files.writeString(Path.of(file), text.replace(old, replacement));
        return file;
    }
}
