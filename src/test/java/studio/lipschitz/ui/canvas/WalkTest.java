package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.BlockEdits;
import studio.lipschitz.network.Block;

/// What a screen reader hears of a walk over the canvas: that which has the focus, with its words.
class WalkTest extends CanvasTest {

    private Node owner() {
        return get(() -> canvas.getScene().getFocusOwner());
    }

    private String heard() {
        return get(() -> String.valueOf(canvas.getScene().getFocusOwner().getAccessibleText()));
    }

    private Set<String> selected() {
        return get(() -> workspace.selection().nodes());
    }

    private void openGallery() {
        open(gallery());
        robot.moveTo(new Point2D(2, 2)); // not over the canvas: Tab goes from node to node
        fx(canvas::requestFocus);
    }

    /// The focus is where the selection is, and says its name.
    private void at(String id) {
        assertEquals(Set.of(id), selected());
        assertEquals(node(id), owner());
        assertTrue(heard().contains(" " + id + ","), heard());
    }

    @Test
    void theFocusGoesWithTheArrows() {
        openGallery();
        assertEquals(canvas, owner());
        robot.keys(KeyCode.DOWN);
        at("input");
        robot.keys(KeyCode.DOWN);
        at("conv1");
        assertEquals("SpectralConv2d conv1, safe, output 32 × 28 × 28", heard());
        robot.keys(KeyCode.DOWN);
        at("conv2");
        robot.keys(KeyCode.RIGHT);
        at("fc2");
        robot.keys(KeyCode.UP);
        at("attention");
        assertTrue(heard().contains("error"), heard());
        robot.keys(KeyCode.UP);
        at("conv3");
        robot.keys(KeyCode.SHIFT, KeyCode.DOWN);
        assertEquals(Set.of("conv3", "attention"), selected());
        assertEquals(node("attention"), owner());
        assertEquals("2 nodes are selected.", get(() -> workspace.statusProperty().get()));
        robot.keys(KeyCode.SHIFT, KeyCode.DOWN);
        assertEquals("3 nodes are selected.", get(() -> workspace.statusProperty().get()));
        robot.keys(KeyCode.ESCAPE);
        assertEquals(canvas, owner());
        assertEquals(Set.of(), selected());
    }

    @Test
    void whatHasTheFocusIsNotHiddenFromScreenReaders() {
        openGallery();
        robot.keys(KeyCode.DOWN);
        for (Node heard : List.of(canvas, node("input"), get(() -> find(Node.class, "#canvas-focus-1")))) {
            AccessibleRole role = get(heard::getAccessibleRole);
            assertFalse(role == AccessibleRole.NODE || role == AccessibleRole.PARENT, heard::toString);
        }
        assertEquals("node", get(() -> node("input").getAccessibleRoleDescription()));
        boolean[] asked = {false};
        fx(() -> canvas.onEdit(() -> asked[0] = true));
        fx(() -> node("input").executeAccessibleAction(AccessibleAction.FIRE));
        assertTrue(asked[0], "pressed by a screen reader");
    }

    @Test
    void tabGoesOnFromTheSelectionAndKeysReachANodeThatHasTheFocus() {
        openGallery();
        fx(() -> workspace.selectNodes(Set.of("conv2")));
        at("conv2");
        robot.keys(KeyCode.TAB);
        at("pool1");
        robot.keys(KeyCode.DOWN);
        at("pool2");
        robot.keys(KeyCode.SHIFT, KeyCode.TAB);
        at("pool1");
        robot.type("e");
        assertEquals("Edge from conv2 to pool1", heard());
        robot.type("e");
        assertEquals("Edge from pool1 to pool2", heard());
        robot.keys(KeyCode.TAB);
        at("pool2");
        robot.shortcut(KeyCode.D);
        assertEquals(1, selected().size());
        at(selected().iterator().next());
        robot.keys(KeyCode.DELETE);
        assertEquals(canvas, owner());
        robot.shortcut(KeyCode.A);
        assertEquals(10, selected().size());
        assertTrue(owner() instanceof NodeView);
        fx(() -> node("fc1").requestFocus()); // as a screen reader may
        assertTrue(selected().contains("fc1"));
        robot.keys(KeyCode.ESCAPE);
        fx(() -> node("fc1").requestFocus());
        at("fc1");
        robot.click(node("conv1"));
        at("conv1");
    }

    @Test
    void tabLeavesBehindTheLastNodeAndWhatIsSelectedStays() {
        openGallery();
        fx(() -> workspace.selectNodes(Set.of("pool2")));
        for (String next : List.of("conv3", "fc1", "attention", "fc2", "long")) {
            robot.keys(KeyCode.TAB);
            at(next);
        }
        robot.keys(KeyCode.TAB);
        at("long"); // nothing else in this window takes the focus
    }

    @Test
    void fromAfarEachStepIsHeardToo() {
        open(OverviewTest.large());
        robot.moveTo(new Point2D(2, 2));
        fx(canvas::requestFocus);
        assertTrue(get(() -> canvas.board().diagram().far()));
        robot.keys(KeyCode.DOWN);
        String first = selected().iterator().next();
        assertEquals("Input " + first + ", safe, output 64", heard());
        Node before = owner();
        robot.keys(KeyCode.DOWN);
        String second = selected().iterator().next();
        assertNotEquals(first, second);
        assertEquals("SpectralLinear " + second + ", safe, output 64", heard());
        assertNotEquals(before, owner(), "the focus moves, or nothing would be said");
        robot.keys(KeyCode.TAB);
        assertTrue(heard().startsWith("GroupSort2 groupsort2"), heard());
        String third = selected().iterator().next();
        fx(canvas::zoomReset);
        fx(() -> canvas.centreOn(third));
        await("its card", () -> canvas.board().diagram().node(third).filter(Node::isVisible).isPresent());
        robot.keys(KeyCode.UP);
        at(second);
        fx(canvas::fitAll);
        assertTrue(heard().contains(" " + second + ","), heard());
        assertFalse(owner() instanceof NodeView);
    }

    @Test
    void aBlockIsHeardAsOne() {
        openGallery();
        fx(() -> workspace.apply(BlockEdits.group(new Block("block1", "Pools", Set.of("pool1", "pool2"), 1, false), 0,
                workspace.project().positions())));
        fx(() -> workspace.selectNodes(Set.of("pool1", "pool2")));
        assertEquals("Block Pools, 2 modules", heard());
        robot.shortcut(KeyCode.B);
        assertEquals(node("block1"), owner());
        assertTrue(heard().startsWith("Pools block1, "), heard());
        robot.shortcut(KeyCode.B);
        assertEquals("Block Pools, 2 modules", heard());
    }
}
