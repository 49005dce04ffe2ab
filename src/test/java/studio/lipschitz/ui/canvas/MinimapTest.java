package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;

class MinimapTest extends CanvasTest {

    @BeforeEach
    void openGallery() {
        open(gallery());
    }

    private static Minimap map() {
        return find(Minimap.class, "#minimap");
    }

    private Position centre() {
        return get(() -> workspace.viewCentreProperty().get());
    }

    private void zoomInTwice() {
        for (int i = 0; i < 4; i++) {
            fx(canvas::zoomIn);
        }
    }

    @Test
    void itShowsItselfWhereNotAllIsInSight() throws IOException {
        assertFalse(get(map()::isVisible));
        zoomInTwice();
        assertTrue(get(map()::isVisible));
        pictures("minimap");
        fx(canvas::fitAll);
        assertFalse(get(map()::isVisible));
        fx(() -> workspace.open(Project.EMPTY, java.util.Optional.empty()));
        assertFalse(get(map()::isVisible));
    }

    @Test
    void aPressGoesThereAndADragGoesOn() {
        zoomInTwice();
        Position before = centre();
        Bounds area = get(() -> map().localToScreen(map().getLayoutBounds()));
        robot.moveTo(new Point2D(area.getMaxX() - 30, area.getMaxY() - 12));
        robot.press(MouseButton.PRIMARY);
        Position after = centre();
        assertTrue(after.x() > before.x() && after.y() > before.y(), () -> before + " became " + after);
        robot.dragTo(new Point2D(area.getMaxX() - 30, area.getMinY() + 12));
        robot.release(MouseButton.PRIMARY);
        assertTrue(centre().y() < after.y());
        assertEquals(after.x(), centre().x(), 2);
        assertEquals(Set.of(), get(() -> workspace.selection().nodes()), "nothing below it was touched");
        assertEquals(gallery(), get(workspace::project));
    }
}
