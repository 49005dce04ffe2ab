package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.shell.NodeSearch.Found;

class NodeSearchTest {
    private static final List<Node> NODES = List.of(
            new Node("image", new Input(Shape.of(1, 28, 28))),
            new Node("stem", Catalogue.of(SpectralConv2d.DEFAULT).with(SpectralConv2d.DEFAULT, "out_channels", 16)),
            new Node("flat", layer("Flatten")),
            new Node("wide", Catalogue.of(SpectralLinear.DEFAULT).with(SpectralLinear.DEFAULT, "out_features", 320)),
            new Node("loose", layer("Linear")),
            new Node("softmax", new Unresolved("MultiheadAttention", Map.of("heads", 8), "It is not in the catalogue.", false)),
            new Node("head", Catalogue.of(SpectralLinear.DEFAULT).with(SpectralLinear.DEFAULT, "out_features", 32)));
    private static final NodeSearch SEARCH = new NodeSearch(Analysis.of(chain(NODES)));

    private static Layer layer(String module) {
        return Catalogue.find(module).orElseThrow().defaults();
    }

    private static Network chain(List<Node> nodes) {
        return Network.of(
                nodes,
                IntStream.range(1, nodes.size()).mapToObj(i -> Edge.of(nodes.get(i - 1).id(), nodes.get(i).id())).toList());
    }

    private static List<String> find(String typed) {
        return SEARCH.find(typed).stream().map(Found::id).toList();
    }

    @Test
    void allAreListedIfNothingIsTypedThoseWithAProblemFirst() {
        List<Found> all = SEARCH.find(" ");
        assertEquals(NODES.size(), all.size());
        long flagged = all.stream().filter(Found::flagged).count();
        assertTrue(flagged >= 2 && all.stream().limit(flagged).allMatch(Found::flagged), all::toString);
        assertEquals(
                NODES.stream().map(Node::id).filter(find("")::contains).filter(id -> !find("problem").contains(id)).toList(),
                all.stream().skip(flagged).map(Found::id).toList());
    }

    @Test
    void idsComeBeforeModules() {
        assertEquals("flat", find("flat").getFirst());
        assertEquals(List.of("head", "wide"), find("spectrallinear").stream().sorted().toList());
        assertEquals(List.of("stem"), find("conv"));
    }

    @Test
    void theNameOfATorchModuleFindsWhatStandsInItsPlace() {
        assertTrue(find("nn.Linear").containsAll(List.of("wide", "head", "loose")));
        assertEquals("loose", find("torch.nn.linear").getFirst());
        assertEquals(List.of("stem"), find("nn.Conv2d"));
    }

    @Test
    void unsafeListsWhatBreaksTheGuarantee() {
        assertEquals(List.of("loose", "softmax"), find("unsafe").stream().sorted().toList());
        assertTrue(find("safe").containsAll(List.of("stem", "flat")));
        assertTrue(find("safe").stream().noneMatch(List.of("loose", "softmax")::contains), "unsafe is not safe");
        assertEquals(List.of("loose"), find("unconstrained"));
    }

    @Test
    void aNumberFindsShapesAndParametersTheWholeNumberFirst() {
        assertEquals(List.of("head", "wide"), find("32").subList(0, 2));
        assertEquals(List.of("stem"), find("16"));
        assertEquals(List.of("image"), find("28"));
        assertTrue(find("8").contains("softmax"));
        assertEquals(List.of(), find("20"));
    }

    @Test
    void everyWordHasToFit() {
        assertEquals(List.of("head"), find("32 spectrallinear head"));
        assertEquals(List.of(), find("32 loose nothing"));
    }

    @Test
    void aLargeDrawingIsListedWhole() {
        var nodes = new ArrayList<>(List.of(NODES.getFirst(), new Node("flat", layer("Flatten"))));
        IntStream.range(0, 2_000).forEach(i -> nodes.add(new Node("dense" + i, SpectralLinear.DEFAULT)));
        var search = new NodeSearch(Analysis.of(chain(nodes)));
        assertEquals(2_002, search.find("").size());
        assertEquals("dense1234", search.find("1234").getFirst().id());
        assertEquals("dense7", search.find("dense7").getFirst().id());
    }

    @Test
    void anEmptyDrawingHasNothingToFind() {
        assertEquals(List.of(), new NodeSearch(Analysis.of(Network.EMPTY)).find(""));
    }
}
