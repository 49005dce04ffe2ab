package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.project.Position;

/// The whole drawing in small, nodes without a guarantee in their colour, and a frame around what is in sight: a press or a drag goes there. It
/// shows itself only where not all is in sight.
final class Minimap extends Pane {
    static final double WIDTH = 176;
    static final double HEIGHT = 128;

    private static final double MARGIN = 8;
    private static final double LEAST = 1.5; // pixels of a card

    private final Board board;
    private final Path cards = new Path();
    private final Path flagged = new Path();
    private final Rectangle sight = new Rectangle();
    private double scale = 1;
    private double left; // of the drawing
    private double top;
    private Optional<Bounds> area = Optional.empty();
    private boolean stale = true;
    private @Nullable Bounds drawn;
    private Map<String, Boolean> filled = Map.of(); // the cards drawn last, and whether each is sound
    private Map<String, Position> places = Map.of(); // where they stood

    Minimap(Board board) {
        this.board = board;
        setId("minimap");
        getStyleClass().add("minimap");
        setManaged(false);
        setVisible(false);
        setAccessibleText(text("canvas.map"));
        setCursor(Cursor.HAND);
        cards.getStyleClass().add("minimap-cards");
        flagged.getStyleClass().add("minimap-flagged");
        sight.getStyleClass().add("minimap-sight");
        cards.setCache(true); // the frame moves over it
        flagged.setCache(true);
        getChildren().addAll(cards, flagged, sight);
        getChildren().forEach(child -> child.setMouseTransparent(true));
        resize(WIDTH, HEIGHT);
        setClip(new Rectangle(WIDTH, HEIGHT));
        addEventHandler(MouseEvent.ANY, this::go);
    }

    /// The document or the places of its nodes have changed.
    void draw() {
        area = board.diagram().area(board.diagram().positions().keySet());
        stale = true;
        look();
    }

    /// The view has changed.
    void look() {
        Bounds seen = board.seen();
        setVisible(area.filter(all -> !seen.contains(all)).isPresent());
        if (!isVisible()) {
            return;
        }
        if (stale) { // not for nobody: the usual drawing is wholly in sight
            area.ifPresent(this::fill);
            stale = false;
        }
        sight.setX((seen.getMinX() - left) * scale);
        sight.setY((seen.getMinY() - top) * scale);
        sight.setWidth(seen.getWidth() * scale);
        sight.setHeight(seen.getHeight() * scale);
    }

    private void fill(Bounds all) {
        Map<String, Position> now = board.diagram().shown().cards();
        var soundness = new HashMap<String, Boolean>();
        now.keySet().forEach(id -> soundness.put(id, sound(id)));
        if (all.equals(drawn) && now.equals(places) && soundness.equals(filled)) {
            return; // as after most edits: thousands of cards need not be drawn again
        }
        drawn = all;
        places = now;
        filled = soundness;
        scale = Math.min((WIDTH - 2 * MARGIN) / all.getWidth(), (HEIGHT - 2 * MARGIN) / all.getHeight());
        left = all.getCenterX() - WIDTH / 2 / scale;
        top = all.getCenterY() - HEIGHT / 2 / scale;
        var sound = new ArrayList<PathElement>();
        var unsound = new ArrayList<PathElement>();
        now.forEach((id, at) -> add(soundness.getOrDefault(id, true) ? sound : unsound, at));
        cards.getElements().setAll(sound);
        flagged.getElements().setAll(unsound);
    }

    private boolean sound(String id) {
        NodeView.Content content = board.diagram().contents().get(id);
        return content == null || content.verdict().kind().finite();
    }

    private void add(List<PathElement> path, Position at) {
        double x = (at.x() - left) * scale;
        double y = (at.y() - top) * scale;
        double width = Math.max(LEAST, Placement.WIDTH * scale);
        double height = Math.max(LEAST, Placement.HEIGHT * scale);
        path.addAll(List.of(new MoveTo(x, y), new HLineTo(x + width), new VLineTo(y + height), new HLineTo(x), new ClosePath()));
    }

    private void go(MouseEvent event) {
        boolean asks = event.getEventType() == MouseEvent.MOUSE_PRESSED || event.getEventType() == MouseEvent.MOUSE_DRAGGED;
        if (asks && event.getButton() == MouseButton.PRIMARY) {
            Point2D to = new Point2D(event.getX() / scale + left, event.getY() / scale + top);
            board.view().set(board.view().get().centredOn(to.getX(), to.getY(), board.overlay().getWidth(), board.overlay().getHeight()));
        }
        event.consume(); // not a gesture of the canvas below
    }
}
