package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LookAroundTest extends CanvasTest {

    @BeforeEach
    void openColumn() {
        open(column());
    }

    private Point2D shift(Runnable gesture) {
        Point2D before = robot.centre(node("input1"));
        gesture.run();
        Point2D by = robot.centre(node("input1")).subtract(before);
        return new Point2D(Math.rint(by.getX()), Math.rint(by.getY()));
    }

    private Point2D aside() {
        return robot.at(canvas, 0.1, 0.9);
    }

    private double zoom() {
        return get(() -> canvas.zoomProperty().get());
    }

    @Test
    void anOpenedDrawingStandsInTheMiddle() {
        Point2D middle = robot.centre(canvas);
        assertEquals(middle.getX(), robot.centre(node("spectralconv2d1")).getX(), 1);
        assertEquals(middle.getY(), robot.centre(node("spectralconv2d1")).getY(), 1);
        assertEquals(1, zoom());
    }

    @Test
    void anotherDocumentIsFitted() {
        fx(() -> workspace.open(gallery(), Optional.empty()));
        for (String id : workspace.network().nodes().stream().map(n -> n.id()).toList()) {
            await(id + " is shown", () -> canvas.lookup("#node-" + id) != null && node(id).isVisible());
        }
        assertEquals(10, get(() -> canvas.lookupAll(".canvas-node").size()));
    }

    @Test
    void everyDocumentThatIsOpenedIsFitted() {
        for (int i = 0; i < 3; i++) {
            fx(canvas::zoomReset);
            fx(canvas::zoomIn);
            fx(() -> workspace.open(gallery(), Optional.empty())); // equal to the one before, and still another
            assertTrue(get(() -> canvas.zoomProperty().get()) <= 1, "opening number " + i);
        }
    }

    @Test
    void theWheelScrollsDownAndWithShiftSideways() {
        assertEquals(new Point2D(0, -80), shift(() -> robot.scroll(aside(), -2)));
        assertEquals(new Point2D(-80, 0), shift(() -> robot.holding(KeyCode.SHIFT, () -> robot.scroll(aside(), -2))));
    }

    @Test
    void theBareWheelZoomsWhereThatIsPreferred() {
        fx(() -> canvas.wheelZoomsProperty().set(true));
        double before = get(() -> canvas.zoomProperty().get());
        robot.scroll(aside(), 3);
        double nearer = get(() -> canvas.zoomProperty().get());
        assertTrue(nearer > before, () -> before + " became " + nearer);
        assertEquals(new Point2D(-80, 0), shift(() -> robot.holding(KeyCode.SHIFT, () -> robot.scroll(aside(), -2))));
        assertEquals(nearer, get(() -> canvas.zoomProperty().get()));
        fx(() -> canvas.wheelZoomsProperty().set(false));
        assertEquals(new Point2D(0, 120), shift(() -> robot.scroll(aside(), 3)));
        assertEquals(nearer, zoom(), "it moves again");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTROL", "META"}) // of a Mac's keyboard: Cmd
    void theWheelWithControlOrCmdZoomsAtThePointer(KeyCode held) {
        Point2D corner = robot.at(node("maxpool2d1"), 0, 0);
        robot.holding(held, () -> robot.scroll(corner, 5));
        assertTrue(zoom() > 1.2, () -> "zoom is " + zoom());
        assertEquals(corner.getX(), robot.at(node("maxpool2d1"), 0, 0).getX(), 1);
        assertEquals(corner.getY(), robot.at(node("maxpool2d1"), 0, 0).getY(), 1);
    }

    @Test
    void keysTurnPages() {
        robot.click(aside());
        double page = get(() -> Math.rint(0.8 * canvas.getHeight()));
        assertEquals(new Point2D(0, -page), shift(() -> robot.keys(KeyCode.PAGE_DOWN)));
        assertEquals(new Point2D(0, page), shift(() -> robot.keys(KeyCode.PAGE_UP)));
        double aside = get(() -> Math.rint(0.8 * canvas.getWidth()));
        assertEquals(new Point2D(-aside, 0), shift(() -> robot.keys(KeyCode.SHIFT, KeyCode.PAGE_DOWN)));
        assertEquals(new Point2D(aside, 0), shift(() -> robot.keys(KeyCode.SHIFT, KeyCode.PAGE_UP)));
    }

    @Test
    void twoFingersMoveTheDrawingBothWaysAtOnceWhateverTheWheelDoes() {
        for (boolean zooms : new boolean[] {false, true}) {
            fx(() -> canvas.wheelZoomsProperty().set(zooms));
            assertEquals(new Point2D(-30, 50), shift(() -> robot.twoFingers(aside(), -30, 50)));
            assertEquals(new Point2D(40, -60), shift(() -> robot.fling(aside(), 40, -60)));
            assertEquals(1, zoom());
        }
        robot.holding(KeyCode.CONTROL, () -> robot.twoFingers(aside(), 0, 100));
        assertTrue(zoom() > 1.1, () -> "zoom is " + zoom());
    }

    @Test
    void aPinchZoomsAtThePointer() {
        Point2D corner = robot.at(node("maxpool2d1"), 0, 0);
        for (double factor : new double[] {1.5, 0.5}) {
            double before = zoom();
            robot.pinch(corner, factor);
            assertEquals(before * factor, zoom(), 1e-9);
            assertEquals(corner.getX(), robot.at(node("maxpool2d1"), 0, 0).getX(), 1);
            assertEquals(corner.getY(), robot.at(node("maxpool2d1"), 0, 0).getY(), 1);
        }
        robot.pinch(corner, 1e9);
        assertEquals(3, zoom());
    }

    @Test
    void zoomStaysWithinItsRange() {
        robot.holding(KeyCode.CONTROL, () -> robot.scroll(aside(), 100));
        assertEquals(3, zoom());
        robot.holding(KeyCode.CONTROL, () -> robot.scroll(aside(), -200));
        assertEquals(0.1, zoom());
    }

    @Test
    void aLargeDrawingIsWhollyInSightOnceFittedAndZoomedOut() {
        var layers = new java.util.ArrayList<studio.lipschitz.layer.Layer>(
                java.util.Collections.nCopies(301, studio.lipschitz.layer.GroupSort2.DEFAULT));
        layers.set(0, studio.lipschitz.layer.Input.DEFAULT);
        fx(() -> workspace.open(studio.lipschitz.project.Project.EMPTY.withDrawing(
                studio.lipschitz.network.Network.chain(layers.toArray(studio.lipschitz.layer.Layer[]::new))), Optional.empty()));
        assertTrue(allInSight(), "opened");
        fx(canvas::zoomReset);
        assertFalse(allInSight());
        double nearer = zoom();
        robot.holding(KeyCode.CONTROL, () -> robot.scroll(robot.centre(canvas), -300));
        assertTrue(zoom() < 0.05 && zoom() < nearer, () -> "zoom is " + zoom());
        fx(canvas::fitAll);
        assertTrue(allInSight(), "fitted");
    }

    private boolean allInSight() {
        fx(() -> {});
        return get(() -> canvas.board().diagram().area(canvas.board().diagram().positions().keySet())
                .filter(canvas.board().seen()::contains).isPresent());
    }

    @Test
    void theMiddleButtonAndSpacePan() {
        Point2D from = aside();
        assertEquals(new Point2D(60, -40), shift(() -> {
            robot.moveTo(from);
            robot.press(MouseButton.MIDDLE);
            robot.dragTo(from.add(60, -40));
            robot.release(MouseButton.MIDDLE);
        }));
        robot.click(aside());
        Point2D onNode = robot.centre(node("maxpool2d1"));
        assertEquals(new Point2D(-50, 30), shift(() -> robot.holding(KeyCode.SPACE, () -> robot.drag(onNode, onNode.add(-50, 30)))));
        assertFalse(get(() -> workspace.dirtyProperty().get()));
    }

    @Test
    void buttonsZoomAndFit() {
        robot.click(find(Button.class, "#zoom-in"));
        assertEquals(1.25, zoom());
        assertEquals("125 %", get(() -> find(Button.class, "#zoom-reset").getText()));
        robot.click(find(Button.class, "#zoom-out"));
        robot.click(find(Button.class, "#zoom-out"));
        assertEquals(0.8, zoom(), 1e-9);
        robot.click(find(Button.class, "#zoom-reset"));
        assertEquals(1, zoom());
        robot.scroll(aside(), -20);
        robot.click(find(Button.class, "#zoom-fit"));
        assertEquals(robot.centre(canvas).getY(), robot.centre(node("spectralconv2d1")).getY(), 1);
    }

    @Test
    void whatIsOutOfSightIsNotDrawn() {
        robot.scroll(aside(), 12);
        assertTrue(get(() -> node("input1").isVisible()));
        assertFalse(get(() -> node("maxpool2d1").isVisible()));
        robot.scroll(aside(), -12);
        assertTrue(get(() -> node("maxpool2d1").isVisible()));
    }

    @Test
    void aNodeSelectedElsewhereComesIntoSight() {
        robot.scroll(aside(), 12);
        fx(() -> workspace.selectNodes(Set.of("maxpool2d1")));
        assertEquals(robot.centre(canvas).getY(), robot.centre(node("maxpool2d1")).getY(), 1);
    }

    @Test
    void theMiddleOfTheViewIsKnownToTheWorkspace() {
        assertEquals(144, get(() -> workspace.viewCentreProperty().get().y()), 1);
        robot.scroll(aside(), -2);
        assertEquals(224, get(() -> workspace.viewCentreProperty().get().y()), 1);
    }
}
