package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.BlockEdits;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;

/// What is else done by pointing at it: edges, blocks, the menus of the right button, the way to what is selected.
class KeysOnlyTest extends CanvasTest {

    @BeforeEach
    void openGallery() {
        open(gallery());
        robot.moveTo(new Point2D(2, 2));
        fx(canvas::requestFocus);
    }

    private void select(String... ids) {
        fx(() -> workspace.selectNodes(Set.of(ids)));
    }

    private void group(String id, String name, String... nodes) {
        fx(() -> workspace.apply(BlockEdits.group(new Block(id, name, Set.of(nodes), 1, false), 0, workspace.project().positions())));
    }

    private Set<String> nodes(String block) {
        return get(() -> workspace.project().block(block).orElseThrow().nodes());
    }

    private Optional<ContextMenu> menu() {
        return get(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).findFirst());
    }

    private Node owner() {
        return get(() -> canvas.getScene().getFocusOwner());
    }

    private String said() {
        return get(() -> workspace.statusProperty().get());
    }

    @Test
    void theMenuKeyOpensTheMenuOfWhatIsSelectedWhereItStands() {
        for (KeyCode[] keys : new KeyCode[][] {{KeyCode.CONTEXT_MENU}, {KeyCode.SHIFT, KeyCode.F10}}) {
            select("fc2");
            robot.keys(keys);
            ContextMenu menu = menu().orElseThrow();
            Bounds card = get(() -> node("fc2").localToScreen(node("fc2").getLayoutBounds()));
            assertTrue(get(() -> card.contains(menu.getAnchorX(), menu.getAnchorY())), () -> menu.getAnchorX() + " " + card);
            assertTrue(get(() -> menu.getItems().stream().anyMatch(item -> "menu-dissolve".equals(item.getId()))));
            robot.keys(KeyCode.ESCAPE);
            assertEquals(Optional.empty(), menu());
            assertEquals(node("fc2"), owner());
        }
        robot.type("e");
        robot.keys(KeyCode.CONTEXT_MENU);
        assertEquals(List.of("menu-insert", "menu-delete"),
                get(() -> menu().orElseThrow().getItems().stream().map(item -> item.getId()).toList()));
        robot.keys(KeyCode.ESCAPE);
        robot.keys(KeyCode.ESCAPE);
        robot.keys(KeyCode.CONTEXT_MENU);
        assertTrue(get(() -> menu().orElseThrow().getItems().stream().anyMatch(item -> "menu-add".equals(item.getId()))));
        robot.keys(KeyCode.ESCAPE);
    }

    @Test
    void aModuleComesOntoTheEdgeThatIsChosen() {
        select("pool1"); // feeds two
        robot.type("e");
        robot.type("e");
        robot.type("e");
        Edge chosen = get(() -> workspace.selection().edge().orElseThrow());
        assertEquals(Edge.of("pool1", "long"), chosen);
        robot.keys(KeyCode.INSERT);
        robot.type("groupsort2");
        robot.keys(KeyCode.ENTER);
        String added = get(() -> workspace.selection().single().orElseThrow());
        Set<Edge> edges = get(() -> workspace.network().edges());
        assertTrue(edges.containsAll(Set.of(Edge.of("pool1", added), Edge.of(added, "long"), Edge.of("pool1", "pool2"))), edges::toString);
        assertFalse(edges.contains(chosen));
        assertEquals(node(added), owner());
    }

    @Test
    void theEdgeIsAskedForByTheNamesOfItsEnds() {
        select("input");
        fx(canvas.edges()::insert);
        robot.type("conv1 conv2");
        robot.keys(KeyCode.ENTER);
        assertEquals(Set.of(Edge.of("conv1", "conv2")), get(() -> workspace.selection().edges()));
        robot.type("fullsort");
        robot.keys(KeyCode.ENTER);
        String added = get(() -> workspace.selection().single().orElseThrow());
        assertTrue(get(() -> workspace.network().edges()).containsAll(Set.of(Edge.of("conv1", added), Edge.of(added, "conv2"))));
    }

    @Test
    void nodesGoIntoABlockAndOutAgain() {
        select("conv2");
        fx(canvas.blocks()::moveInto);
        assertEquals("There is no other block that could take all of what is selected.", said());
        group("block1", "Pools", "pool1", "pool2");
        select("conv2");
        fx(canvas.blocks()::moveInto);
        assertEquals(Set.of("pool1", "pool2", "conv2"), nodes("block1"), "the only one");
        assertEquals("In the block Pools now.", said());
        group("block2", "Head", "fc1", "fc2");
        select("attention");
        robot.keys(KeyCode.CONTEXT_MENU);
        assertTrue(get(() -> menu().orElseThrow().getItems().stream().anyMatch(item -> "menu-move-into".equals(item.getId()))));
        robot.keys(KeyCode.ESCAPE);
        fx(canvas.blocks()::moveInto);
        robot.type("pool");
        robot.keys(KeyCode.ENTER);
        assertEquals(Set.of("pool1", "pool2", "conv2", "attention"), nodes("block1"));
        assertEquals(Set.of("fc1", "fc2"), nodes("block2"));
        fx(canvas.blocks()::takeOut);
        assertEquals(Set.of("pool1", "pool2", "conv2"), nodes("block1"));
        fx(canvas.blocks()::takeOut);
        assertTrue(said().startsWith("Select nodes within a block first"), said());
        fx(canvas.blocks()::moveInto);
        robot.keys(KeyCode.ENTER);
        assertEquals(Set.of("fc1", "fc2", "attention"), nodes("block2"), "the neighbour comes first");
        fx(workspace::undo);
        assertEquals(Set.of("fc1", "fc2"), nodes("block2"));
    }

    @Test
    void theWayToWhatIsSelectedIsWalked() {
        group("block1", "Column", "conv1", "conv2", "pool1", "pool2");
        group("block2", "Pools", "pool1", "pool2");
        assertFalse(get(canvas::focusPath), "nothing is selected");
        select("pool2");
        assertTrue(get(canvas::focusPath));
        assertEquals("breadcrumb-block2", owner().getId());
        assertEquals("Go to Pools", get(() -> ((Button) owner()).getAccessibleText()));
        robot.keys(KeyCode.LEFT);
        assertEquals("breadcrumb-block1", owner().getId());
        robot.keys(KeyCode.UP);
        robot.keys(KeyCode.DELETE);
        assertEquals(Set.of("pool2"), get(() -> workspace.selection().nodes()), "its keys are not the drawing's");
        assertTrue(get(() -> workspace.network().contains("pool2")));
        robot.keys(KeyCode.ENTER);
        assertEquals(Set.of("conv1", "conv2", "pool1", "pool2"), get(() -> workspace.selection().nodes()));
        assertTrue(String.valueOf(owner().getAccessibleText()).startsWith("Block Column, 4 modules"), () -> owner().getAccessibleText());
        select("long");
        robot.keys(KeyCode.TAB);
        assertEquals(node("long"), owner(), "there is no way to be shown, and nothing else that takes the focus");
        select("pool2");
        for (String next : List.of("conv3", "fc1", "attention", "fc2", "long")) {
            robot.keys(KeyCode.TAB);
            assertEquals(node(next), owner());
        }
        select("pool2");
        assertTrue(get(canvas::focusPath));
        robot.keys(KeyCode.ESCAPE);
        assertEquals(node("pool2"), owner());
    }
}
