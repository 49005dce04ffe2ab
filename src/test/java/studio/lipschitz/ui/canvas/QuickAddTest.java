package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.canvas.Additions.Addition;

class QuickAddTest extends CanvasTest {

    @BeforeEach
    void openColumn() {
        open(column());
    }

    private Point2D empty() {
        return robot.centre(node("input1")).add(-280, 40);
    }

    private static boolean shown() {
        return get(() -> javafx.stage.Window.getWindows().stream()
                .anyMatch(window -> window.getScene().getRoot().lookup("#quick-add") != null));
    }

    @SuppressWarnings("unchecked")
    private static List<Addition> offered() {
        return get(() -> List.copyOf(((ListView<Addition>) find(ListView.class, "#quick-add-list")).getItems()));
    }

    private void type(String words) {
        find(TextField.class, "#quick-add-field");
        robot.type(words);
    }

    @Test
    void aDoubleClickOnTheEmptyCanvasAddsThere() throws IOException {
        Point2D there = empty();
        robot.doubleClick(there);
        assertTrue(get(find(TextField.class, "#quick-add-field")::isFocused));
        pictures("quick-add");
        type("linear");
        assertEquals("SpectralLinear", offered().getFirst().type().name());
        assertEquals(Optional.of("Linear"), offered().getFirst().inPlaceOf());
        robot.keys(KeyCode.ENTER);
        assertFalse(shown());
        assertEquals(Set.of("spectrallinear1"), get(() -> workspace.selection().nodes()));
        Point2D centre = robot.centre(node("spectrallinear1"));
        assertTrue(centre.distance(there) <= 12, () -> centre + " is not " + there); // the grid moves it by half a step
        assertTrue(get(() -> workspace.network().into("spectrallinear1").isEmpty()));
        fx(workspace::undo);
        assertEquals(column(), get(workspace::project));
    }

    @Test
    void anEdgeLetGoOnTheEmptyCanvasAsksWhereToAndLeadsThere() {
        robot.drag(robot.centre(find(Node.class, "#port-out-maxpool2d1")), robot.centre(node("maxpool2d1")).add(40, 150));
        List<Addition> all = offered();
        assertTrue(all.stream().noneMatch(addition -> addition.type().name().equals("Input")));
        int firstMisfit = (int) all.stream().takeWhile(addition -> addition.misfit().isEmpty()).count();
        assertTrue(firstMisfit > 10 && firstMisfit < all.size(), () -> firstMisfit + " of " + all.size() + " fit");
        assertTrue(all.stream().skip(firstMisfit).allMatch(addition -> addition.misfit().isPresent()));
        type("flatten");
        robot.keys(KeyCode.ENTER);
        assertTrue(get(() -> workspace.network().edges().contains(Edge.of("maxpool2d1", "flatten1"))));
        fx(workspace::undo); // one step
        assertEquals(column(), get(workspace::project));
    }

    @Test
    void anEdgeDrawnBackwardLeadsFromWhatIsAdded() {
        fx(() -> workspace.apply(studio.lipschitz.edit.Edits.delete(Set.of("input1"), Set.of())));
        robot.drag(robot.centre(find(Node.class, "#port-in-spectralconv2d1")), robot.centre(node("spectralconv2d1")).add(0, -120));
        type("input");
        robot.keys(KeyCode.ENTER);
        assertTrue(get(() -> workspace.network().edges().contains(Edge.of("input1", "spectralconv2d1"))));
    }

    @Test
    void insertAddsBelowTheSelectedNode() {
        robot.click(node("maxpool2d1"));
        robot.keys(KeyCode.INSERT);
        type("groupsort2");
        robot.keys(KeyCode.ENTER);
        assertTrue(get(() -> workspace.network().edges().contains(Edge.of("maxpool2d1", "groupsort21"))),
                () -> get(() -> workspace.network().edges()).toString());
    }

    @Test
    void tabAsksWithThePointerOnTheCanvasAndEscLeavesAllAsItWas() {
        Project before = get(workspace::project);
        robot.click(empty());
        robot.keys(KeyCode.TAB);
        assertTrue(shown());
        type("conv");
        robot.keys(KeyCode.ESCAPE);
        assertFalse(shown());
        assertSame(before, get(workspace::project));
        assertTrue(get(canvas::isFocusWithin));
        robot.keys(KeyCode.TAB);
        type("zzz");
        assertTrue(get(find(Node.class, ".finder-nothing")::isVisible));
        robot.keys(KeyCode.ENTER);
        assertTrue(shown()); // nothing to take
    }

    @Test
    void arrowsAndAClickTakeOtherRows() {
        robot.doubleClick(empty());
        type("pool2d");
        List<Addition> found = offered();
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.DOWN);
        robot.keys(KeyCode.UP);
        robot.keys(KeyCode.ENTER);
        String second = found.get(1).type().name();
        assertEquals(second, get(() -> workspace.network().node(workspace.selection().single().orElseThrow()).layer().module()));
        robot.doubleClick(empty().add(0, 300));
        type("fullsort");
        robot.click(find(Node.class, ".finder-row"));
        assertEquals("FullSort", get(() -> workspace.network().node(workspace.selection().single().orElseThrow()).layer().module()));
    }

    @Test
    void safeModulesThatFitComeFirst() {
        List<Addition> found = new Additions(true, Optional.of(Shape.of(8))).find("");
        assertTrue(found.getFirst().misfit().isEmpty());
        assertTrue(found.stream().filter(a -> a.type().name().equals("SpectralConv2d")).findFirst().orElseThrow().misfit().isPresent());
        int linear = found.stream().map(a -> a.type().name()).toList().indexOf("Linear");
        int spectral = found.stream().map(a -> a.type().name()).toList().indexOf("SpectralLinear");
        assertTrue(spectral < linear);
        assertEquals("SpectralLinear", new Additions(true, Optional.of(Shape.of(8))).find("Linear").getFirst().type().name());
    }
}
