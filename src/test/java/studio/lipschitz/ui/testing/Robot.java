package studio.lipschitz.ui.testing;

import com.sun.glass.ui.virtual.VirtualDevice;
import com.sun.javafx.tk.Toolkit;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/// Hands on mouse and keyboard. Every method waits until the window has dealt with what was done, layout included.
///
/// Points are screen coordinates; a node stands for its centre and has to be in sight there.
public final class Robot {
    private static final int DRAG_STEPS = 8;

    Robot() {}

    private static VirtualDevice device() {
        return VirtualDevice.get();
    }

    /// Centre of `node` on the screen.
    public Point2D centre(Node node) {
        return at(node, 0.5, 0.5);
    }

    /// A point of `node` on the screen, from (0, 0), its top left, to (1, 1).
    public Point2D at(Node node, double right, double down) {
        return Fx.call(() -> {
            Bounds local = node.getLayoutBounds();
            Point2D point = node.localToScreen(
                    local.getMinX() + right * local.getWidth(), local.getMinY() + down * local.getHeight());
            if (point == null) {
                throw new AssertionError(node + " is in no window");
            }
            return point;
        });
    }

    public void moveTo(Point2D point) {
        Fx.post(() -> device().mouseMove(point.getX(), point.getY()));
    }

    public void moveTo(Node node) {
        moveTo(centre(node));
    }

    public void press(MouseButton button) {
        Fx.post(() -> device().mousePress(button));
    }

    public void release(MouseButton button) {
        Fx.post(() -> device().mouseRelease(button));
    }

    public void click(Node node) {
        click(node, MouseButton.PRIMARY, 1);
    }

    public void click(Point2D point) {
        click(point, MouseButton.PRIMARY, 1);
    }

    public void doubleClick(Node node) {
        click(node, MouseButton.PRIMARY, 2);
    }

    public void doubleClick(Point2D point) {
        click(point, MouseButton.PRIMARY, 2);
    }

    /// Opens the context menu.
    public void rightClick(Node node) {
        click(node, MouseButton.SECONDARY, 1);
    }

    public void rightClick(Point2D point) {
        click(point, MouseButton.SECONDARY, 1);
    }

    private void click(Node node, MouseButton button, int times) {
        awayAndBack(reach(node));
        reach(node); // it may have moved meanwhile
        press(button, times);
    }

    private void click(Point2D point, MouseButton button, int times) {
        awayAndBack(point);
        press(button, times);
    }

    /// Else this click and the one before, at the same place, would make a double click.
    private void awayAndBack(Point2D point) {
        Fx.post(() -> device().mouseMove(point.getX() + 2 * VirtualDevice.CLICK_RADIUS, point.getY()));
        moveTo(point);
    }

    private void press(MouseButton button, int times) {
        for (int i = 0; i < times; i++) {
            press(button);
            release(button);
        }
    }

    private Point2D reach(Node node) {
        // What arrives beside the FX thread, such as a sentence on the data, may move the node while the pointer is on its way.
        Point2D point;
        int tries = 0;
        do {
            wheelIntoSight(node);
            point = centre(node);
            moveTo(point);
            tries++;
        } while (tries < 10 && !Fx.call(node::isHover));
        return reached(node, point);
    }

    private static Point2D reached(Node node, Point2D point) {
        Fx.run(() -> {
            if (node.isDisabled()) {
                throw new AssertionError(node + " is disabled");
            }
            if (!node.isHover()) {
                throw new AssertionError("%s is not in sight at its centre %s: %s is"
                        .formatted(node, point, deepestHovered(node.getScene().getRoot())));
            }
        });
        return point;
    }

    /// Turns the wheel over the scroll pane around `node`, as a person does who looks for it.
    private void wheelIntoSight(Node node) {
        Parent parent = node.getParent();
        while (parent != null && !(parent instanceof ScrollPane)) {
            parent = parent.getParent();
        }
        if (parent instanceof ScrollPane pane) {
            double before = Double.NaN;
            double beyond = Fx.call(() -> beyond(node, pane));
            while (beyond != 0 && beyond != before) {
                scroll(Fx.call(() -> centre(pane)), -Math.signum(beyond));
                before = beyond;
                beyond = Fx.call(() -> beyond(node, pane));
            }
        }
    }

