package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.workspace.Selection;

class SelectAndMoveTest extends CanvasTest {
    private final Project start = column();

    @BeforeEach
    void openColumn() {
        open(start);
    }

    private Set<String> selected() {
        return get(() -> workspace.selection().nodes());
    }

    private Position position(String id) {
        return get(() -> workspace.project().positions().get(id));
    }

    @Test
    void dragMovesANodeOntoTheGridAsOneStep() {
        robot.drag(node("spectralconv2d1"), 101, 43);
        assertEquals(new Position(104, 152), position("spectralconv2d1"));
        assertEquals(Optional.of("Move spectralconv2d1"), get(() -> workspace.undoLabelProperty().get()));
        fx(workspace::undo);
        assertSame(start, get(workspace::project));
        assertEquals(112, get(() -> node("spectralconv2d1").getLayoutY()));
    }

    @Test
    void dragOfASelectedNodeMovesTheSelection() {
        fx(() -> workspace.selectNodes(Set.of("input1", "maxpool2d1")));
        robot.drag(node("maxpool2d1"), 80, 0);
        assertEquals(new Position(80, 0), position("input1"));
        assertEquals(new Position(0, 112), position("spectralconv2d1"));
        assertEquals(new Position(80, 224), position("maxpool2d1"));
        assertEquals(Set.of("input1", "maxpool2d1"), selected());
    }

    @Test
    void escapePutsADraggedNodeBack() {
        robot.moveTo(node("maxpool2d1"));
        robot.press(MouseButton.PRIMARY);
        robot.dragTo(robot.centre(node("maxpool2d1")).add(120, 60));
        assertEquals(120, get(() -> node("maxpool2d1").getLayoutX()));
        robot.keys(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        assertEquals(0, get(() -> node("maxpool2d1").getLayoutX()));
        assertSame(start, get(workspace::project));
    }

    @Test
    void aClickSelectsOneNodeAndShiftTogglesFurtherOnes() {
        robot.click(node("input1"));
        assertEquals(Set.of("input1"), selected());
        robot.holding(KeyCode.SHIFT, () -> robot.click(node("maxpool2d1")));
        assertEquals(Set.of("input1", "maxpool2d1"), selected());
        robot.holding(KeyCode.SHIFT, () -> robot.click(node("input1")));
        assertEquals(Set.of("maxpool2d1"), selected());
        robot.click(robot.at(canvas, 0.1, 0.9));
        assertEquals(Set.of(), selected());
        assertSame(start, get(workspace::project));
    }

    @Test
    void theRubberBandSelectsWhatItTouchesAndAddsWithShift() {
        Point2D aside = robot.centre(node("input1")).add(-200, -60);
        robot.drag(aside, robot.centre(node("spectralconv2d1")));
        assertEquals(Set.of("input1", "spectralconv2d1"), selected());
        Point2D below = robot.centre(node("maxpool2d1")).add(-200, 60);
        robot.holding(KeyCode.SHIFT, () -> robot.drag(below, robot.centre(node("maxpool2d1"))));
        assertEquals(Set.of("input1", "spectralconv2d1", "maxpool2d1"), selected());
        robot.drag(below, robot.centre(node("maxpool2d1")));
        assertEquals(Set.of("maxpool2d1"), selected());
    }

    @Test
    void keysSelectAllAndNothing() {
        robot.click(node("input1"));
        robot.shortcut(KeyCode.A);
        assertEquals(3, selected().size());
        robot.keys(KeyCode.ESCAPE);
        assertEquals(Set.of(), selected());
    }

    @Test
    void deleteTakesNodesWithTheirEdgesAndUndoBringsTheSameBack() {
        robot.click(node("spectralconv2d1"));
        robot.keys(KeyCode.DELETE);
        assertEquals(2, get(() -> workspace.network().nodes().size()));
        assertEquals(Set.of(), get(() -> workspace.network().edges()));
        assertEquals(0, get(() -> canvas.lookupAll(".canvas-edge").size()));
        fx(workspace::undo);
        assertSame(start, get(workspace::project));
        assertEquals(2, get(() -> canvas.lookupAll(".canvas-edge").size()));
    }

    @Test
    void aClickSelectsAnEdgeAndBackspaceDeletesIt() {
        Edge edge = Edge.of("input1", "spectralconv2d1");
        robot.click(edge("input1", "spectralconv2d1"));
        assertEquals(new Selection(Set.of(), Set.of(edge)), get(workspace::selection));
        robot.keys(KeyCode.BACK_SPACE);
        assertEquals(Set.of(Edge.of("spectralconv2d1", "maxpool2d1")), get(() -> workspace.network().edges()));
    }

    @Test
    void arrowsWithCtrlNudgeAsOneStep() {
        robot.click(node("maxpool2d1"));
        robot.shortcut(KeyCode.RIGHT);
        robot.shortcut(KeyCode.RIGHT);
        robot.shortcut(KeyCode.DOWN);
        assertEquals(new Position(16, 232), position("maxpool2d1"));
        fx(workspace::undo);
        assertSame(start, get(workspace::project));
    }

    @Test
    void duplicateCopiesNodesAndTheEdgesAmongThem() {
        fx(() -> workspace.selectNodes(Set.of("spectralconv2d1", "maxpool2d1")));
        robot.click(robot.at(canvas, 0.1, 0.9)); // takes the keyboard, and the selection away
        fx(() -> workspace.selectNodes(Set.of("spectralconv2d1", "maxpool2d1")));
        robot.shortcut(KeyCode.D);
        assertEquals(Set.of("spectralconv2d2", "maxpool2d2"), selected());
        assertTrue(get(() -> workspace.network().edges()).contains(Edge.of("spectralconv2d2", "maxpool2d2")));
        assertEquals(3, get(() -> workspace.network().edges().size()));
        assertEquals(new Position(24, 136), position("spectralconv2d2"));
        fx(workspace::undo);
        assertSame(start, get(workspace::project));
    }

    @Test
    void cutAndPasteMoveANodeAndPasteGoesOnBesideTheLast() {
        robot.click(node("maxpool2d1"));
        robot.shortcut(KeyCode.X);
        assertEquals(2, get(() -> workspace.network().nodes().size()));
        robot.shortcut(KeyCode.V);
        robot.shortcut(KeyCode.V);
        assertEquals(new Position(24, 248), position("maxpool2d1"));
        assertEquals(new Position(48, 272), position("maxpool2d2"));
    }

    @Test
    void viewsOfUnchangedNodesStayTheSameInstances() {
        NodeView input = node("input1");
        NodeView conv = node("spectralconv2d1");
        fx(() -> workspace.apply(Edits.setParam("spectralconv2d1", "out_channels", 8)));
        assertSame(input, node("input1"));
        assertSame(conv, node("spectralconv2d1"));
        assertEquals("SpectralConv2d spectralconv2d1, safe, output 8 × 26 × 26", get(conv::getAccessibleText));
        fx(workspace::undo);
        assertEquals("SpectralConv2d spectralconv2d1, safe, output 32 × 26 × 26", get(conv::getAccessibleText));
    }

    @Test
    void tabSelectsNodeAfterNodeWithThePointerElsewhere() {
        robot.click(robot.at(canvas, 0.1, 0.9));
        robot.moveTo(robot.at(canvas, 0, 1).add(-40, 40));
        robot.keys(KeyCode.TAB);
        assertEquals(Set.of("input1"), selected());
        robot.keys(KeyCode.TAB);
        assertEquals(Set.of("spectralconv2d1"), selected());
    }
}
