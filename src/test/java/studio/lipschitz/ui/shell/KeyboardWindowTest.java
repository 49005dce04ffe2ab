package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.BlockEdits;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.workspace.Selection;

/// The whole window by keys alone: from part to part, and what is else done with the right button, each also found in the command search.
class KeyboardWindowTest extends ShellTest {

    private Node owner() {
        return get(() -> stage.getScene().getFocusOwner());
    }

    /// Ids of the parts that hold the focus.
    private String part() {
        for (Node up = owner(); up != null; up = up.getParent()) {
            if (List.of("palette", "canvas", "inspector", "bottom", "menu", "toolbar").contains(String.valueOf(up.getId()))) {
                return up.getId();
            }
        }
        return String.valueOf(owner());
    }

    private void find(String command) {
        robot.shortcut(KeyCode.SHIFT, KeyCode.P);
        robot.type(command);
        robot.keys(KeyCode.ENTER);
    }

    private void group(String name, String... nodes) {
        fx(() -> workspace.apply(BlockEdits.group(new Block(name.toLowerCase(java.util.Locale.ROOT), name, Set.of(nodes), 1, false), 0,
                workspace.project().positions())));
    }

    @Test
    void theKeyboardGoesFromPartToPartWhereverThePointerIs() {
        fx(() -> workspace.selectNodes(Set.of("conv2")));
        robot.moveTo(find(Node.class, "#canvas"));
        fx(find(CanvasView.class, "#canvas")::requestFocus);
        robot.keys(KeyCode.TAB);
        assertTrue(get(() -> find(Node.class, "#quick-add-field").isFocused()), "with the pointer on the canvas, Tab adds");
        robot.keys(KeyCode.ESCAPE);
        assertEquals("node-conv2", owner().getId());
        var seen = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            robot.shortcut(KeyCode.F6);
            seen.add(part());
        }
        assertEquals(List.of("inspector", "bottom", "toolbar", "palette", "canvas"), seen);
        assertEquals("node-conv2", owner().getId(), "where it was");
        robot.shortcut(KeyCode.SHIFT, KeyCode.F6);
        assertEquals("palette", part());
        robot.keys(KeyCode.TAB);
        Node place = owner();
        robot.shortcut(KeyCode.F6);
        robot.shortcut(KeyCode.SHIFT, KeyCode.F6);
        assertEquals(place, owner(), "each part keeps its place");
        robot.shortcut(KeyCode.SHIFT, KeyCode.F6);
        robot.shortcut(KeyCode.SHIFT, KeyCode.F6);
        assertEquals("bottom", part());
        robot.keys(KeyCode.RIGHT); // to the tab beside
        for (int i = 0; i < 20 && !(owner() instanceof TextInputControl); i++) {
            robot.keys(KeyCode.TAB);
        }
        assertTrue(owner() instanceof TextInputControl, () -> "a field of the training: " + owner());
        robot.keys(KeyCode.ESCAPE);
        assertEquals("node-conv2", owner().getId(), "from a field of the plan too");
    }

    @Test
    void escapeDoesWhatItDoesThoughATooltipIsOpen() {
        fx(() -> workspace.selectNodes(Set.of("conv2")));
        fx(find(CanvasView.class, "#canvas")::requestFocus);
        robot.moveTo(find(Node.class, "#node-conv2"));
        await("a tooltip", KeyboardWindowTest::tooltip);
        robot.keys(KeyCode.ESCAPE);
        assertFalse(get(KeyboardWindowTest::tooltip));
        assertEquals(Selection.EMPTY, workspace.selection());
    }

    private static boolean tooltip() {
        return Window.getWindows().stream().anyMatch(window -> window instanceof Tooltip && window.isShowing());
    }

    @Test
    void theMenuKeyIsForTheNodeAndNotForTheMenuBar() {
        fx(() -> workspace.selectNodes(Set.of("conv2")));
        fx(find(CanvasView.class, "#canvas")::requestFocus);
        robot.keys(KeyCode.SHIFT, KeyCode.F10);
        assertTrue(get(() -> Window.getWindows().stream().anyMatch(window -> window instanceof ContextMenu menu
                && "canvas-menu".equals(menu.getId()))));
        robot.keys(KeyCode.ESCAPE);
        assertEquals("node-conv2", owner().getId());
    }

    @Test
    void blocksAndEdgesAreReachedThroughTheCommandSearch() {
        group("Stage", "conv3", "conv4");
        fx(() -> workspace.selectNodes(Set.of("conv2")));
        fx(find(CanvasView.class, "#canvas")::requestFocus);
        find("move into");
        assertEquals(Set.of("conv2", "conv3", "conv4"), workspace.project().block("stage").orElseThrow().nodes());
        find("take out");
        assertEquals(Set.of("conv3", "conv4"), workspace.project().block("stage").orElseThrow().nodes());
        find("next connection");
        Edge edge = workspace.selection().edge().orElseThrow();
        assertEquals("conv2", edge.to());
        find("on a connection");
        robot.type("fullsort");
        robot.keys(KeyCode.ENTER);
        assertFalse(workspace.network().edges().contains(edge));
        String added = workspace.selection().single().orElseThrow();
        assertTrue(workspace.network().edges().containsAll(Set.of(Edge.of(edge.from(), added), Edge.of(added, "conv2"))));
        find("path of blocks");
        assertEquals("What is selected lies within no block.", workspace.statusProperty().get());
        fx(() -> workspace.selectNodes(Set.of("conv4")));
        find("path of blocks");
        assertEquals("breadcrumb-stage", owner().getId());
        robot.keys(KeyCode.ENTER);
        assertEquals(Set.of("conv3", "conv4"), workspace.selection().nodes());
    }

    @Test
    void aKeptBlockIsRemovedWithoutTheRightButton() {
        group("Stage", "conv3", "conv4");
        fx(() -> workspace.selectNodes(Set.of("conv3", "conv4")));
        Path shelf = folder.resolve("config/blocks");
        command("menu-keep-block");
        await("kept", () -> Files.exists(shelf.resolve("stage.lipnet")));
        await("shown", () -> workspace.statusProperty().get().contains("is kept"));
        find("from the palette");
        robot.type("sta");
        robot.keys(KeyCode.ENTER);
        await("removed", () -> !Files.exists(shelf.resolve("stage.lipnet")));
        await("said", () -> workspace.statusProperty().get().contains("was taken out"));
        robot.click(find(Node.class, "#removed-block-undo"));
        await("put back", () -> Files.exists(shelf.resolve("stage.lipnet")) && !find(Node.class, "#removed-block").isVisible());
        find("from the palette");
        robot.type("sta");
        robot.keys(KeyCode.ENTER);
        await("offered again", () -> find(Node.class, "#removed-block").isVisible());
        robot.click(find(Node.class, "#removed-block-close"));
        assertFalse(get(() -> find(Node.class, "#removed-block").isVisible()));
        assertFalse(Files.exists(shelf.resolve("stage.lipnet")));
        fx(find(CanvasView.class, "#canvas")::requestFocus);
        command("menu-keep-block");
        await("kept again", () -> workspace.statusProperty().get().contains("is kept"));
        robot.shortcut(KeyCode.SHIFT, KeyCode.F);
        robot.type("stage");
        await("found", () -> !stage.getScene().getRoot().lookupAll("#palette-block-stage").isEmpty());
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.END);
        robot.keys(KeyCode.SHIFT, KeyCode.F10);
        Optional<ContextMenu> menu = get(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast).findFirst());
        assertEquals("palette-block-remove", menu.orElseThrow().getItems().getFirst().getId());
        robot.keys(KeyCode.ESCAPE);
        robot.keys(KeyCode.DELETE);
        await("removed", () -> !Files.exists(shelf.resolve("stage.lipnet")));
    }
}
