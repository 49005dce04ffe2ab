package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.workspace.Selection;
import studio.lipschitz.ui.workspace.Workspace;

class CopiesTest extends CanvasTest {

    @BeforeEach
    void openColumn() {
        open(column());
    }

    private Set<Edge> edges() {
        return get(() -> workspace.network().edges());
    }

    private Set<String> selected() {
        return get(() -> workspace.selection().nodes());
    }

    private Position position(String id) {
        return get(() -> workspace.project().positions().get(id));
    }

    @Test
    void aDragWithAltLeavesACopy() throws IOException {
        Project before = get(workspace::project);
        robot.holding(KeyCode.ALT, () -> {
            robot.moveTo(node("maxpool2d1"));
            robot.press(MouseButton.PRIMARY);
            robot.dragTo(robot.centre(node("maxpool2d1")).add(320, -80));
        });
        pictures("canvas-copying");
        robot.release(MouseButton.PRIMARY);
        assertEquals(new Position(0, 224), position("maxpool2d1"));
        assertEquals(new Position(320, 144), position("maxpool2d2"));
        assertEquals(Set.of("maxpool2d2"), selected());
        assertEquals(2, edges().size());
        fx(workspace::undo);
        assertSame(before, get(workspace::project));
    }

    @Test
    void aCopyGoesIntoAnotherWindow() {
        fx(() -> workspace.selectNodes(Set.of("spectralconv2d1", "maxpool2d1")));
        fx(canvas::copySelection);
        fx(() -> canvas.getScene().getWindow().hide());
        open(Project.EMPTY);
        fx(canvas::paste);
        assertEquals(Set.of("spectralconv2d1", "maxpool2d1"), selected());
        assertEquals(Set.of(Edge.of("spectralconv2d1", "maxpool2d1")), edges());
        Point2D centre = robot.centre(node("spectralconv2d1"));
        assertTrue(get(() -> canvas.localToScreen(canvas.getLayoutBounds()).contains(centre)), "it stands in sight");
    }

    @Test
    void pasteWithInputsIsFedByWhatFedTheOriginal() {
        robot.click(node("maxpool2d1"));
        robot.shortcut(KeyCode.C);
        robot.shortcut(KeyCode.SHIFT, KeyCode.V);
        assertTrue(edges().contains(Edge.of("spectralconv2d1", "maxpool2d2")));
        assertEquals(new Position(24, 248), position("maxpool2d2"));
        robot.shortcut(KeyCode.V);
        assertEquals(new Position(48, 272), position("maxpool2d3"), "one step further");
        assertEquals(3, edges().size(), "without inputs");
        robot.shortcut(KeyCode.SHIFT, KeyCode.D);
        assertEquals(3, edges().size(), "the copy had none to take along");
    }

    @Test
    void aDuplicateWithInputsIsFedByWhatFeedsTheOriginal() {
        robot.click(node("maxpool2d1"));
        robot.shortcut(KeyCode.SHIFT, KeyCode.D);
        assertEquals(
                Set.of(Edge.of("input1", "spectralconv2d1"), Edge.of("spectralconv2d1", "maxpool2d1"),
                        Edge.of("spectralconv2d1", "maxpool2d2")),
                edges());
        assertEquals(Set.of("maxpool2d2"), selected());
        fx(() -> workspace.selectNodes(Set.of("maxpool2d1"))); // the copy covers it
        robot.shortcut(KeyCode.D);
        assertEquals(3, edges().size(), "without Shift it is fed by nothing");
        assertEquals(5, get(() -> workspace.network().nodes().size()));
    }

    /// Two documents at once: the fragment crosses by the system's clipboard.
    @Test
    void betweenTwoOpenWindowsACopyKeepsItsEdgesAndItsInputsWhereTheyAreThere() {
        Workspace first = workspace;
        CanvasView from = canvas;
        open(column());
        Stage second = get(() -> (Stage) canvas.getScene().getWindow());
        Stage firstStage = get(() -> (Stage) from.getScene().getWindow());
        fx(() -> second.setX(600));
        fx(firstStage::toFront);
        fx(firstStage::requestFocus);
        robot.click(get(() -> from.lookup("#node-maxpool2d1")));
        robot.shortcut(KeyCode.C);
        fx(second::toFront);
        robot.click(robot.at(canvas, 0.9, 0.9));
        Project before = get(first::project);
        robot.shortcut(KeyCode.V);
        assertEquals(4, get(() -> workspace.network().nodes().size()));
        assertEquals(2, edges().size(), "without inputs");
        robot.shortcut(KeyCode.SHIFT, KeyCode.V);
        assertTrue(edges().contains(Edge.of("spectralconv2d1", "maxpool2d3")), edges()::toString);
        assertEquals(3, edges().size());
        assertSame(before, get(first::project), "the other document is as it was");
    }

