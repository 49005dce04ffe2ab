package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;
import studio.lipschitz.tensor.Shape;

class KeyboardTest extends CanvasTest {

    @BeforeEach
    void openGallery() {
        open(gallery());
        fx(() -> workspace.selectNodes(Set.of()));
        fx(canvas::requestFocus);
    }

    private Optional<String> single() {
        return get(() -> workspace.selection().single());
    }

    private double left(String id) {
        return Objects.requireNonNull(get(() -> workspace.project().positions().get(id))).x();
    }

    @Test
    void arrowsWalkAlongTheEdges() {
        robot.keys(KeyCode.DOWN);
        assertEquals(Optional.of("input"), single());
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.DOWN);
        assertEquals(Optional.of("conv2"), single());
        robot.keys(KeyCode.UP);
        assertEquals(Optional.of("conv1"), single());
        robot.keys(KeyCode.RIGHT);
        String aside = single().orElseThrow();
        assertTrue(left(aside) > left("conv1"), aside);
        robot.keys(KeyCode.LEFT);
        assertTrue(left(single().orElseThrow()) < left(aside));
        robot.keys(KeyCode.SHIFT, KeyCode.DOWN);
        assertEquals(2, get(() -> workspace.selection().nodes().size()));
        robot.keys(KeyCode.ESCAPE);
        assertEquals(Optional.empty(), single());
    }

    @Test
    void aWalkBringsWhatItComesToIntoSight() {
        fx(() -> workspace.selectNodes(Set.of("input")));
        for (int i = 0; i < 12; i++) {
            fx(canvas::zoomIn);
        }
        robot.keys(KeyCode.DOWN);
        assertTrue(get(() -> canvas.localToScreen(canvas.getLayoutBounds()).contains(robot.centre(node("conv1")))));
    }

    @Test
    void cConnectsToWhatIsNamed() throws IOException {
        fx(() -> workspace.selectNodes(Set.of("fc1")));
        Set<Edge> before = get(() -> workspace.network().edges());
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.delete(Set.of(), Set.copyOf(get(() -> workspace.network().into("fc2"))))));
        fx(canvas::requestFocus);
        fx(() -> workspace.selectNodes(Set.of("fc1")));
        robot.type("c");
        pictures("connect-to");
        robot.type("fc2");
        robot.keys(KeyCode.ENTER);
        assertTrue(get(() -> workspace.network().edges()).contains(Edge.of("fc1", "fc2")), before::toString);
        assertTrue(get(canvas::isFocusWithin));
    }

    @Test
    void cWithoutOneNodeSaysWhatToDo() {
        robot.type("c");
        assertEquals("Select the one node that the connection shall leave.", get(() -> workspace.statusProperty().get()));
    }

    @Test
    void enterAsksForTheFields() {
        boolean[] asked = {false};
        fx(() -> canvas.onEdit(() -> asked[0] = true));
        robot.keys(KeyCode.ENTER);
        assertTrue(asked[0]);
    }

    @Test
    void theSelectionIsFitted() {
        fx(() -> workspace.selectNodes(Set.of("input", "conv1")));
        fx(canvas::fitSelection);
        assertEquals(1, get(() -> canvas.zoomProperty().get()), "never enlarged");
        assertTrue(get(() -> canvas.localToScreen(canvas.getLayoutBounds()).contains(robot.centre(node("input")))));
    }

    @Test
    void withoutAnEdgeTheClosestInTheDirectionIsNext() {
        Map<String, Position> positions = Map.of("a", new Position(0, 0), "b", new Position(0, 400), "c", new Position(0, 200), "d",
                new Position(900, 210));
        assertEquals(Optional.of("c"), Walk.from("a", Walk.Way.DOWN, Network.EMPTY, positions));
        assertEquals(Optional.of("d"), Walk.from("c", Walk.Way.RIGHT, Network.EMPTY, positions));
        assertEquals(Optional.empty(), Walk.from("a", Walk.Way.UP, Network.EMPTY, positions));
        assertEquals(Optional.empty(), Walk.from("gone", Walk.Way.UP, Network.EMPTY, positions));
        assertEquals(Optional.of("a"), Walk.begin(positions));
        assertEquals(Optional.empty(), Walk.begin(Map.of()));
    }

    @Test
    void eSelectsTheEdgesOfANodeOneAfterAnotherAndDeleteTakesOne() {
        robot.type("e");
        assertEquals("Select a node first: E then selects its edges, one after another.", get(() -> workspace.statusProperty().get()));
        fx(() -> workspace.selectNodes(Set.of("conv1")));
        robot.type("e");
        assertEquals(Set.of(Edge.of("input", "conv1")), get(() -> workspace.selection().edges()));
        assertEquals("The edge from input to conv1 is selected. 1 × 28 × 28 · L ≤ 1 from the input up to here",
                get(() -> workspace.statusProperty().get()));
        robot.type("e");
        assertEquals(Set.of(Edge.of("conv1", "conv2")), get(() -> workspace.selection().edges()));
        robot.type("E");
        assertEquals(Set.of(Edge.of("input", "conv1")), get(() -> workspace.selection().edges()));
        robot.keys(KeyCode.DELETE);
        assertTrue(get(() -> workspace.network().into("conv1")).isEmpty());
    }

    @Test
    void aPortIsChosenAndANodeIsFedByName() {
        Network network = Network.of(
                java.util.List.of(new Node("in", new Input(Shape.of(8))), new Node("sort", GroupSort2.DEFAULT),
                        new Node("mix", LipResidual.DEFAULT)),
                Set.of());
        fx(() -> workspace.open(studio.lipschitz.project.Project.EMPTY.withDrawing(network), Optional.empty()));
        fx(canvas::requestFocus);
        fx(() -> workspace.selectNodes(Set.of("sort")));
        robot.type("c");
        robot.type("mix · y");
        robot.keys(KeyCode.ENTER);
        assertEquals(Set.of(new Edge("sort", "mix", 1)), get(() -> workspace.network().edges()));
        fx(() -> workspace.selectNodes(Set.of("sort")));
        robot.type("C");
        robot.type("in");
        robot.keys(KeyCode.ENTER);
        assertEquals(Set.of(new Edge("sort", "mix", 1), Edge.of("in", "sort")), get(() -> workspace.network().edges()));
    }

    @Test
    void tabGoesOnInTheOrderOfTheNetwork() {
        var cards = get(() -> canvas.lookupAll(".canvas-node").stream().map(card -> ((NodeView) card).node()).toList());
        var order = get(() -> workspace.network().nodes().stream().map(Node::id).filter(cards::contains).toList());
        assertEquals(order, cards);
    }
}
