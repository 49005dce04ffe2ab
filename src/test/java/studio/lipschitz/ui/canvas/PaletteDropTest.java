package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.workspace.Workspace;

/// Drags out of a palette of one entry, which does what the real one does.
class PaletteDropTest extends CanvasTest {
    private final Label entry = new Label("palette");

    private void openBeside(Project project, String module) {
        fx(() -> {
            workspace = new Workspace(project);
            canvas = new CanvasView(workspace);
            entry.setOnDragDetected(event -> {
                workspace.draggedModuleProperty().set(Catalogue.find(module));
                entry.startFullDrag();
                event.consume();
            });
            entry.setOnMouseReleased(_ -> workspace.draggedModuleProperty().set(Optional.empty()));
            entry.setMinSize(120, 60);
            HBox.setHgrow(canvas, Priority.ALWAYS);
        });
        show(
                () -> themed(new HBox(entry, canvas), false),
                WIDTH,
                HEIGHT);
    }

    private void dragTo(Point2D point) {
        robot.moveTo(entry);
        robot.press(MouseButton.PRIMARY);
        robot.dragTo(point);
    }

    @Test
    void aDropOnTheEmptyCanvasAddsUnderThePointer() {
        openBeside(Project.EMPTY, "SpectralLinear");
        Point2D there = robot.at(canvas, 0.3, 0.4);
        dragTo(there);
        assertEquals(1, get(() -> canvas.lookupAll(".ghost").size()));
        robot.release(MouseButton.PRIMARY);
        assertEquals(0, get(() -> canvas.lookupAll(".ghost").size()));
        assertEquals(Set.of("spectrallinear1"), get(() -> workspace.selection().nodes()));
        assertEquals(there.getX(), robot.centre(node("spectrallinear1")).getX(), 4);
        assertEquals(there.getY(), robot.centre(node("spectrallinear1")).getY(), 4);
        assertEquals(Optional.of("Add SpectralLinear"), get(() -> workspace.undoLabelProperty().get()));
    }

    @Test
    void aDropOnANodeGoesToTheFreePlaceBelow() {
        openBeside(column(), "SpectralLinear");
        dragTo(robot.centre(node("maxpool2d1")));
        robot.release(MouseButton.PRIMARY);
        Position added = get(() -> workspace.project().positions().get("spectrallinear1"));
        assertTrue(added.y() >= 224 + 64, added::toString);
        assertEquals(2, get(() -> workspace.network().edges().size()));
    }

    @Test
    void aDropOnAnEdgeInsertsAndMakesRoom() throws IOException {
        Project start = column();
        openBeside(start, "MaxPool2d");
        EdgeView edge = edge("input1", "spectralconv2d1");
        dragTo(robot.centre(edge));
        assertTrue(get(() -> edge.getPseudoClassStates().contains(PseudoClass.getPseudoClass("target"))));
        pictures("canvas-insert");
        robot.release(MouseButton.PRIMARY);
        assertEquals(
                Set.of(
                        Edge.of("input1", "maxpool2d2"),
                        Edge.of("maxpool2d2", "spectralconv2d1"),
                        Edge.of("spectralconv2d1", "maxpool2d1")),
                get(() -> workspace.network().edges()));
        assertEquals(new Position(0, 112), get(() -> workspace.project().positions().get("maxpool2d2")));
        assertEquals(new Position(0, 224), get(() -> workspace.project().positions().get("spectralconv2d1")));
        assertEquals(new Position(0, 336), get(() -> workspace.project().positions().get("maxpool2d1")));
        fx(workspace::undo);
        assertSame(start, get(workspace::project));
    }

    @Test
    void aDropOutsideTheCanvasAddsNothing() {
        openBeside(Project.EMPTY, "SpectralLinear");
        dragTo(robot.at(canvas, 0.3, 0.4));
        robot.dragTo(robot.centre(entry));
        assertEquals(0, get(() -> canvas.lookupAll(".ghost").size()));
        robot.release(MouseButton.PRIMARY);
        assertEquals(0, get(() -> workspace.network().nodes().size()));
    }
}
