package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.BlockEdits;
import studio.lipschitz.edit.Fragment;
import studio.lipschitz.layer.Flatten;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.workspace.BlockShelf.Kept;
import studio.lipschitz.ui.workspace.Workspace;

/// What is let go on an edge, on a card or in a frame: nodes, folded blocks, blocks of the palette.
class DropsTest extends CanvasTest {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass MISFIT = PseudoClass.getPseudoClass("target-misfit");

    private static Project with(studio.lipschitz.layer.Layer layer, String id) {
        return column().updateDrawing(n -> n.with(new Node(id, layer))).withPosition(id, new Position(-320, 0));
    }

    private Position position(String id) {
        return get(() -> workspace.project().positions().get(id));
    }

    private Set<Edge> edges() {
        return get(() -> workspace.network().edges());
    }

    /// Held over the middle of an edge.
    private void hold(Object card, EdgeView edge) {
        robot.moveTo(card instanceof Point2D point ? point : robot.centre((javafx.scene.Node) card));
        robot.press(MouseButton.PRIMARY);
        robot.dragTo(robot.centre(edge));
    }

    @Test
    void aLooseNodeComesBetweenTheCardsAndNotOntoOne() {
        open(with(GroupSort2.DEFAULT, "sort"));
        hold(node("sort"), edge("input1", "spectralconv2d1"));
        robot.release(MouseButton.PRIMARY);
        assertEquals(Set.of(Edge.of("input1", "sort"), Edge.of("sort", "spectralconv2d1"), Edge.of("spectralconv2d1", "maxpool2d1")),
                edges());
        assertEquals(new Position(0, 112), position("sort"));
        assertEquals(new Position(0, 224), position("spectralconv2d1"));
    }

    @Test
    void onACardItIsOnlyMoved() {
        open(with(GroupSort2.DEFAULT, "sort"));
        robot.drag(robot.centre(node("sort")), robot.centre(node("spectralconv2d1")));
        assertEquals(2, edges().size());
    }

    @Test
    void whatDoesNotFitLightsTheEdgeOtherwiseAndSaysWhy() throws IOException {
        open(with(Flatten.DEFAULT, "flat"));
        EdgeView edge = edge("input1", "spectralconv2d1");
        hold(node("flat"), edge);
        assertTrue(get(() -> edge.getPseudoClassStates().contains(MISFIT)));
        pictures("canvas-insert-misfit");
        robot.release(MouseButton.PRIMARY);
        assertTrue(get(() -> workspace.statusProperty().get()).contains("784"), () -> get(() -> workspace.statusProperty().get()));
        assertFalse(get(() -> edge.getPseudoClassStates().contains(TARGET)));
    }

    @Test
    void aFoldedBlockIsLedThrough() {
        Project start = with(GroupSort2.DEFAULT, "sort");
        Project more = start.updateDrawing(n -> n.with(new Node("again", GroupSort2.DEFAULT)).connect(Edge.of("sort", "again")))
                .withPosition("again", new Position(-320, 112))
                .withBlocks(List.of(new Block("block1", "Sorts", Set.of("sort", "again"), 1, true)));
        open(more);
        hold(node("block1"), edge("input1", "spectralconv2d1"));
        robot.release(MouseButton.PRIMARY);
        assertTrue(edges().containsAll(Set.of(Edge.of("input1", "sort"), Edge.of("sort", "again"), Edge.of("again", "spectralconv2d1"))));
        assertFalse(edges().contains(Edge.of("input1", "spectralconv2d1")));
    }

    @Test
    void aNodeThatIsLetGoInAFrameLiesInItsBlock() throws IOException {
        Project start = with(GroupSort2.DEFAULT, "sort");
        open(start);
        fx(() -> workspace.apply(BlockEdits.group(
                new Block("block1", "Stage", Set.of("spectralconv2d1", "maxpool2d1"), 1, false), 0, start.positions())));
        robot.moveTo(node("sort"));
        robot.press(MouseButton.PRIMARY);
        robot.dragTo(robot.centre(node("maxpool2d1")).add(0, 30));
        pictures("block-target");
        robot.release(MouseButton.PRIMARY);
        assertEquals(Set.of("spectralconv2d1", "maxpool2d1", "sort"), get(() -> workspace.project().blocks().getFirst().nodes()));
        fx(workspace::undo);
        assertEquals(Set.of("spectralconv2d1", "maxpool2d1"), get(() -> workspace.project().blocks().getFirst().nodes()));
    }

    @Test
    void aKeptBlockIsInsertedOnAnEdgeAndEscEndsTheDrag() {
        var nodes = List.of(new Node("a", new SpectralConv2d(
                java.util.OptionalInt.empty(), 4, studio.lipschitz.tensor.IntPair.of(1), studio.lipschitz.tensor.IntPair.of(1),
                studio.lipschitz.tensor.IntPair.of(0), studio.lipschitz.tensor.IntPair.of(1), 1, true, 1)),
                new Node("b", GroupSort2.DEFAULT));
        var part = new Fragment(nodes, List.of(Edge.of("a", "b")), java.util.Map.of("a", new Position(0, 0), "b", new Position(0, 112)),
                List.of(), List.of(new Block("block1", "Pair", Set.of("a", "b"), 1, false)));
        var entry = new Label("shelf");
        fx(() -> {
            workspace = new Workspace(column());
            canvas = new CanvasView(workspace);
            entry.setOnDragDetected(event -> {
                workspace.draggedBlockProperty().set(Optional.of(new Kept(Path.of("pair.lipnet"), part)));
                entry.startFullDrag();
                event.consume();
            });
            entry.setOnMouseReleased(_ -> workspace.draggedBlockProperty().set(Optional.empty()));
            entry.setMinSize(120, 60);
            HBox.setHgrow(canvas, Priority.ALWAYS);
        });
        show(() -> themed(new HBox(entry, canvas), false), WIDTH, HEIGHT);
        EdgeView edge = edge("input1", "spectralconv2d1");
        hold(entry, edge);
        robot.keys(KeyCode.ESCAPE);
        assertEquals(0, get(() -> canvas.lookupAll(".ghost").size()));
        robot.release(MouseButton.PRIMARY);
        assertEquals(column(), get(workspace::project));
        hold(entry, edge);
        assertTrue(get(() -> edge.getPseudoClassStates().contains(TARGET)));
        robot.release(MouseButton.PRIMARY);
        assertTrue(edges().containsAll(Set.of(Edge.of("input1", "a"), Edge.of("a", "b"), Edge.of("b", "spectralconv2d1"))),
                edges()::toString);
        assertEquals(new Position(0, 336), position("spectralconv2d1"), "room for both of its cards");
        assertEquals(1, get(() -> workspace.project().blocks().size()));
    }

    @Test
    void tabAfterANodeThatFeedsAnotherComesBetween() {
        open(column());
        robot.click(node("input1"));
        robot.keys(KeyCode.INSERT);
        find(javafx.scene.control.TextField.class, "#quick-add-field");
        robot.type("groupsort2");
        robot.keys(KeyCode.ENTER);
        assertTrue(edges().containsAll(Set.of(Edge.of("input1", "groupsort21"), Edge.of("groupsort21", "spectralconv2d1"))),
                edges()::toString);
        assertEquals(3, edges().size());
    }
}
