package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;

class ConnectTest extends CanvasTest {
    private static final SpectralConv2d SIXTEEN = new SpectralConv2d(
            OptionalInt.of(16), 8, IntPair.of(3), IntPair.of(1), IntPair.of(1), IntPair.of(1), 1, true, 1);

    /// An input that feeds `conv`; `linear` and `strict`, which wants 16 channels, stand apart.
    private final Project start = new Project(
            Network.of(
                    List.of(
                            new studio.lipschitz.network.Node("in", new Input(Shape.of(1, 8, 8))),
                            new studio.lipschitz.network.Node("conv", SpectralConv2d.DEFAULT),
                            new studio.lipschitz.network.Node("linear", SpectralLinear.DEFAULT),
                            new studio.lipschitz.network.Node("strict", SIXTEEN)),
                    List.of(Edge.of("in", "conv"))),
            Map.of("in", new Position(0, 0), "conv", new Position(0, 160), "linear", new Position(320, 160), "strict",
                    new Position(320, 320)),
            Project.EMPTY.plan(),
            Project.EMPTY.unknown());

    @BeforeEach
    void openStart() {
        open(start);
    }

    private Set<Edge> edges() {
        return get(() -> workspace.network().edges());
    }

    private Node port(String side, String node) {
        return find(Node.class, "#port-" + side + "-" + node);
    }

    @Test
    void aDragFromOutputToInputConnects() {
        robot.drag(port("out", "conv"), port("in", "linear"));
        assertEquals(Set.of(Edge.of("in", "conv"), Edge.of("conv", "linear")), edges());
        assertEquals(Optional.of("Connect conv to linear"), get(() -> workspace.undoLabelProperty().get()));
        assertEquals("32 × 6 × 6", labelOf("conv", "linear"));
        fx(workspace::undo);
        assertSame(start, get(workspace::project));
    }

    @Test
    void aDragFromInputToOutputConnectsToo() {
        robot.drag(port("in", "linear"), port("out", "conv"));
        assertTrue(edges().contains(Edge.of("conv", "linear")));
    }

    @Test
    void aDragOntoANodeAnywhereConnects() {
        robot.drag(port("out", "conv"), node("linear"));
        assertTrue(edges().contains(Edge.of("conv", "linear")));
    }

