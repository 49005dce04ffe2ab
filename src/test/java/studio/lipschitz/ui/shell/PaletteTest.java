package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.palette.PaletteRow;

class PaletteTest extends ShellTest {

    @Test
    void everyModuleOfTheCatalogueIsOfferedUnderItsGroupThoseWithAGuaranteeFirst() {
        List<studio.lipschitz.ui.workspace.ModuleSearch.Entry> offered = entries();
        assertEquals(
                Catalogue.all().stream().map(ModuleType::name).sorted().toList(),
                offered.stream().map(entry -> entry.type().name()).sorted().toList());
        for (int i = 1; i < offered.size(); i++) {
            var before = offered.get(i - 1);
            var entry = offered.get(i);
            boolean together = before.type().info().group() == entry.type().info().group();
            assertTrue(!together || before.verdict().kind().finite() || !entry.verdict().kind().finite(), entry.type().name());
        }
    }

    @Test
    void noNameIsCutOff() {
        for (ModuleType type : Catalogue.all()) {
            robot.shortcut(KeyCode.SHIFT, KeyCode.F);
            robot.type(type.name());
            Label name = get(() -> (Label) find(Node.class, "#palette-" + type.name()).lookup(".palette-name"));
            assertTrue(get(() -> name.getWidth() >= name.prefWidth(-1)), type.name());
        }
    }

    @Test
    void aGroupIsClosedAndOpenedByMouseAndKeys() {
        int all = list().getItems().size();
        robot.click(find(Node.class, "#palette-group-group-dense"));
        int closed = list().getItems().size();
        assertTrue(closed < all, "nothing was put away");
        robot.keys(KeyCode.RIGHT);
        assertEquals(all, list().getItems().size());
        robot.keys(KeyCode.LEFT);
        assertEquals(closed, list().getItems().size());
        robot.keys(KeyCode.ENTER);
        assertEquals(all, list().getItems().size());
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.ENTER);
        assertTrue(workspace.network().contains("spectrallinear1"));
    }

    @Test
    void searchShowsTheReplacementOfATorchModuleFirst() throws java.io.IOException {
        robot.click(find(Node.class, "#palette-search"));
        robot.type("Linear");
        assertEquals("palette-SpectralLinear", items().getFirst());
        Region first = find(Region.class, "#palette-SpectralLinear");
        pictures("palette-search");
        assertTrue(
                first.lookupAll(".label").stream().anyMatch(l -> l instanceof Label label && label.getText().equals("in place of Linear")));
    }

    @Test
    void searchWithoutAMatchSaysSo() throws java.io.IOException {
        robot.click(find(Node.class, "#palette-search"));
        robot.type("zzz");
        assertEquals(List.of(), items());
        Label nothing = find(Label.class, "#palette-nothing");
        assertTrue(get(() -> nothing.isVisible() && nothing.getParent().isVisible()));
        assertEquals("No module matches “zzz”.", nothing.getText());
        pictures("palette-nothing");
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
        robot.shortcut(KeyCode.SHIFT, KeyCode.F);
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

    private static List<studio.lipschitz.ui.workspace.ModuleSearch.Entry> entries() {
        return list().getItems().stream()
                .filter(PaletteRow.Module.class::isInstance)
                .map(row -> ((PaletteRow.Module) row).entry())
                .toList();
    }

    private static List<String> items() {
        return entries().stream().map(entry -> "palette-" + entry.type().name()).toList();
    }

    @SuppressWarnings("unchecked") // it is made by the palette
    private static ListView<PaletteRow> list() {
        return (ListView<PaletteRow>) find(ListView.class, "#palette-items");
    }
}
