package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.canvas.CanvasView;

/// What is preferred in one window holds in all.
class PreferencesTest extends ShellTest {

    private static boolean ticked(Stage window, String id) {
        return get(() -> ((CheckMenuItem) item(window, id)).isSelected());
    }

    private static CanvasView canvas(Stage window) {
        return (CanvasView) window.getScene().lookup("#canvas");
    }

    @Test
    void theSmallMapAndTheGridAreChosen() {
        fx(() -> MenuCommands.choose(item(stage, "menu-snap")));
        fx(() -> canvas(stage).zoomReset());
        fx(() -> canvas(stage).centreOn("conv1"));
        Point2D card = robot.centre(find(Node.class, "#node-conv1"));
        Position before = get(() -> workspace.project().positions().get("conv1"));
        robot.drag(card, card.add(13, 21));
        assertEquals(new Position(before.x() + 13, before.y() + 21), get(() -> workspace.project().positions().get("conv1")));
        fx(() -> canvas(stage).zoomIn());
        fx(() -> canvas(stage).zoomIn());
        assertTrue(get(() -> find(Node.class, "#minimap").isVisible()));
        fx(() -> MenuCommands.choose(item(stage, "menu-minimap")));
        assertFalse(get(() -> stage.getScene().lookup("#minimap").isVisible()));
        assertTrue(get(() -> settings.state().mapHidden() && settings.state().unsnapped()));
    }

    @Test
    void theWheelAndTheThemeHoldInEveryWindow() {
        Stage second = another(settings, tasks);
        fx(() -> MenuCommands.choose(item(second, "menu-wheel")));
        assertTrue(get(() -> settings.state().wheelZooms()));
        assertTrue(ticked(stage, "menu-wheel"));
        assertTrue(get(() -> canvas(stage).wheelZoomsProperty().get()));
        fx(() -> MenuCommands.choose(item(stage, "menu-wheel")));
        assertFalse(ticked(second, "menu-wheel"));
        assertFalse(get(() -> canvas(second).wheelZoomsProperty().get()));
        for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.HIGH_CONTRAST, ThemeChoice.DARK}) {
            String id = theme == ThemeChoice.DARK ? "menu-theme-dark" : "menu-theme-contrast";
            fx(() -> MenuCommands.choose(item(second, id)));
            await("restyled", window::restyled);
            assertTrue(get(() -> ((RadioMenuItem) item(stage, id)).isSelected()), id);
            assertEquals(get(() -> second.getScene().getStylesheets()), get(() -> stage.getScene().getStylesheets()));
        }
        fx(second::close);
        fx(() -> MenuCommands.choose(item(stage, "menu-wheel")));
        assertFalse(ticked(second, "menu-wheel"), "a window that is closed follows no more");
    }
}
