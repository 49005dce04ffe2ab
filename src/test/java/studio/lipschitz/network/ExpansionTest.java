package studio.lipschitz.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;

class ExpansionTest {
    private static final Network CHAIN = chain("in:Input", "a:SpectralLinear", "b:GroupSort2", "c:SpectralLinear", "out:SpectralLinear");

    private static Network chain(String... nodes) {
        var all = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        for (String each : nodes) {
            String id = each.substring(0, each.indexOf(':'));
            if (!all.isEmpty()) {
                edges.add(Edge.of(all.getLast().id(), id));
            }
            all.add(new Node(id, layer(each.substring(each.indexOf(':') + 1))));
        }
        return Network.of(all, edges);
    }

    private static Layer layer(String module) {
        return Catalogue.find(module).orElseThrow().defaults();
    }

    private static Block block(String name, int repeat, String... nodes) {
        return new Block("block-" + name, name, new java.util.LinkedHashSet<>(List.of(nodes)), repeat, false);
    }

    private static List<String> path(Network network) {
        var path = new ArrayList<>(List.of("in"));
        while (true) {
            List<Edge> out = network.outOf(path.getLast());
            if (out.isEmpty()) {
                return path;
            }
            assertEquals(1, out.size());
            path.add(out.getFirst().to());
        }
    }

    @Test
    void whatIsNotRepeatedStaysTheSame() {
        assertSame(CHAIN, Expansion.of(CHAIN, List.of(block("x", 1, "a", "b"))).network());
    }

    @Test
    void repetitionsFollowEachOther() {
        Expansion written = Expansion.of(CHAIN, List.of(block("x", 3, "a", "b")));
        assertEquals(List.of(), written.problems());
        assertEquals(List.of("in", "a", "b", "a_2", "b_2", "a_3", "b_3", "c", "out"), path(written.network()));
        assertEquals(path(written.network()), written.network().nodes().stream().map(Node::id).toList(), "in the order of the file too");
        assertEquals(Map.of("a_2", "a", "b_2", "b", "a_3", "a", "b_3", "b"), written.drawn());
        assertEquals("b_3", written.source(Edge.of("b", "c")), "what leaves the block comes from the last");
        assertEquals("a", written.source(Edge.of("a", "b")));
        assertEquals(CHAIN.node("a").layer(), written.network().node("a_3").layer());
    }

    @Test
    void aBlockWithinABlockIsWrittenOutInEach() {
        Expansion written = Expansion.of(CHAIN, List.of(block("outer", 2, "a", "b", "c"), block("inner", 2, "a", "b")));
        assertEquals(List.of(), written.problems());
        assertEquals(List.of("in", "a", "b", "a_1_2", "b_1_2", "c", "a_2_1", "b_2_1", "a_2_2", "b_2_2", "c_2", "out").size(),
                path(written.network()).size());
        assertEquals(
                List.of("in", "a", "b", "a", "b", "c", "a", "b", "a", "b", "c", "out"),
                path(written.network()).stream().map(written::inDrawing).toList());
        assertEquals(12, Set.copyOf(path(written.network())).size());
    }

    @Test
    void branchesWithinABlockAreRepeatedWithIt() {
        Network branches = Network.of(
                List.of(new Node("in", layer("Input")), new Node("a", layer("SpectralLinear")), new Node("sum", layer("LipResidual")),
                        new Node("out", layer("SpectralLinear"))),
                List.of(Edge.of("in", "a"), Edge.of("a", "sum"), new Edge("in", "sum", 1), Edge.of("sum", "out")));
        Expansion written = Expansion.of(branches, List.of(block("residual", 3, "a", "sum")));
        assertEquals(List.of(), written.problems());
        assertEquals(
                Set.of(Edge.of("in", "a"), Edge.of("a", "sum"), new Edge("in", "sum", 1), Edge.of("sum", "a_2"), Edge.of("a_2", "sum_2"),
                        new Edge("sum", "sum_2", 1), Edge.of("sum_2", "a_3"), Edge.of("a_3", "sum_3"), new Edge("sum_2", "sum_3", 1),
                        Edge.of("sum_3", "out")),
                written.network().edges());
    }

    @Test
    void whatCannotBeRepeatedSaysWhyAndStandsOnce() {
        Network fork = CHAIN.with(new Node("d", layer("SpectralLinear"))).connect(Edge.of("a", "d"));
        for (var wrong : Map.of(
                block("x", 2, "in", "a"), "Input",
                block("y", 2, "out"), "",
                block("z", 2_00, "a", "b", "c"), "")
                .entrySet()) {
            Expansion written = Expansion.of(CHAIN, List.of(wrong.getKey()));
            assertEquals(wrong.getValue().isEmpty(), written.problems().isEmpty(), () -> written.problems().toString());
        }
        Expansion written = Expansion.of(fork, List.of(block("x", 2, "a", "b")));
        assertEquals(fork, written.network());
        assertTrue(written.problems().getFirst().message().contains("several of its nodes lead out of it (a, b)")
                || written.problems().getFirst().message().contains("(b, a)"), written.problems().getFirst().message());
        assertTrue(Expansion.of(CHAIN, List.of(block("x", 1_000, "a", "b", "c", "out"))).network().nodes().size() <= Expansion.MOST_NODES);
        Expansion large = Expansion.of(CHAIN, List.of(block("x", 1_000, "a", "b", "c"), block("y", 100, "a", "b")));
        assertTrue(large.problems().getFirst().message().contains("more than 5000 nodes"), large.problems().toString());
    }

    @Test
    void theDrawingIsFoundAgain() {
        var blocks = List.of(block("outer", 2, "a", "b", "c"), block("inner", 3, "a", "b"), block("tail", 2, "out"));
        Network written = Expansion.of(CHAIN, blocks).network();
        assertEquals(17, written.nodes().size(), () -> written.nodes().stream().map(Node::id).collect(Collectors.joining(" ")));
        var drawn = Expansion.drawing(written, blocks);
        assertEquals(CHAIN, drawn.getKey());
        assertEquals(blocks, drawn.getValue());
    }

    @Test
    void aRepetitionThatSomebodyChangedIsKeptAndStandsOnItsOwn() {
        var blocks = List.of(block("x", 3, "a", "b"));
        Network changed = Expansion.of(CHAIN, blocks).network().replace("a_2", layer("FrobeniusLinear"));
        var drawn = Expansion.drawing(changed, blocks);
        assertSame(changed, drawn.getKey());
        assertEquals(1, drawn.getValue().getFirst().repeat());
    }

    @Test
    void aNameThatIsTakenGetsAnother() {
        Network taken = chain("in:Input", "a:SpectralLinear", "a_2:SpectralLinear");
        var blocks = List.of(block("x", 2, "a"));
        Expansion written = Expansion.of(taken, blocks);
        assertEquals(List.of("in", "a", "a_2_", "a_2"), path(written.network()));
        assertEquals(taken, Expansion.drawing(written.network(), blocks).getKey());
    }
}
