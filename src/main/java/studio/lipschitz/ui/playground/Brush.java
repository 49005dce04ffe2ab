package studio.lipschitz.ui.playground;

import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import studio.lipschitz.training.Plane;
import studio.lipschitz.ui.chart.PlaneSight;

/// Draws points with the mouse: the left button those of the chosen class, the right button those of the next one. With keys: arrows lead a mark, Space
/// draws there, Delete erases.
final class Brush {
    /// The tool that erases.
    static final int ERASER = -1;

    private static final double APART = 9; // pixels between two points of a stroke
    private static final double RUBBER = 14; // pixels
    private static final double KEY_STEP = 0.02; // of the plane's width
    private static final double KEY_LEAP = 5; // with Shift

    private final PlaygroundModel model;
    private final SurfacePane surface;
    private final IntegerProperty tool = new SimpleIntegerProperty(0);
    private double lastX;
    private double lastY;
    private Optional<double[]> mark = Optional.empty();

    Brush(PlaygroundModel model, SurfacePane surface) {
        this.model = model;
        this.surface = surface;
        Node plot = surface.plot();
        plot.setFocusTraversable(true);
        plot.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            plot.requestFocus();
            if (model.drawing() && inside(event)) {
                model.drawn().beginStep();
                stroke(event);
            }
        });
        plot.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (model.drawing() && inside(event) && Math.hypot(event.getX() - lastX, event.getY() - lastY) >= APART) {
                stroke(event);
            }
        });
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        plot.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                mark = Optional.empty();
                surface.mark(mark);
            }
        });
    }

    /// Index of the class that is drawn, or [#ERASER].
    IntegerProperty toolProperty() {
        return tool;
    }

    private boolean inside(MouseEvent event) {
        return surface.sight().filter(sight -> sight.contains(event.getX(), event.getY())).isPresent();
    }

    private void stroke(MouseEvent event) {
        PlaneSight sight = surface.sight().orElseThrow();
        lastX = event.getX();
        lastY = event.getY();
        boolean other = event.getButton() == MouseButton.SECONDARY;
        int chosen = tool.get() == ERASER || !other ? tool.get() : (tool.get() + 1) % model.classes();
        use(chosen, sight.x(lastX), sight.y(lastY), sight);
        event.consume();
    }

    private void use(int chosen, double x, double y, PlaneSight sight) {
        if (chosen == ERASER) {
            model.drawn().erase(x, y, RUBBER / sight.scale());
        } else {
            model.paint(x, y, chosen);
        }
    }

    private void key(KeyEvent event) {
        Optional<PlaneSight> seen = surface.sight();
        if (!model.drawing() || seen.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        Plane plane = seen.get().plane();
        double[] at = mark.orElseGet(() -> new double[] {
            (plane.left() + plane.right()) / 2, (plane.bottom() + plane.top()) / 2
        });
        double step = KEY_STEP * plane.width() * (event.isShiftDown() ? KEY_LEAP : 1);
        KeyCode code = event.getCode();
        switch (code) {
            case LEFT -> at[0] = Math.max(plane.left(), at[0] - step);
            case RIGHT -> at[0] = Math.min(plane.right(), at[0] + step);
            case UP -> at[1] = Math.min(plane.top(), at[1] + step);
            case DOWN -> at[1] = Math.max(plane.bottom(), at[1] - step);
            case SPACE, ENTER, DELETE, BACK_SPACE -> {
                model.drawn().beginStep();
                boolean erases = code == KeyCode.DELETE || code == KeyCode.BACK_SPACE;
                use(erases ? ERASER : tool.get(), at[0], at[1], seen.get());
            }
            default -> {
                return;
            }
        }
        mark = Optional.of(at);
        surface.mark(mark);
        event.consume();
    }
}