    @Test
    void whatTakesNoOtherShapeIsLeftOpenAndTold() {
        var conv = Catalogue.of(SpectralConv2d.DEFAULT);
        Network chain = Network.chain(new Input(Shape.of(1, 28, 28)), conv.with(SpectralConv2d.DEFAULT, "in_channels", 1),
                GroupSort2.DEFAULT, conv.with(SpectralConv2d.DEFAULT, "in_channels", 32));
        fx(() -> workspace.open(Project.EMPTY.withDrawing(chain), Optional.empty()));
        fx(() -> workspace.selectNodes(Set.of("spectralconv2d1", "groupsort21")));
        robot.shortcut(KeyCode.DELETE);
        assertEquals(Set.of(), edges());
        assertEquals("Nothing leads to spectralconv2d2 now: no shape before it fits.", get(() -> workspace.statusProperty().get()));
    }

    @Test
    void undoGivesBackWhatWasCutAndSelectsItAndACopiedBlockHasANameOfItsOwn() {
        fx(() -> workspace.selectNodes(Set.of("spectralconv2d1", "maxpool2d1")));
        robot.shortcut(KeyCode.X);
        assertEquals(Optional.of("Cut 2 items"), get(() -> workspace.undoLabelProperty().get()));
        fx(workspace::undo);
        assertEquals(Set.of("spectralconv2d1", "maxpool2d1"), get(() -> workspace.selection().nodes()));
        fx(() -> workspace.select(new Selection(Set.of(), Set.of(Edge.of("input1", "spectralconv2d1")))));
        robot.keys(KeyCode.DELETE);
        fx(workspace::undo);
        assertEquals(Set.of(Edge.of("input1", "spectralconv2d1")), get(() -> workspace.selection().edges()));
        fx(() -> workspace.selectNodes(Set.of("spectralconv2d1", "maxpool2d1")));
        robot.shortcut(KeyCode.G);
        robot.shortcut(KeyCode.D);
        robot.shortcut(KeyCode.D);
        assertEquals(List.of("Block 1", "Block 2", "Block 3"),
                get(() -> workspace.project().blocks().stream().map(b -> b.name()).toList()));
    }

    @Test
    void somethingElseInTheClipboardIsSaid() {
        Project before = get(workspace::project);
        fx(() -> {
            var content = new ClipboardContent();
            content.putString("nn.Linear(3, 4)");
            Clipboard.getSystemClipboard().setContent(content);
            canvas.paste();
        });
        assertSame(before, get(workspace::project));
        assertEquals("The clipboard holds no part of a network: select nodes and copy them first.",
                get(() -> workspace.statusProperty().get()));
    }

    @Test
    void dissolveTakesSeveralAwayAndJoinsTheRest() {
        open(gallery());
        robot.click(node("conv2"));
        fx(() -> workspace.selectNodes(Set.of("conv2", "pool1")));
        robot.shortcut(KeyCode.DELETE);
        assertTrue(edges().contains(Edge.of("conv1", "pool2")));
        fx(workspace::undo);
        assertEquals(gallery(), get(workspace::project));
    }

    @Test
    void aLooseNodeDroppedOnAnEdgeIsLedThrough() {
        fx(() -> workspace.arrivals().addAt(studio.lipschitz.layer.GroupSort2.DEFAULT, new Position(360, 160), java.util.Optional.empty()));
        Project before = get(workspace::project);
        Point2D between = robot.centre(node("spectralconv2d1")).add(0, 56);
        robot.moveTo(node("groupsort21"));
        robot.press(MouseButton.PRIMARY);
        robot.dragTo(between);
        assertTrue(has(edge("spectralconv2d1", "maxpool2d1"), "target"));
        robot.release(MouseButton.PRIMARY);
        assertEquals(
                Set.of(Edge.of("input1", "spectralconv2d1"), Edge.of("spectralconv2d1", "groupsort21"),
                        Edge.of("groupsort21", "maxpool2d1")),
                edges());
        assertTrue(position("maxpool2d1").y() >= position("groupsort21").y() + 64, "it made room");
        fx(workspace::undo);
        assertSame(before, get(workspace::project));
    }

    private static boolean has(javafx.scene.Node node, String state) {
        return get(() -> node.getPseudoClassStates().contains(javafx.css.PseudoClass.getPseudoClass(state)));
    }
}
