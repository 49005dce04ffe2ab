package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.testing.Screenshots;

/// A drawing of hundreds of nodes from afar; its pictures are `target/screenshots/overview-*`.
class OverviewTest extends CanvasTest {
    private static final int NODES = 400;
    private static final int ROWS = 25;

    /// In columns of 25, one node of which is not safe, one outside of its range.
    private static Project large() {
        var layers = new Layer[NODES];
        Arrays.setAll(layers, i -> i % 2 == 0 ? GroupSort2.DEFAULT : SpectralLinear.DEFAULT);
        layers[0] = new Input(Shape.of(64));
        layers[31] = Linear.DEFAULT;
        Network network = Network.chain(layers);
        var positions = new HashMap<String, Position>();
        int i = 0;
        for (Node node : network.nodes()) {
            int column = i / ROWS;
            positions.put(node.id(), new Position(column * 264.0, i % ROWS * 112.0));
            i++;
        }
        return Project.EMPTY.withDrawing(network).withPositions(positions);
    }

    private String id(int index) {
        return workspace.network().nodes().stream().map(Node::id).toList().get(index);
    }

    private Position place(String id) {
        return Objects.requireNonNull(canvas.board().diagram().positions().get(id));
    }

    private Point2D screen(String id) {
        return get(() -> {
            Position at = place(id);
            View view = canvas.board().view().get();
            Point2D point = view.toScreen(at.x() + Placement.WIDTH / 2, at.y() + Placement.HEIGHT / 2);
            return canvas.localToScreen(point);
        });
    }

    private boolean painted() {
        return get(() -> canvas.board().diagram().overview().isVisible());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isPaintedInBothThemes(boolean dark) throws IOException {
        open(large(), dark);
        assertTrue(painted());
        assertTrue(get(() -> canvas.board().diagram().nodes().size()) < NODES / 4, "views that nobody sees are made");
        fx(() -> workspace.selectNodes(Set.of(id(60), id(61))));
        fx(() -> {});
        Screenshots.save(get(canvas::getScene), Path.of("target", "screenshots", "overview-" + (dark ? "dark" : "light") + ".png"));
    }

    @Test
    void aCardIsSelectedAndMovedAsByItsView() {
        open(large());
        String id = id(137);
        robot.click(screen(id));
        assertEquals(Set.of(id), workspace.selection().nodes());
        Position before = place(id);
        double zoom = get(() -> canvas.board().view().get().zoom());
        robot.drag(screen(id), screen(id).add(-60 * zoom, 1400 * zoom));
        Position after = place(id);
        assertEquals(before.x() - 60, after.x(), 10);
        assertEquals(before.y() + 1400, after.y(), 10);
        fx(workspace::undo);
        assertEquals(before, place(id));
    }

    @Test
    void aRightClickOnACardOpensItsMenu() {
        open(large());
        robot.rightClick(screen(id(200)));
        assertEquals(Set.of(id(200)), workspace.selection().nodes());
        robot.keys(KeyCode.ESCAPE);
    }

    @Test
    void aRectangleSelectsWhatItTouches() {
        open(large());
        Point2D above = screen(id(0)).add(-40, -20);
        robot.drag(above, screen(id(ROWS + 1)).add(2, 2));
        assertEquals(Set.of(id(0), id(1), id(ROWS), id(ROWS + 1)), workspace.selection().nodes());
    }

    @Test
    void comingCloserShowsTheNodesThemselves() {
        open(large());
        fx(canvas::zoomReset);
        fx(() -> canvas.centreOn(id(3)));
        assertFalse(painted());
        await("its view is there", () -> canvas.board().diagram().node(id(3)).filter(view -> view.isVisible()).isPresent());
        fx(canvas::fitAll);
        assertTrue(painted());
        assertFalse(get(() -> canvas.board().diagram().node(id(3)).filter(view -> view.getParent().isVisible()).isPresent()));
    }

    @Test
    void aSmallDrawingIsNeverPainted() {
        open(gallery());
        for (int i = 0; i < 12; i++) {
            fx(canvas::zoomOut);
        }
        assertFalse(painted());
    }

    @Test
    void panningMovesWhatIsPainted() {
        open(large());
        Point2D before = screen(id(100));
        robot.moveTo(before);
        robot.press(MouseButton.MIDDLE);
        robot.dragTo(before.add(50, 30));
        robot.release(MouseButton.MIDDLE);
        robot.click(before.add(50, 30));
        assertEquals(Set.of(id(100)), workspace.selection().nodes());
    }
}
