package studio.lipschitz.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.GroupSort;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ReLU;
import studio.lipschitz.layer.Tanh;

class NetworkTest {
    private final Network chain = Network.chain(Input.DEFAULT, ReLU.DEFAULT, Tanh.DEFAULT);

    @Test
    void aChainNamesItsNodesAndJoinsThem() {
        assertEquals(List.of("input1", "relu1", "tanh1"), chain.nodes().stream().map(Node::id).toList());
        assertEquals(Set.of(Edge.of("input1", "relu1"), Edge.of("relu1", "tanh1")), chain.edges());
    }

    @Test
    void idsStayApartWhereModuleNamesEndInNumbers() {
        var layers = new Layer[23];
        Arrays.fill(layers, GroupSort.DEFAULT);
        layers[0] = Input.DEFAULT;
        layers[1] = GroupSort2.DEFAULT; // groupsort21, which the 21st GroupSort would be too
        assertEquals(23, Network.chain(layers).nodes().size());
    }

    @Test
    void aChangeKeepsTheOtherNodesAsTheSameInstances() {
        Network changed = chain.replace("relu1", Tanh.DEFAULT);
        assertSame(chain.node("tanh1"), changed.node("tanh1"));
        assertEquals(ReLU.DEFAULT, chain.node("relu1").layer());
    }

    @Test
    void dissolvingLeadsTheSourceToEveryTarget() {
        Network forked = chain.with(new Node("side", ReLU.DEFAULT)).connect(Edge.of("relu1", "side"));
        Network dissolved = forked.dissolve("relu1");
        assertEquals(Set.of(Edge.of("input1", "tanh1"), Edge.of("input1", "side")), dissolved.edges());
    }

    @Test
    void aSecondEdgeToAPortTakesItsPlace() {
        assertEquals(
                Set.of(Edge.of("input1", "relu1"), Edge.of("input1", "tanh1")), chain.connect(Edge.of("input1", "tanh1")).edges());
    }

    @Test
    void renamingKeepsTheOrderAndTheEdges() {
        Network renamed = chain.rename("relu1", "act");
        assertEquals(List.of("input1", "act", "tanh1"), renamed.nodes().stream().map(Node::id).toList());
        assertEquals(Set.of(Edge.of("input1", "act"), Edge.of("act", "tanh1")), renamed.edges());
        assertThrows(IllegalArgumentException.class, () -> chain.rename("relu1", "tanh1"));
    }

    @Test
    void anEdgeBackwardsWouldCloseACycle() {
        assertTrue(chain.wouldCycle("tanh1", "relu1"));
        assertTrue(chain.wouldCycle("relu1", "relu1"));
        assertFalse(chain.wouldCycle("input1", "tanh1"));
    }

    @Test
    void whatDoesNotHoldTogetherIsRefused() {
        var a = new Node("a", ReLU.DEFAULT);
        assertThrows(IllegalArgumentException.class, () -> Network.of(List.of(a, a), List.of()));
        assertThrows(IllegalArgumentException.class, () -> Network.of(List.of(a), List.of(Edge.of("a", "b"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> Network.of(List.of(a, new Node("b", ReLU.DEFAULT)), List.of(Edge.of("a", "b"), Edge.of("b", "b"))));
    }
}