    /// How far the centre of `node` lies below the bottom of `pane`, or, below 0, above its top.
    private static double beyond(Node node, ScrollPane pane) {
        Bounds shown = pane.localToScene(pane.getLayoutBounds());
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        double half = Math.min(bounds.getHeight(), shown.getHeight() / 4);
        double below = bounds.getCenterY() + half - shown.getMaxY();
        double above = bounds.getCenterY() - half - shown.getMinY();
        return below > 0 ? below : Math.min(above, 0);
    }

    private static Node deepestHovered(Parent from) {
        for (Node child : from.getChildrenUnmodifiable().reversed()) {
            if (child.isHover()) {
                return child instanceof Parent parent ? deepestHovered(parent) : child;
            }
        }
        return from;
    }

    /// Drags with the left button, in several steps, and lets go.
    public void drag(Point2D from, Point2D to) {
        moveTo(from);
        press(MouseButton.PRIMARY);
        dragTo(to);
        release(MouseButton.PRIMARY);
    }

    public void drag(Node from, Node to) {
        drag(reach(from), centre(to));
    }

    public void drag(Node node, double dx, double dy) {
        Point2D from = reach(node);
        drag(from, from.add(dx, dy));
    }

    /// Moves in several steps; with a button held, a drag that goes on.
    public void dragTo(Point2D to) {
        Point2D from = Fx.call(() -> new Point2D(device().getMouseX(), device().getMouseY()));
        for (int step = 1; step <= DRAG_STEPS; step++) {
            moveTo(from.interpolate(to, (double) step / DRAG_STEPS));
        }
    }

    /// Turns the wheel at `point`, one event; a notch is 40 pixels, positive scrolls up, as in `ScrollEvent`.
    public void scroll(Point2D point, double notches) {
        scroll(point, 0, notches);
    }

    public void scroll(Node node, double notches) {
        scroll(reach(node), 0, notches);
    }

    public void scroll(Point2D point, double dx, double dy) {
        moveTo(point);
        Fx.post(() -> device().wheel(dx, dy));
    }

    /// Moves two fingers on a touchpad, by pixels; positive moves content down and right.
    public void twoFingers(Point2D point, double dx, double dy) {
        moveTo(point);
        Fx.post(() -> device().twoFingers(dx, dy, false));
    }

    /// The same after they were lifted, as content that was flung still moves.
    public void fling(Point2D point, double dx, double dy) {
        moveTo(point);
        Fx.post(() -> device().twoFingers(dx, dy, true));
    }

    /// Spreads two fingers by `factor`, or closes them with one below 1.
    public void pinch(Point2D point, double factor) {
        moveTo(point);
        Fx.post(() -> device().pinch(factor));
    }

    /// The desktop turns dark or light, or to a high contrast.
    public void desktop(boolean dark, boolean contrast) {
        Fx.post(() -> device().desktop(dark, contrast));
    }

    /// Holds `keys` while `action` runs, as in a drag with Shift.
    public void holding(KeyCode key, Runnable action) {
        Fx.post(() -> device().keyPress(key));
        try {
            action.run();
        } finally {
            Fx.post(() -> device().keyRelease(key));
        }
    }

    /// Presses `keys` one after the other and releases them in reverse: `keys(SHIFT, TAB)`.
    public void keys(KeyCode... keys) {
        List<KeyCode> pressed = Arrays.asList(keys);
        pressed.forEach(key -> Fx.post(() -> device().keyPress(key)));
        pressed.reversed().forEach(key -> Fx.post(() -> device().keyRelease(key)));
    }

    /// `keys` together with Ctrl, on a Mac with Command.
    public void shortcut(KeyCode... keys) {
        holding(Toolkit.getToolkit().getPlatformShortcutKey(), () -> keys(keys));
    }

    /// Types into whatever has the focus.
    public void type(String text) {
        text.chars().forEach(c -> Fx.post(() -> device().type((char) c)));
    }

    void releaseAll() {
        Fx.post(() -> device().releaseAll());
    }
}
