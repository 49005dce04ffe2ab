package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Arrange;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.Workspace;

/// Lines nodes up and lays them out, with the mouse and the keys.
class ArrangeOnCanvasTest extends CanvasTest {
    private final Project start = scattered();
    private final ConcurrentLinkedQueue<Runnable> answers = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void openScattered() {
        open(start);
    }

    @Test
    void nodesUnderTheRubberBandAreLinedUpFromTheirMenu() {
        Point2D aside = robot.centre(node("in")).add(-160, -60);
        robot.drag(aside, robot.centre(node("sort")));
        assertEquals(Set.of("in", "dense", "sort"), get(() -> workspace.selection().nodes()));
        align("dense", "menu-left");
        assertEquals(List.of(0.0, 0.0, 0.0), List.of(position("in").x(), position("dense").x(), position("sort").x()));
        assertEquals(128, position("dense").y());
        assertEquals(Optional.of("Align left"), get(() -> workspace.undoLabelProperty().get()));
        fx(workspace::undo);
        assertSame(start, get(workspace::project));
        assertEquals(24, get(() -> node("dense").getLayoutX()));
    }

    @Test
    void eachItemOfTheMenuArrangesInItsWay() {
        var chosen = Map.of("dense", position("dense"), "mix", position("mix"), "mix2", position("mix2"));
        fx(() -> workspace.selectNodes(chosen.keySet()));
        for (Arrange how : Arrange.values()) {
            align("dense", "menu-" + how.name().toLowerCase(Locale.ROOT));
            var now = new HashMap<>(get(() -> workspace.project().positions()));
            var expected = new HashMap<>(start.positions());
            expected.putAll(how.of(chosen));
            assertEquals(expected, now, how.name());
            assertNotEquals(start.positions(), now, how + " moved nothing");
            assertEquals(Optional.of(how.label()), get(() -> workspace.undoLabelProperty().get()));
            fx(workspace::undo);
            assertSame(start, get(workspace::project));
        }
    }

    @Test
    void threeNodesAreSpacedEvenlyAndTwoAreNotOffered() {
        fx(() -> workspace.selectNodes(Set.of("in", "dense", "sort")));
        align("dense", "menu-down");
        assertEquals(List.of(0.0, 120.0, 240.0), List.of(position("in").y(), position("dense").y(), position("sort").y()));
        fx(() -> workspace.selectNodes(Set.of("in", "dense")));
        robot.rightClick(node("dense"));
        assertEquals(6, get(() -> menuOfAlign().getItems().size()));
        robot.keys(KeyCode.ESCAPE);
        fx(() -> canvas.arrange(Arrange.DOWN)); // too few: nothing
        fx(workspace::undo);
        assertSame(start, get(workspace::project));
    }

    @Test
    void ctrlLLaysAllOutAsOneStep() throws IOException {
        robot.click(robot.at(canvas, 0.1, 0.9));
        robot.shortcut(KeyCode.L);
        await("laid out", () -> workspace.statusProperty().get().equals("Laid out 9 nodes."));
        assertEquals(position("in").x(), position("mix").x());
        assertEquals(position("mix").x(), position("mix2").x());
        assertEquals(Optional.of("Lay out"), get(() -> workspace.undoLabelProperty().get()));
        assertTrue(get(() -> canvas.getLayoutBounds().contains(node("out").getBoundsInParent().getMinX(), 0)));
        fx(() -> workspace.selectNodes(Set.of("mix2")));
        pictures("canvas-laid-out");
        fx(workspace::undo);
        assertSame(start, get(workspace::project));
    }

    @Test
    void whatWasLaidOutComesIntoSight() {
        robot.scroll(robot.centre(canvas), 100);
        robot.shortcut(KeyCode.L);
        await("all laid out in sight", () -> workspace.statusProperty().get().equals("Laid out 9 nodes.")
                && inSight(workspace.project().positions().keySet()));
        robot.scroll(robot.centre(canvas), 100);
        assertFalse(get(() -> inSight(Set.of("in", "dense"))));
        fx(() -> workspace.selectNodes(Set.of("in", "dense")));
        robot.shortcut(KeyCode.L);
        await("the selection in sight", () -> inSight(Set.of("in", "dense")));
    }

    private boolean inSight(Set<String> nodes) {
        return canvas.board().diagram().area(nodes).filter(canvas.board().seen()::contains).isPresent();
    }

    @Test
    void theMenuOfTheEmptyCanvasLaysAllOutWhateverIsSelected() {
        fx(() -> workspace.selectNodes(Set.of("in", "dense")));
        robot.rightClick(robot.at(canvas, 0.02, 0.98));
        robot.click(find(Node.class, "#menu-lay-out"));
        await("laid out", () -> workspace.statusProperty().get().equals("Laid out 9 nodes."));
    }

    @Test
    void ctrlLLaysOutTheSelectionAlone() {
        robot.click(node("in"));
        robot.holding(KeyCode.SHIFT, () -> robot.click(node("dense")));
        Position aside = position("out");
        robot.shortcut(KeyCode.L);
        await("laid out", () -> workspace.statusProperty().get().equals("Laid out 2 nodes."));
        assertEquals(new Position(0, 112), position("dense"));
        assertEquals(aside, position("out"));
    }

