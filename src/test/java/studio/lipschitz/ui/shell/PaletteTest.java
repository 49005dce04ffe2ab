package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.canvas.CanvasView;

class PaletteTest extends ShellTest {

    @Test
    void everyModuleOfTheCatalogueIsOffered() {
        List<String> offered = items();
        assertEquals(Catalogue.all().stream().map(type -> "palette-" + type.name()).toList(), offered);
    }

    @Test
    void searchShowsTheReplacementOfATorchModuleFirst() {
        robot.click(find(Node.class, "#palette-search"));
        robot.type("Linear");
        assertEquals("palette-SpectralLinear", items().getFirst());
        Region first = find(Region.class, "#palette-SpectralLinear");
        assertTrue(
                first.lookupAll(".label").stream().anyMatch(l -> l instanceof Label label && label.getText().equals("in place of Linear")));
    }

    @Test
    void searchWithoutAMatchSaysSo() {
        robot.click(find(Node.class, "#palette-search"));
        robot.type("zzz");
        assertEquals(List.of(), items());
        Label nothing = find(Label.class, "#palette-nothing");
        assertTrue(get(() -> nothing.isVisible() && nothing.getParent().isVisible()));
        assertEquals("No module matches “zzz”.", nothing.getText());
        robot.keys(KeyCode.ESCAPE);
        assertEquals(Catalogue.all().size(), items().size());
    }

    @Test
    void doubleClickAddsBelowTheSelectedNodeAndUndoTakesItBack() {
        Project before = workspace.project();
        fx(() -> workspace.selectNodes(Set.of("dense2")));
        robot.doubleClick(find(Node.class, "#palette-SpectralLinear"));
        assertTrue(workspace.network().edges().contains(Edge.of("dense2", "spectrallinear1")));
        assertEquals(Set.of("spectrallinear1"), workspace.selection().nodes());
        robot.shortcut(KeyCode.Z);
        assertSame(before, workspace.project());
    }

    @Test
    void enterInTheSearchAddsTheFirstMatch() {
        robot.shortcut(KeyCode.F);
        robot.type("Dropout");
        robot.keys(KeyCode.ENTER);
        assertTrue(workspace.network().contains("dropout1"));
    }

    @Test
    void modulesAreDraggedOntoTheCanvas() {
        Region canvas = (Region) find(Node.class, "#canvas");
        Point2D free = robot.at(canvas, 0.9, 0.15);
        robot.drag(robot.centre(find(Node.class, "#palette-FrobeniusLinear")), free);
        assertTrue(workspace.network().contains("frobeniuslinear1"));
        assertTrue(get(() -> workspace.draggedModuleProperty().get().isEmpty()));
        assertTrue(canvas instanceof CanvasView);
    }

    private List<String> items() {
        return get(() -> stage.getScene().getRoot().lookupAll(".palette-item").stream().map(Node::getId).toList());
    }
}
