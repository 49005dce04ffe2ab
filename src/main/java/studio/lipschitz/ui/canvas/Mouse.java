package studio.lipschitz.ui.canvas;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Selection;

/// Turns what the mouse and the keys do on the canvas into gestures: what lies under a press decides which.
final class Mouse {
    /// Pixels that a press may wander and still be a click.
    private static final double CLICK = 4;

    private static final double WHEEL_ZOOM = 1.0015; // per pixel of scrolling: a notch of 40 is 6 %

    private final Board board;
    private final Region canvas;
    private final Commands commands;
    private final Keys keys;
    private final Focus focus;
    private final Menus menus;
    private final QuickAdd quickAdd;
    private final ReadOnlyBooleanProperty wheelZooms;

    private @Nullable Gesture gesture;
    private double pressX;
    private double pressY;
    private boolean moved;
    private boolean space;
    private boolean altUsed; // Alt was held for a gesture: its release is not for the menu bar

    Mouse(Board board, Region canvas, Commands commands, Menus menus, QuickAdd quickAdd, Focus focus, ReadOnlyBooleanProperty wheelZooms) {
        this.board = board;
        this.canvas = canvas;
        this.commands = commands;
        this.keys = new Keys(board, commands);
        this.focus = focus;
        this.menus = menus;
        this.quickAdd = quickAdd;
        this.wheelZooms = wheelZooms;
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        canvas.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        canvas.addEventHandler(ZoomEvent.ZOOM, event -> zoom(event.getZoomFactor(), event.getX(), event.getY()));
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        canvas.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (gesture == null && focus.held() && keys.typed(event)) {
                event.consume();
            }
        });
        canvas.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                space = false;
                restCursor();
            }
        });
        canvas.sceneProperty().flatMap(Scene::windowProperty).subscribe(window -> {
            if (window != null) {
                window.addEventFilter(KeyEvent.KEY_RELEASED, this::keepFromMenuBar); // it looks at the key before any node does
            }
        });
        canvas.focusWithinProperty().addListener((_, _, within) -> {
            if (!within) {
                space = false;
                restCursor();
            }
        });
    }

    private void keepFromMenuBar(KeyEvent event) {
        if (event.getCode() == KeyCode.ALT && altUsed) {
            altUsed = false;
            event.consume();
        }
    }

    private void press(MouseEvent event) {
        menus.hide();
        if (gesture != null) {
            return; // a second button during a drag
        }
        canvas.requestFocus();
        pressX = event.getX();
        pressY = event.getY();
        moved = false;
        altUsed = event.isAltDown();
        gesture = begin(event);
        if (gesture instanceof PanGesture) {
            canvas.setCursor(Cursor.CLOSED_HAND);
        }
        event.consume();
    }

    private @Nullable Gesture begin(MouseEvent event) {
        boolean primary = event.getButton() == MouseButton.PRIMARY;
        if (event.getButton() == MouseButton.MIDDLE || (primary && space)) {
            return new PanGesture(board, event.getX(), event.getY());
        }
        if (!primary) {
            return null;
        }
        boolean toggles = event.isShiftDown() || event.isShortcutDown();
        Optional<PortView> port = under(event.getTarget(), PortView.class);
        if (port.isPresent()) {
            return new ConnectGesture(board, quickAdd, port.get());
        }
        Optional<FoldSign> fold = under(event.getTarget(), FoldSign.class);
        if (fold.isPresent()) {
            commands.blocks().toggle(fold.get().block());
            return null;
        }
        Optional<String> card = cardUnder(event.getTarget(), event.getX(), event.getY());
        if (card.isPresent()) {
            Set<String> nodes = board.diagram().shown().nodes(card.get());
            Position from = board.placeOf(card.get());
            return event.isAltDown()
                    ? new CopyGesture(board, nodes, from, event.getX(), event.getY())
                    : new MoveGesture(board, nodes, from, event.getX(), event.getY(), toggles);
        }
        Optional<EdgeView> edge = under(event.getTarget(), EdgeView.class);
        if (edge.isPresent()) {
            pick(edge.get().edge(), toggles);
            return null;
        }
        return new BandGesture(board, event.getX(), event.getY(), toggles);
    }

    private void pick(Edge edge, boolean toggles) {
        Selection before = board.workspace().selection();
        if (!toggles) {
            board.selectEdge(edge);
            return;
        }
        var edges = new LinkedHashSet<>(before.edges());
        if (!edges.add(edge)) {
            edges.remove(edge);
        }
        board.select(new Selection(before.nodes(), edges));
    }

    private void drag(MouseEvent event) {
        if (gesture == null) {
            return;
        }
        if (!moved && Math.hypot(event.getX() - pressX, event.getY() - pressY) < CLICK) {
            return;
        }
        if (!moved) {
            moved = true;
            canvas.setCursor(gesture.cursor());
        }
        altUsed |= event.isAltDown();
        gesture.drag(event.getX(), event.getY(), event.isAltDown() || !board.snaps().get());
        event.consume();
    }

    private void release(MouseEvent event) {
        if (gesture == null) {
            return;
        }
        Gesture ended = gesture;
        gesture = null;
        restCursor();
        ended.release(event.getX(), event.getY(), moved);
        if (!moved && event.getClickCount() == 2) {
            if (ended instanceof BandGesture) {
                quickAdd.at(event.getX(), event.getY());
            } else {
                cardUnder(event.getTarget(), event.getX(), event.getY()).ifPresent(commands.blocks()::toggle);
            }
        }
        event.consume();
    }

    private void menu(ContextMenuEvent event) {
        Node target = (Node) event.getTarget();
        Optional<String> node = cardUnder(target, event.getX(), event.getY());
        Optional<EdgeView> edge = under(target, EdgeView.class);
        if (event.isKeyboardTrigger()) {
            menus.onSelection(canvas);
        } else if (node.isPresent()) {
            menus.onNode(node.get(), canvas, event.getScreenX(), event.getScreenY());
        } else if (edge.isPresent()) {
            menus.onEdge(edge.get().edge(), canvas, event.getScreenX(), event.getScreenY());
        } else {
            menus.onCanvas(canvas, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private void scroll(ScrollEvent event) {
        double dx = event.getDeltaX();
        double dy = event.getDeltaY();
        boolean wheel = event.getTouchCount() == 0 && !event.isInertia(); // two fingers always move the drawing
        boolean asked = event.isControlDown() || event.isMetaDown(); // either, on every system
        if (asked || (wheelZooms.get() && wheel && dy != 0 && !event.isShiftDown())) {
            zoom(Math.pow(WHEEL_ZOOM, dy == 0 ? dx : dy), event.getX(), event.getY());
        } else if (event.isShiftDown() && dx == 0) {
            board.view().set(board.view().get().panned(dy, 0));
        } else {
            board.view().set(board.view().get().panned(dx, dy));
        }
        event.consume();
    }

    private void zoom(double factor, double x, double y) {
        View view = board.view().get();
        board.view().set(view.zoomedTo(view.zoom() * factor, x, y));
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && !event.isShortcutDown()) {
            if (!space && gesture == null) {
                canvas.setCursor(Cursor.OPEN_HAND);
            }
            space = true;
            event.consume();
        } else if (gesture == null && asksForModule(event)) {
            quickAdd.here();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && gesture != null) {
            gesture.cancel();
            gesture = null;
            restCursor();
            event.consume();
        } else if (gesture == null && focus.held()) {
            handed(event);
        }
    }

    /// Does what a key stands for that the drawing has, and no button above it.
    private void handed(KeyEvent event) {
        if (Keys.asksForMenu(event)) {
            menus.onSelection(canvas);
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
            focus.tab(!event.isShiftDown());
            event.consume();
        } else if (keys.pressed(event)) {
            event.consume();
        }
    }

    /// Insert does; Tab too while the pointer is on the canvas: elsewhere it goes on to the next node.
    private boolean asksForModule(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown();
        return plain && (event.getCode() == KeyCode.INSERT || (event.getCode() == KeyCode.TAB && canvas.isHover() && focus.held()));
    }

    private void restCursor() {
        canvas.setCursor(space ? Cursor.OPEN_HAND : null);
    }

    /// A card by its view, or by its place where the drawing is only painted; or the frame of a block by its title.
    private Optional<String> cardUnder(Object target, double x, double y) {
        return under(target, NodeView.class).map(NodeView::node)
                .or(() -> under(target, BlockFrame.class).map(BlockFrame::block))
                .or(() -> board.diagram().cardAt(board.toDrawing(x, y)));
    }

    private static <T extends Node> Optional<T> under(Object target, Class<T> type) {
        Node node = target instanceof Node hit ? hit : null;
        while (node != null) {
            if (type.isInstance(node)) {
                return Optional.of(type.cast(node));
            }
            node = node.getParent();
        }
        return Optional.empty();
    }
}
