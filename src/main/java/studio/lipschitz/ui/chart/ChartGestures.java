package studio.lipschitz.ui.chart;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.chart.ChartView.Window;

/// Scales and moves a chart by mouse and keys: the wheel scales at the pointer, over an axis only along it, with Shift only across; a drag moves; a
/// double click shows everything again, and where it is shown already does what the chart has for it.
final class ChartGestures {
    /// A notch of the wheel shows so much of what was shown before it.
    private static final double A_NOTCH = 0.8;

    private static final double PIXELS_A_NOTCH = 40;
    private static final double STEP = 0.1; // part of the plot that an arrow key moves by
    private static final double LEAST_DRAG = 3;

    /// A part of the run below this share of it holds nothing.
    private static final double LEAST_SHARE = 1e-6;

    private final Target target;
    private @Nullable ChartFrame grabbed;
    private double grabbedX;
    private double grabbedY;
    private boolean dragging;

    /// What is scaled and moved.
    interface Target {
        /// The picture on screen; null where there is none.
        @Nullable
        ChartFrame shown();

        ChartView view();

        void look(ChartView view);

        /// A double click where everything is shown already.
        void act(double px);
    }

    /// @param plot hears mouse and keys
    ChartGestures(Region plot, Target target) {
        this.target = target;
        plot.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        plot.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            grabbed = event.getButton() == MouseButton.PRIMARY ? target.shown() : null;
            grabbedX = event.getX();
            grabbedY = event.getY();
            dragging = false;
        });
        plot.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        plot.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> grabbed = null);
        plot.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            plot.requestFocus();
            if (event.getClickCount() == 2 && event.isStillSincePress() && event.getButton() == MouseButton.PRIMARY) {
                doubleClick(event);
            }
        });
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void doubleClick(MouseEvent event) {
        ChartFrame frame = target.shown();
        if (target.view().window().isEmpty() && frame != null && frame.contains(event.getX(), event.getY())) {
            target.act(event.getX());
        } else {
            target.look(target.view().following());
        }
    }

    private void wheel(ScrollEvent event) {
        ChartFrame frame = target.shown();
        double way = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY(); // with Shift some desktops turn the wheel
        if (frame == null || way == 0) {
            return;
        }
        double factor = Math.pow(A_NOTCH, Math.clamp(way / PIXELS_A_NOTCH, -4, 4));
        boolean across = event.getX() >= frame.left();
        boolean up = event.getY() <= frame.top() + frame.height() && !event.isShiftDown();
        scale(frame, event.getX(), event.getY(), across ? factor : 1, up || !across ? factor : 1);
        event.consume();
    }

    private void scale(ChartFrame frame, double px, double py, double across, double up) {
        Window scaled = frame.scaled(px, py, across, up);
        show(frame, new Window(scaled.x(), up == 1 ? heightOfNow() : scaled.y()));
    }

    private Optional<ChartRange> heightOfNow() {
        return target.view().window().flatMap(Window::y);
    }

    private void drag(MouseEvent event) {
        ChartFrame frame = grabbed;
        if (frame == null) {
            return;
        }
        double dx = event.getX() - grabbedX;
        double dy = event.getY() - grabbedY;
        dragging |= Math.hypot(dx, dy) >= LEAST_DRAG;
        if (dragging) {
            show(frame, frame.moved(dx, dy));
        }
    }

    private void key(KeyEvent event) {
        ChartFrame frame = target.shown();
        if (frame == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        double x = frame.left() + frame.width() / 2;
        double y = frame.top() + frame.height() / 2;
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> scale(frame, x, y, A_NOTCH, A_NOTCH);
            case MINUS, SUBTRACT -> scale(frame, x, y, 1 / A_NOTCH, 1 / A_NOTCH);
            case LEFT -> show(frame, frame.moved(STEP * frame.width(), 0));
            case RIGHT -> show(frame, frame.moved(-STEP * frame.width(), 0));
            case UP -> show(frame, frame.moved(0, STEP * frame.height()));
            case DOWN -> show(frame, frame.moved(0, -STEP * frame.height()));
            case HOME, DIGIT0, NUMPAD0 -> target.look(target.view().following());
            case L -> target.look(target.view().withLog(!target.view().log()));
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Shows a part where it makes sense: from all of the run down to what numbers can tell apart.
    private void show(ChartFrame frame, Window part) {
        ChartRange all = ChartRange.ofX(frame.spec(), frame.width());
        ChartRange x = part.x();
        boolean finite = Double.isFinite(x.from()) && Double.isFinite(x.to()) && part.y().stream().allMatch(ChartGestures::sensible);
        if (!finite || x.span() < LEAST_SHARE * all.span()) {
            return;
        }
        if (x.span() > frame.x().span() && x.from() <= all.from() && x.to() >= all.to()) {
            target.look(target.view().following()); // scaled out until everything is in sight
        } else if (x.to() > all.from() && x.from() < all.to()) {
            target.look(target.view().showing(part));
        }
    }

    private static boolean sensible(ChartRange y) {
        double size = Math.max(Math.abs(y.from()), Math.abs(y.to()));
        return Double.isFinite(size) && size < 1e300 && y.span() > 1e-12 * size;
    }
}
