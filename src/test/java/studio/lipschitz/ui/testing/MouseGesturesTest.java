package studio.lipschitz.ui.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;

class MouseGesturesTest extends WindowTest {
    private final List<MouseEvent> events = new ArrayList<>(); // written and read on the FX thread in turn with waits
    private final Rectangle left = new Rectangle(100, 100, 80, 60);
    private final Rectangle right = new Rectangle(1200, 700, 80, 60);
    private final Pane pane = new Pane(left, right);

    private void showPane() {
        show(() -> pane, 1440, 900);
    }

    private List<MouseEvent> eventsOfType(EventType<?> type) {
        return events.stream().filter(e -> e.getEventType() == type).toList();
    }

    @Test
    void dragMovesANodeWithTheButtonHeldAllTheWay() {
        pane.addEventFilter(MouseEvent.ANY, events::add);
        left.setOnMouseDragged(e -> left.relocate(e.getSceneX() - 40, e.getSceneY() - 30));
        showPane();
        robot.drag(left, 1060, 570);
        assertEquals(1160, left.getBoundsInParent().getMinX());
        assertEquals(670, left.getBoundsInParent().getMinY());
        List<MouseEvent> drags = eventsOfType(MouseEvent.MOUSE_DRAGGED);
        assertEquals(8, drags.size());
        assertTrue(drags.stream().allMatch(MouseEvent::isPrimaryButtonDown));
        assertTrue(drags.stream().allMatch(e -> e.getButton() == MouseButton.PRIMARY));
        assertTrue(drags.stream().noneMatch(MouseEvent::isSynthesized));
        assertFalse(eventsOfType(MouseEvent.MOUSE_RELEASED).getFirst().isPrimaryButtonDown());
        assertEquals(1, eventsOfType(MouseEvent.DRAG_DETECTED).size());
    }

    @Test
    void pressAndReleaseCarryShiftAndControl() {
        pane.addEventFilter(MouseEvent.ANY, events::add);
        showPane();
        robot.holding(KeyCode.SHIFT, () -> robot.holding(KeyCode.CONTROL, () -> robot.drag(left, 50, 0)));
        List<MouseEvent> withButton = events.stream().filter(e -> e.getButton() == MouseButton.PRIMARY).toList();
        assertTrue(withButton.size() > 8);
        assertTrue(withButton.stream().allMatch(e -> e.isShiftDown() && e.isControlDown() && !e.isAltDown()));
    }

    @Test
    void middleButtonDragsToo() {
        pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, events::add);
        showPane();
        robot.moveTo(left);
        robot.press(MouseButton.MIDDLE);
        robot.dragTo(robot.centre(right));
        robot.release(MouseButton.MIDDLE);
        assertEquals(8, events.size());
        assertTrue(events.stream().allMatch(e -> e.isMiddleButtonDown() && !e.isPrimaryButtonDown()));
    }

    @Test
    void doubleClickCountsTwoAndTwoClicksCountOneEach() {
        List<Integer> counts = new ArrayList<>();
        left.setOnMouseClicked(e -> counts.add(e.getClickCount()));
        showPane();
        robot.click(left);
        robot.click(left);
        robot.doubleClick(left);
        assertEquals(List.of(1, 1, 1, 2), counts);
    }

    @Test
    void wheelArrivesAtThePointerWithItsModifiers() {
        List<ScrollEvent> scrolls = new ArrayList<>();
        right.setOnScroll(scrolls::add);
        showPane();
        Point2D centre = robot.centre(right);
        robot.scroll(centre, 1);
        robot.holding(KeyCode.CONTROL, () -> robot.scroll(right, -2));
        robot.scroll(centre, 3, 0);
        assertEquals(3, scrolls.size());
        ScrollEvent plain = scrolls.get(0);
        assertEquals(new Point2D(1240, 730), new Point2D(plain.getSceneX(), plain.getSceneY()));
        assertEquals(centre, new Point2D(plain.getScreenX(), plain.getScreenY()));
        assertEquals(40, plain.getDeltaY());
        assertFalse(plain.isControlDown());
        assertEquals(-80, scrolls.get(1).getDeltaY());
        assertTrue(scrolls.get(1).isControlDown());
        assertEquals(120, scrolls.get(2).getDeltaX());
    }

    @Test
    void fullDragTellsTheNodeUnderThePointer() {
        List<String> seen = new ArrayList<>();
        left.setOnDragDetected(e -> {
            left.startFullDrag();
            left.setMouseTransparent(true);
        });
        right.setOnMouseDragEntered(e -> seen.add("entered"));
        right.setOnMouseDragReleased((MouseDragEvent e) -> seen.add("released from " + left.equals(e.getGestureSource())));
        showPane();
        robot.drag(left, right);
        assertEquals(List.of("entered", "released from true"), seen);
    }

    @Test
    void dragboardCarriesTextFromNodeToNode() {
        List<String> seen = new ArrayList<>();
        offer("a module", seen);
        accept(seen);
        showPane();
        robot.drag(left, right);
        assertEquals(List.of("entered", "dropped a module COPY", "done COPY"), seen);
    }

    @Test
    void escapeCancelsADragAndDrop() {
        List<String> seen = new ArrayList<>();
        offer("a module", seen);
        accept(seen);
        showPane();
        robot.moveTo(left);
        robot.press(MouseButton.PRIMARY);
        robot.dragTo(robot.centre(right));
        robot.keys(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        assertEquals(List.of("entered", "exited", "done null"), seen);
    }

    @Test
    void dropWhereNothingAcceptsItEndsWithoutTransfer() {
        List<String> seen = new ArrayList<>();
        offer("a module", seen);
        showPane();
        robot.drag(left, right);
        assertEquals(List.of("done null"), seen);
    }

    private void offer(String text, List<String> seen) {
        left.setOnDragDetected(e -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Dragboard dragboard = left.startDragAndDrop(TransferMode.COPY);
            dragboard.setContent(content);
            dragboard.setDragView(left.snapshot(null, null));
        });
        left.setOnDragDone(e -> seen.add("done " + e.getTransferMode()));
    }

    private void accept(List<String> seen) {
        right.setOnDragEntered(e -> seen.add("entered"));
        right.setOnDragExited(e -> {
            if (!seen.contains("dropped a module COPY")) {
                seen.add("exited");
            }
        });
        right.setOnDragOver(e -> e.acceptTransferModes(TransferMode.COPY));
        right.setOnDragDropped((DragEvent e) -> {
            seen.add("dropped " + e.getDragboard().getString() + " " + e.getTransferMode());
            e.setDropCompleted(true);
        });
    }

    @Test
    void clickingACoveredNodeFailsAndNamesWhatCoversIt() {
        Button below = new Button("below");
        Rectangle cover = new Rectangle(200, 200);
        show(() -> new StackPane(below, cover), 400, 300);
        AssertionError error = assertThrows(AssertionError.class, () -> robot.click(below));
        assertTrue(error.toString().contains("Rectangle"), error::toString);
    }
}
