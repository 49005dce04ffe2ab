package studio.lipschitz.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.Shape;

class BlockFileTest {
    private static final Project PROJECT = new Project(
            Network.chain(new Input(Shape.of(64)), SpectralLinear.DEFAULT, GroupSort2.DEFAULT, SpectralLinear.DEFAULT),
            Map.of("input1", new Position(0, 0)), Project.EMPTY.plan(), Project.EMPTY.unknown(),
            List.of(new Block("block1", "Stage", Set.of("spectrallinear1"), 2, true),
                    new Block("block2", "All", new java.util.LinkedHashSet<>(List.of("spectrallinear1", "groupsort21")), 3, false)));

    private static Project parse(String text) throws ProjectFileException {
        return ProjectFile.parse("the file", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileHoldsEveryRepetitionForProgramsThatDoNotKnowBlocks() {
        var nodes = ProjectFile.tree(PROJECT).path("network").path("nodes");
        assertEquals(2 + 3 * 3, nodes.size());
        assertEquals(PROJECT.network().nodes().size(), nodes.size());
    }

    @Test
    void blocksSurviveARoundTrip() throws ProjectFileException {
        Project read = parse(ProjectFile.format(PROJECT));
        assertEquals(PROJECT.drawing(), read.drawing());
        assertEquals(PROJECT.blocks(), read.blocks());
        assertEquals(PROJECT.network(), read.network());
        assertEquals(ProjectFile.format(PROJECT), ProjectFile.format(read));
    }

    @Test
    void whatCannotBeRepeatedIsAnErrorOfTheDesignAndSurvivesToo() throws ProjectFileException {
        Project loose = PROJECT.updateDrawing(network -> network.disconnect(Set.of(Edge.of("input1", "spectrallinear1"))));
        var analysis = loose.analysis();
        assertTrue(analysis.problems().stream().anyMatch(problem -> problem.message().contains("nothing leads into it")),
                analysis.problems().toString());
        assertTrue(!analysis.runnable() && !analysis.certified() && analysis.bound().isEmpty());
        assertEquals(loose.blocks(), parse(ProjectFile.format(loose)).blocks());
    }

    @Test
    void aBlockThatIsWrongIsRefusedInASentence() {
        String good = ProjectFile.format(PROJECT);
        for (var wrong : Map.of(
                "\"id\": \"block2\"", "\"id\": \"input1\"",
                "\"repeat\": 3", "\"repeat\": 0",
                "\"nodes\": [\"spectrallinear1\", \"groupsort21\"]", "\"nodes\": [\"spectrallinear1\", \"nobody\"]").entrySet()) {
            String text = good.replaceAll("\\s+", " ").replace("[ \"", "[\"").replace("\" ]", "\"]");
            assertTrue(text.contains(wrong.getKey()), text);
            var refusal = assertThrows(ProjectFileException.class, () -> parse(text.replace(wrong.getKey(), wrong.getValue())));
            assertTrue(refusal.getMessage().contains("canvas.blocks"), refusal.getMessage());
        }
    }
}
