package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;

/// Branches that part and meet, drawn with the mouse.
class BranchesTest extends CanvasTest {
    private final Project start = new Project(
            Network.of(
                    List.of(
                            new studio.lipschitz.network.Node("in", new Input(Shape.of(64))),
                            new studio.lipschitz.network.Node("dense", SpectralLinear.DEFAULT),
                            new studio.lipschitz.network.Node("mix", LipResidual.DEFAULT),
                            new studio.lipschitz.network.Node("sum", Add.DEFAULT)),
                    List.of()),
            Map.of("in", new Position(0, 0), "dense", new Position(160, 140), "mix", new Position(0, 280), "sum", new Position(0, 420)),
            Project.EMPTY.plan(),
            Project.EMPTY.unknown());

    @BeforeEach
    void openStart() {
        open(start);
    }

    @Test
    void aResidualConnectionIsDrawnPortByPort() throws IOException {
        robot.drag(out("in"), node("dense"));
        robot.drag(out("dense"), in("mix", 1));
        robot.drag(out("in"), in("mix", 0));
        assertEquals(Set.of(Edge.of("in", "dense"), Edge.of("in", "mix"), new Edge("dense", "mix", 1)), edges());
        assertEquals("x", get(() -> ((Label) in("mix", 0).lookup(".port-name")).getText()));
        assertEquals("y", get(() -> ((Label) in("mix", 1).lookup(".port-name")).getText()));
        assertEquals("64", get(() -> ((Label) find(EdgeView.class, "#edge-dense-mix-1").lookup(".edge-label")).getText()));
        robot.drag(out("mix"), node("sum"));
        robot.drag(out("in"), node("sum"));
        pictures("canvas-joints");
        assertEquals(2.0, get(() -> workspace.analysis().bound().orElseThrow()));
        for (int i = 0; i < 5; i++) {
            fx(workspace::undo);
        }
        assertSame(start, get(workspace::project));
    }

    @Test
    void aDropOnANodeTakesItsFirstFreePort() {
        robot.drag(out("in"), node("mix"));
        robot.drag(out("dense"), node("mix"));
        assertEquals(Set.of(Edge.of("in", "mix"), new Edge("dense", "mix", 1)), edges());
    }

    /// The first free port of this card wants an image.
    @Test
    void aDropOnACardTakesTheFirstPortThatFits() {
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.add("conv", studio.lipschitz.layer.SpectralConv2d.DEFAULT,
                new Position(320, 140))));
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.add("late", SpectralLinear.DEFAULT, new Position(320, 280))));
        fx(() -> workspace.apply(studio.lipschitz.edit.BlockEdits.group(
                new studio.lipschitz.network.Block("block1", "Two", Set.of("conv", "late"), 1, true), 0, workspace.project().positions())));
        robot.drag(out("in"), node("block1"));
        assertEquals(Set.of(Edge.of("in", "late")), edges());
    }

    @Test
    void aSumOpensAPortForEveryEdgeThatComes() {
        assertEquals(2, get(() -> node("sum").in().size()));
        robot.drag(out("in"), node("sum"));
        robot.drag(out("dense"), node("sum"));
        assertEquals(3, get(() -> node("sum").in().size()));
        robot.drag(out("mix"), node("sum"));
        assertEquals(Set.of(Edge.of("in", "sum"), new Edge("dense", "sum", 1), new Edge("mix", "sum", 2)), edges());
        assertEquals(4, get(() -> node("sum").in().size()));
        assertTrue(get(() -> find(EdgeView.class, "#edge-in-sum").curve().end().equals(node("sum").inlet("sum", 0))),
                "the edge follows its port");
    }

    @Test
    void anEdgeIsLedFromOnePortOfANodeToAnotherInOneStep() {
        robot.drag(out("in"), node("mix"));
        robot.drag(in("mix", 0), in("mix", 1));
        assertEquals(Set.of(new Edge("in", "mix", 1)), edges());
        fx(workspace::undo);
        assertEquals(Set.of(Edge.of("in", "mix")), edges());
    }

    @Test
    void anEdgeDrawnUpwardFromAFreePortEntersThere() {
        robot.drag(in("mix", 1), out("dense"));
        assertEquals(Set.of(new Edge("dense", "mix", 1)), edges());
        robot.drag(in("mix", 1), -250, -20);
        assertEquals(Set.of(), edges());
    }

    private Set<Edge> edges() {
        return get(() -> workspace.network().edges());
    }

    private static Node out(String node) {
        return find(Node.class, "#port-out-" + node);
    }

    private static Node in(String node, int port) {
        return find(Node.class, "#port-in-" + node + (port == 0 ? "" : "-" + port));
    }
}
