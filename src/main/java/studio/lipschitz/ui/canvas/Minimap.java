package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.project.Position;

/// The whole drawing in small, nodes without a guarantee or with an error as signs in their colour, and a frame around what is in sight: a press or a drag goes there. It
/// shows itself only where not all is in sight.
final class Minimap extends Pane {
    static final double WIDTH = 176;
    static final double HEIGHT = 128;

    private static final double MARGIN = 8;
    private static final double LEAST = 1.5; // pixels of a card
    private static final double SIGN = 4; // half of one
    private static final double SOUND = 0.55; // of the colour of letters

    private final Board board;
    private final Pixels cards = new Pixels();
    private final Signs signs = new Signs();
    private final Rectangle sight = new Rectangle();
    private double scale = 1;
    private double left; // of the drawing
    private double top;
    private Optional<Bounds> area = Optional.empty();
    private boolean stale = true;
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);

    Minimap(Board board) {
        this.board = board;
        setId("minimap");
        getStyleClass().add("minimap");
        setManaged(false);
        setVisible(false);
        setAccessibleText(text("canvas.map"));
        setCursor(Cursor.HAND);
        sight.getStyleClass().add("minimap-sight");
        sight.setMouseTransparent(true);
        getChildren().addAll(cards, sight);
        resize(WIDTH, HEIGHT);
        setClip(new Rectangle(WIDTH, HEIGHT));
        addEventHandler(MouseEvent.ANY, this::go);
        wanted.addListener(_ -> look());
        board.diagram().overview().inks().onChange(() -> {
            stale = true;
            look();
        });
    }

    BooleanProperty wantedProperty() {
        return wanted;
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
        setVisible(wanted.get() && area.filter(all -> !seen.contains(all)).isPresent());
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
        scale = Math.min((WIDTH - 2 * MARGIN) / all.getWidth(), (HEIGHT - 2 * MARGIN) / all.getHeight());
        left = all.getCenterX() - WIDTH / 2 / scale;
        top = all.getCenterY() - HEIGHT / 2 / scale;
        if (!cards.begin(WIDTH, HEIGHT)) {
            return;
        }
        Inks inks = board.diagram().overview().inks();
        int sound = inks.of(Inks.Ink.MUTED, SOUND);
        int unsound = inks.of(Inks.Ink.UNSAFE);
        board.diagram().shown().cards().forEach((id, at) -> {
            Optional<Sign> sign = sign(id);
            paint(at, sign.isEmpty() ? sound : unsound, sign);
        });
        signs.paint(cards, inks);
        cards.end();
    }

    private void paint(Position at, int colour, Optional<Sign> sign) {
        double unit = cards.scale();
        double x = (at.x() - left) * scale;
        double y = (at.y() - top) * scale;
        double right = x + Math.max(LEAST, Placement.WIDTH * scale);
        double bottom = y + Math.max(LEAST, Placement.HEIGHT * scale);
        cards.rectangle((int) Math.round(x * unit), (int) Math.round(y * unit), (int) Math.round(right * unit),
                (int) Math.round(bottom * unit),
                colour);
        sign.ifPresent(its -> signs.add(its, (x + right) / 2 * unit, (y + bottom) / 2 * unit, (int) Math.round(SIGN * unit)));
    }

    /// Of a node without a guarantee, else of one with an error.
    private Optional<Sign> sign(String id) {
        return Optional.ofNullable(board.diagram().contents().get(id)).flatMap(content -> content.verdict().kind().finite()
                ? Optional.of(Sign.DISC).filter(_ -> content.errors() > 0)
                : Sign.of(content.verdict().kind()));
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
