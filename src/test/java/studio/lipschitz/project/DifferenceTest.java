package studio.lipschitz.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Flatten;
import studio.lipschitz.layer.ReLU;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Node;

class DifferenceTest {
    private final Project first = Template.DOCUMENTATION.load();

    private String id(int index) {
        return first.network().nodes().stream().map(Node::id).toList().get(index);
    }

    @Test
    void aDocumentDoesNotDifferFromItself() {
        Difference none = Difference.between(first, Template.DOCUMENTATION.load());
        assertTrue(none.none());
        assertEquals("", none.summary());
    }

    @Test
    void placesDoNotCount() {
        assertTrue(Difference.between(first, first.withPositions(Map.of(id(1), new Position(5_000, 5_000)))).none());
    }

    @Test
    void nodesAreToldByWhatHappenedToThem() {
        Project second = first.without(List.of(id(1)))
                .updateDrawing(n -> n.with(new Node("new", ReLU.DEFAULT)).replace(id(2), Flatten.DEFAULT));
        Difference difference = Difference.between(first, second);
        assertEquals(List.of("new"), difference.added());
        assertEquals(List.of(id(1)), difference.removed());
        assertEquals(List.of(id(2)), difference.changed());
        assertEquals(0, difference.edges()); // those at the node that is gone went with it
        assertEquals("1 node more, 1 node less, 1 node changed", difference.summary());
        assertFalse(difference.none());
    }

    @Test
    void theOtherWayRoundMoreIsLess() {
        Project second = first.updateDrawing(n -> n.with(new Node("a", ReLU.DEFAULT)).with(new Node("b", ReLU.DEFAULT)));
        assertEquals("2 nodes more", Difference.between(first, second).summary());
        assertEquals("2 nodes less", Difference.between(second, first).summary());
    }

    @Test
    void edgesConstantAndPlanCount() {
        Edge edge = first.network().edges().iterator().next();
        Project second = first.updateDrawing(n -> n.disconnect(Set.of(edge)).withConstant(OptionalDouble.of(3)))
                .withPlan(Template.DENSE.load().plan());
        assertEquals("1 edge changed, another constant, another training plan", Difference.between(first, second).summary());
    }
}