    @Test
    void escapeCancelsWithoutTakingTheSelection() {
        openSlowly();
        robot.shortcut(KeyCode.A);
        robot.shortcut(KeyCode.L);
        assertEquals("Laying out… Esc cancels.", get(() -> workspace.statusProperty().get()));
        robot.keys(KeyCode.ESCAPE);
        assertEquals("Layout cancelled.", get(() -> workspace.statusProperty().get()));
        assertEquals(9, get(() -> workspace.selection().nodes().size()));
        answer();
        assertSame(start, get(workspace::project));
        assertEquals("Layout cancelled.", get(() -> workspace.statusProperty().get()));
        robot.keys(KeyCode.ESCAPE);
        assertTrue(get(() -> workspace.selection().isEmpty()), "Esc means the selection again");
    }

    @Test
    void anEditMeanwhileCancels() {
        openSlowly();
        robot.click(robot.at(canvas, 0.1, 0.9));
        robot.shortcut(KeyCode.L);
        fx(() -> workspace.apply(Edits.move(Map.of("out", new Position(8, 8)), null)));
        assertEquals("Layout cancelled.", get(() -> workspace.statusProperty().get()));
        answer();
        assertEquals(new Position(8, 8), position("out"));
        assertEquals(start.positions().get("in"), position("in"));
    }

    @Test
    void aSecondLayoutTakesThePlaceOfTheFirst() {
        openSlowly();
        robot.click(robot.at(canvas, 0.1, 0.9));
        robot.shortcut(KeyCode.L);
        fx(() -> workspace.selectNodes(Set.of("in", "dense")));
        robot.shortcut(KeyCode.L);
        answer();
        answer();
        assertEquals("Laid out 2 nodes.", get(() -> workspace.statusProperty().get()));
        assertEquals(start.positions().get("out"), position("out"));
        assertNotEquals(start.positions().get("dense"), position("dense"));
    }

    @Test
    void aSingleNodeIsNotLaidOut() {
        open(Project.EMPTY);
        robot.click(robot.at(canvas, 0.1, 0.9));
        robot.shortcut(KeyCode.L);
        assertEquals("", get(() -> workspace.statusProperty().get()));
        assertFalse(get(() -> workspace.dirtyProperty().get()));
    }

    /// The same document on a canvas whose layouts are told only when [#answer] is called.
    private void openSlowly() {
        fx(() -> {
            canvas.getScene().getWindow().hide();
            workspace = new Workspace(start);
            canvas = new CanvasView(workspace, new Tasks(answers::add));
        });
        show(() -> themed(canvas, false), WIDTH, HEIGHT);
        fx(canvas::requestFocus);
    }

    private void answer() {
        await("a layout has ended", () -> !answers.isEmpty());
        fx(answers.remove()::run);
    }

    private void align(String node, String item) {
        robot.rightClick(node(node));
        robot.click(find(Node.class, "#menu-align"));
        robot.click(find(Node.class, "#" + item));
    }

    private static Menu menuOfAlign() {
        List<MenuItem> items = Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).findFirst()
                .orElseThrow().getItems();
        return (Menu) items.stream().filter(Menu.class::isInstance).findFirst().orElseThrow();
    }

    private Position position(String id) {
        return Objects.requireNonNull(get(() -> workspace.project().positions().get(id)), id);
    }

    /// Two residual blocks, drawn by somebody in a hurry.
    private static Project scattered() {
        var nodes = new ArrayList<studio.lipschitz.network.Node>();
        nodes.add(new studio.lipschitz.network.Node("in", new Input(Shape.of(64))));
        for (String block : List.of("", "2")) {
            nodes.add(new studio.lipschitz.network.Node("dense" + block, SpectralLinear.DEFAULT));
            nodes.add(new studio.lipschitz.network.Node("sort" + block, GroupSort2.DEFAULT));
            nodes.add(new studio.lipschitz.network.Node("mix" + block, LipResidual.DEFAULT));
        }
        nodes.add(new studio.lipschitz.network.Node("head", SpectralLinear.DEFAULT));
        nodes.add(new studio.lipschitz.network.Node("out", SpectralLinear.DEFAULT));
        var edges = List.of(
                Edge.of("in", "dense"), Edge.of("dense", "sort"), Edge.of("in", "mix"), new Edge("sort", "mix", 1),
                Edge.of("mix", "dense2"), Edge.of("dense2", "sort2"), Edge.of("mix", "mix2"), new Edge("sort2", "mix2", 1),
                Edge.of("mix2", "head"), Edge.of("head", "out"));
        var positions = Map.of(
                "in", new Position(0, 0), "dense", new Position(24, 128), "sort", new Position(40, 240), "mix", new Position(320, 40),
                "dense2", new Position(344, 480), "sort2", new Position(304, 200), "mix2", new Position(0, 400), "head",
                new Position(600, 0),
                "out", new Position(624, 300));
        return new Project(Network.of(nodes, edges), positions, Project.EMPTY.plan(), Project.EMPTY.unknown());
    }
}
