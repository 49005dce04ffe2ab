package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.MaxPool2d;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Edge;
import studio.lipschitz.ui.testing.Screenshots;

class MenusTest extends CanvasTest {

    @BeforeEach
    void openGallery() {
        open(gallery());
    }

    static ContextMenu menu() {
        return get(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow());
    }

    static List<String> texts() {
        return menu().getItems().stream().map(MenuItem::getText).filter(text -> text != null).toList();
    }

    private void choose(String id) {
        robot.click(find(Node.class, "#" + id));
    }

    @Test
    void aFlaggedNodeOffersItsFixesFirst() throws IOException {
        robot.rightClick(node("pool2"));
        assertEquals(
                List.of("Step by whole windows of 3 (the output changes from 64 × 6 × 6 to 64 × 2 × 2)", "Duplicate",
                        "Dissolve, joining the neighbours", "Delete"),
                texts());
        Screenshots.save(get(() -> canvas.getScene().getWindow()), Path.of("target", "screenshots", "canvas-menu-light.png"));
        choose("menu-fix-0");
        assertEquals(Verdict.Kind.SAFE, get(() -> workspace.analysis().node("pool2").verdict().kind()));
        assertEquals(Set.of("pool2"), get(() -> workspace.selection().nodes()));
    }

    @Test
    void dissolveJoinsTheNeighbours() {
        robot.rightClick(node("pool2"));
        choose("menu-dissolve");
        assertTrue(get(() -> workspace.network().edges()).contains(Edge.of("pool1", "conv3")));
        assertTrue(get(() -> workspace.network().find("pool2")).isEmpty());
    }

    @Test
    void deleteAndDuplicateActOnTheSelection() {
        fx(() -> workspace.selectNodes(Set.of("fc1", "fc2")));
        robot.rightClick(node("fc2"));
        assertEquals(List.of("Align", "Group into a block", "Duplicate", "Dissolve, joining the neighbours", "Delete"), texts());
        choose("menu-duplicate");
        assertEquals(12, get(() -> workspace.network().nodes().size()));
        fx(workspace::undo);
        fx(() -> workspace.selectNodes(Set.of("fc1", "fc2")));
        robot.rightClick(node("fc1"));
        choose("menu-delete");
        assertEquals(8, get(() -> workspace.network().nodes().size()));
    }

    @Test
    void anEdgeCanBeDeleted() {
        robot.rightClick(edge("input", "conv1"));
        assertEquals(List.of("Insert a module here…", "Delete edge"), texts());
        choose("menu-delete");
        assertEquals(7, get(() -> workspace.network().edges().size()));
    }

    @Test
    void theEmptyCanvasOffersPasteSelectAllFitAndLayout() {
        fx(() -> javafx.scene.input.Clipboard.getSystemClipboard().clear());
        robot.rightClick(robot.at(canvas, 0.05, 0.95));
        assertEquals(List.of("Add a module…", "Paste", "Select all", "Fit drawing", "Lay out the drawing"), texts());
        assertTrue(get(() -> menu().getItems().get(1).isDisable()));
        choose("menu-select-all");
        assertEquals(10, get(() -> workspace.selection().nodes().size()));
    }

    @Test
    void aSafeNodeOffersNoFix() {
        robot.rightClick(node("pool1"));
        assertEquals(List.of("Duplicate", "Dissolve, joining the neighbours", "Delete"), texts());
        assertSame(MaxPool2d.DEFAULT, get(() -> workspace.network().node("pool1").layer()));
    }
}