    @Test
    void anEdgeThatWouldCloseACycleIsRefusedInASentence() {
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.connect(Edge.of("conv", "linear"))));
        Project before = get(workspace::project);
        robot.drag(port("out", "linear"), node("conv"));
        assertSame(before, get(workspace::project));
        assertEquals(
                "Connecting linear to conv would close a cycle; data must flow one way, from the input to the output.",
                get(() -> workspace.statusProperty().get()));
    }

    @Test
    void anInputTakesNoEdge() {
        robot.drag(port("out", "linear"), node("in"));
        assertSame(start, get(workspace::project));
        assertEquals("An Input takes no connection: data enters the network there.", get(() -> workspace.statusProperty().get()));
    }

    @Test
    void shapesThatDoNotFitAreAnnouncedConnectedAndFlagged() throws IOException {
        robot.moveTo(port("out", "conv"));
        robot.press(MouseButton.PRIMARY);
        robot.dragTo(robot.centre(node("strict")));
        assertTrue(has(port("in", "strict"), "misfit"));
        assertTrue(has(port("in", "linear"), "open"));
        assertTrue(has(port("in", "conv"), "refused"));
        var hint = find(javafx.scene.control.Label.class, ".connect-hint");
        assertTrue(get(hint::getText).contains("expects 16 input channels"), () -> get(hint::getText));
        pictures("canvas-connect");
        Region open = dot("linear");
        Region misfit = dot("strict");
        Region refused = dot("conv");
        assertEquals(1, get(open::getOpacity));
        assertTrue(get(misfit::getOpacity) <= 0.6 && get(refused::getOpacity) <= 0.25, "what does not fit is dimmed");
        assertEquals(3, Set.of(ring(open), ring(misfit), ring(refused)).size(), "and has another colour");
        robot.release(MouseButton.PRIMARY);
        assertTrue(edges().contains(Edge.of("conv", "strict")));
        assertTrue(has(edge("conv", "strict"), "misfit"));
        assertTrue(has(node("strict"), "error"));
        assertTrue(get(() -> workspace.analysis().problemsOf("strict").stream().anyMatch(p -> p.message().contains("16 input channels"))));
        assertTrue(!has(port("in", "linear"), "open"));
    }

    @Test
    void aPortThatIsRefusedIsDimmedWhileAnEdgeIsDrawnAndSaysWhyWhereThePointerIs() {
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.connect(Edge.of("conv", "linear"))));
        robot.moveTo(port("out", "linear"));
        robot.press(MouseButton.PRIMARY);
        robot.dragTo(robot.centre(node("conv")));
        var hint = find(javafx.scene.control.Label.class, ".connect-hint");
        assertTrue(get(hint::isVisible) && get(hint::getText).contains("would close a cycle"), get(hint::getText));
        assertEquals(0.25, get(dot("conv")::getOpacity));
        robot.dragTo(robot.centre(node("strict")));
        assertTrue(!get(hint::getText).contains("cycle"), get(hint::getText));
        robot.keys(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        assertEquals(1, get(dot("conv")::getOpacity));
    }

    @Test
    void upwardTheOutputsThatDoNotFitAreDimmedAndSayWhy() {
        robot.moveTo(port("in", "strict"));
        robot.press(MouseButton.PRIMARY);
        robot.dragTo(robot.centre(node("conv")));
        assertTrue(has(port("out", "conv"), "misfit"));
        assertTrue(has(port("out", "linear"), "open"), "nothing is known of what it gives");
        assertTrue(has(port("out", "strict"), "refused"), "nothing feeds itself");
        assertTrue(opacity("conv") <= 0.6 && opacity("strict") <= 0.25 && opacity("linear") == 1);
        var hint = find(javafx.scene.control.Label.class, ".connect-hint");
        assertTrue(get(hint::isVisible) && get(hint::getText).contains("16 input channels"), get(hint::getText));
        robot.keys(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        assertEquals(1, opacity("conv"));
        assertSame(start, get(workspace::project));
    }

    private double opacity(String node) {
        return get(() -> port("out", node).lookup(".port-dot").getOpacity());
    }

    private Region dot(String node) {
        return get(() -> (Region) port("in", node).lookup(".port-dot"));
    }

    private static Object ring(Region dot) {
        return get(() -> dot.getBackground().getFills().get(1).getFill());
    }

    @Test
    void escapeLeavesADrawnEdgeUndone() {
        robot.moveTo(port("out", "conv"));
        robot.press(MouseButton.PRIMARY);
        robot.dragTo(robot.centre(node("linear")));
        robot.keys(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        assertSame(start, get(workspace::project));
        assertEquals(0, get(() -> canvas.lookupAll(".edge-draft").size()));
    }

    @Test
    void anEdgePulledOffItsInputIntoEmptySpaceIsGone() {
        robot.drag(port("in", "conv"), -200, 40);
        assertEquals(Set.of(), edges());
        fx(workspace::undo);
        assertSame(start, get(workspace::project));
    }

    @Test
    void anEdgePulledOffItsInputOntoAnotherNodeIsLedThereInOneStep() {
        robot.drag(port("in", "conv"), node("linear"));
        assertEquals(Set.of(Edge.of("in", "linear")), edges());
        fx(workspace::undo);
        assertSame(start, get(workspace::project));
    }

    @Test
    void aClickOnAPortChangesNothing() {
        robot.click(port("in", "conv"));
        assertSame(start, get(workspace::project));
    }

    private String labelOf(String from, String to) {
        return get(() -> ((javafx.scene.control.Label) edge(from, to).lookup(".edge-label")).getText());
    }

    private static boolean has(Node node, String pseudoClass) {
        return get(() -> node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(pseudoClass)));
    }
}
