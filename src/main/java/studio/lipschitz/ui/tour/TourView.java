package studio.lipschitz.ui.tour;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.Ticker;

/// A tour over a window. The window below stays as it is: whatever is in it can be used, shaded or not. Esc ends the tour.
///
/// Once a frame it looks where the part is that is meant, as panels open and windows are resized.
public final class TourView extends Pane {
    private static final double GAP = 14; // between the part and the words
    private static final double RIM = 12; // of the window, which stays free
    private static final double AROUND = 4;

    private final List<Stop> stops;
    private final Runnable ended;
    private final Callout callout = new Callout(this::end, () -> go(-1), this::act, () -> go(1));
    private final Region ring = new Region();
    private final List<Region> shades = List.of(new Region(), new Region(), new Region(), new Region());
    private final Ticker ticker = Ticker.frames(this::frame);
    private final EventHandler<KeyEvent> escape = event -> {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            end();
        }
    };
    private int at;
    private @Nullable Scene scene; // while it runs

    /// @param stops at least one
    /// @param ended runs when it is over, at its end or before
    public TourView(List<Stop> stops, Runnable ended) {
        this.stops = List.copyOf(stops);
        this.ended = ended;
        getStylesheets().add(Objects.requireNonNull(TourView.class.getResource("/styles/tour.css")).toExternalForm());
        getStyleClass().add("tour");
        setPickOnBounds(false);
        shades.forEach(shade -> {
            shade.getStyleClass().add("tour-shade");
            shade.setMouseTransparent(true);
        });
        ring.getStyleClass().add("tour-ring");
        ring.setMouseTransparent(true);
        getChildren().addAll(shades);
        getChildren().addAll(ring, callout);
        getChildren().forEach(part -> part.setManaged(false));
    }

    /// @param window what it stands above
    public void begin(Pane window) {
        window.getChildren().add(this);
        scene = window.getScene();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, escape);
        show();
        ticker.start();
    }

    public void end() {
        if (scene != null && getParent() instanceof Pane window) {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
            scene = null;
            ticker.stop();
            window.getChildren().remove(this);
            ended.run();
        }
    }

    /// The step that is shown.
    public String step() {
        return stops.get(at).id();
    }

    private void act() {
        stops.get(at).act().ifPresent(act -> act.does().run());
    }

    private void go(int step) {
        if (at + step >= stops.size()) {
            end();
            return;
        }
        at = Math.max(0, at + step);
        show();
    }

    private void show() {
        Stop stop = stops.get(at);
        stop.enter().run();
        callout.show(stop, at + 1, stops.size());
        frame();
    }

    private void frame() {
        Stop stop = stops.get(at);
        callout.stand(stop);
        callout.applyCss();
        double wanted = Math.max(callout.prefWidth(-1), callout.minWidth(-1)); // French buttons are longer
        double width = Math.min(wanted, getWidth() - 2 * RIM);
        double height = callout.prefHeight(width);
        Optional<Bounds> target = stop.target().get().flatMap(this::seen);
        target.ifPresentOrElse(this::light, this::dim);
        Point2D place = target.map(part -> beside(part, width, height))
                .orElseGet(() -> new Point2D((getWidth() - width) / 2, (getHeight() - height) / 2));
        if (callout.getLayoutX() != place.getX() || callout.getLayoutY() != place.getY() || callout.getWidth() != width
                || callout.getHeight() != height) {
            callout.resizeRelocate(place.getX(), place.getY(), width, height);
        }
    }

    /// What of the part can be seen, in this pane; empty where nothing can.
    private Optional<Bounds> seen(Node part) {
        if (part.getScene() == null || !part.getScene().equals(scene)) {
            return Optional.empty();
        }
        for (Node node = part; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return Optional.empty();
            }
        }
        Bounds its = sceneToLocal(part.localToScene(part.getLayoutBounds()));
        double left = Math.max(0, its.getMinX() - AROUND);
        double top = Math.max(0, its.getMinY() - AROUND);
        double right = Math.min(getWidth(), its.getMaxX() + AROUND);
        double bottom = Math.min(getHeight(), its.getMaxY() + AROUND);
        boolean enough = right - left > 3 * AROUND && bottom - top > 3 * AROUND;
        return enough ? Optional.of(new BoundingBox(left, top, right - left, bottom - top)) : Optional.empty();
    }

    private void light(Bounds part) {
        ring.setVisible(true);
        place(ring, part.getMinX(), part.getMinY(), part.getWidth(), part.getHeight());
        place(shades.get(0), 0, 0, getWidth(), part.getMinY());
        place(shades.get(1), 0, part.getMinY(), part.getMinX(), part.getHeight());
        place(shades.get(2), part.getMaxX(), part.getMinY(), getWidth() - part.getMaxX(), part.getHeight());
        place(shades.get(3), 0, part.getMaxY(), getWidth(), getHeight() - part.getMaxY());
    }

    private void dim() {
        ring.setVisible(false);
        place(shades.get(0), 0, 0, getWidth(), getHeight());
        shades.subList(1, shades.size()).forEach(shade -> place(shade, 0, 0, 0, 0));
    }

    private static void place(Region region, double x, double y, double width, double height) {
        region.resizeRelocate(x, y, Math.max(0, width), Math.max(0, height));
    }

    /// Right of the part, left of it, below or above, where there is room; where there is none at the window's right rim, where it covers least of the part.
    private Point2D beside(Bounds part, double width, double height) {
        double x = Math.clamp(part.getMinX(), RIM, Math.max(RIM, getWidth() - width - RIM));
        double y = Math.clamp(part.getMinY(), RIM, Math.max(RIM, getHeight() - height - RIM));
        if (part.getMaxX() + GAP + width + RIM <= getWidth()) {
            return new Point2D(part.getMaxX() + GAP, y);
        }
        if (part.getMinX() - GAP - width >= RIM) {
            return new Point2D(part.getMinX() - GAP - width, y);
        }
        if (part.getMaxY() + GAP + height + RIM <= getHeight()) {
            return new Point2D(x, part.getMaxY() + GAP);
        }
        if (part.getMinY() - GAP - height >= RIM) {
            return new Point2D(x, part.getMinY() - GAP - height);
        }
        return new Point2D(Math.max(RIM, getWidth() - width - RIM), Math.max(RIM, part.getMaxY() - height - GAP));
    }
}
