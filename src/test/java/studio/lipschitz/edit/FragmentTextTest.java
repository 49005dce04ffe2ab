package studio.lipschitz.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.Shape;

class FragmentTextTest {
    private static final Network BRANCHES = Network.of(
            List.of(new Node("in", new Input(Shape.of(4))), new Node("left", SpectralLinear.DEFAULT), new Node("right", GroupSort2.DEFAULT),
                    new Node("sum", Add.DEFAULT)),
            List.of(Edge.of("in", "left"), Edge.of("in", "right"), new Edge("left", "sum", 0), new Edge("right", "sum", 1)));

    private static Fragment part(String... ids) {
        return Fragment.of(BRANCHES, Placement.complete(BRANCHES, Map.of()), Set.of(ids));
    }

    @Test
    void aPartComesBackAsItWas() {
        Fragment part = part("left", "sum");
        assertEquals(List.of(Edge.of("left", "sum")), part.edges());
        assertEquals(List.of(Edge.of("in", "left"), new Edge("right", "sum", 1)), part.incoming());
        assertEquals(Optional.of(part), FragmentText.read(FragmentText.write(part)));
    }

    @Test
    void itsTextIsAFileThatOpens() throws Exception {
        String text = FragmentText.write(part("left", "right", "sum"));
        var project = ProjectFile.parse("text", text.getBytes(StandardCharsets.UTF_8));
        assertEquals(3, project.network().nodes().size());
        assertEquals(2, project.network().edges().size());
    }

    @Test
    void aWholeFileIsAPartToo() {
        var project = Template.DOCUMENTATION.load();
        Fragment part = FragmentText.read(studio.lipschitz.project.PrettyJson.write(ProjectFile.tree(project))).orElseThrow();
        assertEquals(List.copyOf(project.network().nodes()), part.nodes());
        assertEquals(List.of(), part.incoming());
    }

    @Test
    void otherTextsAreNone() {
        for (String text : List.of("", "SpectralLinear", "{}", "{\"format\":\"lipschitz-studio\"",
                "{\"format\":\"lipschitz-studio\",\"version\":1,\"network\":7}")) {
            assertEquals(Optional.empty(), FragmentText.read(text), text);
        }
        assertFalse(FragmentText.looksRight("a note on lipschitz-studio"));
    }

    @Test
    void freshIdsLeadTheSameEdgesIn() {
        Fragment copy = part("right", "sum").freshIn(BRANCHES);
        assertEquals(List.of(Edge.of("groupsort21", "add1").from()), copy.edges().stream().map(Edge::from).toList());
        assertEquals(Set.of("in", "left"), Set.copyOf(copy.incoming().stream().map(Edge::from).toList()));
        assertEquals(List.of(), part("right").freshIn(Network.EMPTY).incoming(), "its start is not there");
    }
}
