package studio.lipschitz.ui.canvas;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.project.Position;

/// Takes a module that is dragged out of the palette: shows where it would land, and on which edge, and puts it there.
final class PaletteDrop {
    /// Pixels from an edge within which a module is inserted on it.
    private static final double REACH = 24;

    private final Board board;
    private @Nullable NodeView ghost;
    private Optional<EdgeView> lit = Optional.empty();

    PaletteDrop(Board board, Region canvas) {
        this.board = board;
        canvas.addEventHandler(MouseDragEvent.MOUSE_DRAG_OVER, event -> {
            if (module().isPresent()) {
                hover(module().get().defaults(), event.getX(), event.getY());
                event.consume();
            }
        });
        canvas.addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED, _ -> clear());
        canvas.addEventHandler(MouseDragEvent.MOUSE_DRAG_RELEASED, event -> {
            if (module().isPresent()) {
                drop(module().get().defaults(), event.getX(), event.getY());
                canvas.requestFocus();
                event.consume();
            }
        });
        board.workspace().draggedModuleProperty().addListener((_, _, now) -> {
            if (now.isEmpty()) {
                clear();
            }
        });
    }

    private Optional<ModuleType> module() {
        return board.workspace().draggedModuleProperty().get();
    }

    private void hover(Layer layer, double x, double y) {
        NodeView view = ghost;
        if (view == null) {
            view = new NodeView("ghost");
            view.show(new NodeView.Content(layer, layer.verdict(null), Optional.empty(), List.of()));
            view.getStyleClass().add("ghost");
            view.setFocusTraversable(false);
            board.diagram().draftLayer().getChildren().add(view);
            ghost = view;
        }
        Optional<EdgeView> edge = edgeUnder(layer, x, y);
        if (!edge.equals(lit)) {
            lit.ifPresent(e -> e.target(false));
            edge.ifPresent(e -> e.target(true));
            lit = edge;
        }
        Position at = Placement.snap(place(edge, x, y));
        view.place(at.x(), at.y());
    }

    private void drop(Layer layer, double x, double y) {
        Optional<EdgeView> edge = edgeUnder(layer, x, y);
        clear();
        Position at = place(edge, x, y);
        if (edge.isPresent()) {
            board.workspace().insertAt(edge.get().edge(), layer, at);
        } else {
            board.workspace().addAt(layer, at);
        }
    }

    private Optional<EdgeView> edgeUnder(Layer layer, double x, double y) {
        return layer instanceof Input
                ? Optional.empty()
                : board.diagram().edgeNear(board.toDrawing(x, y), REACH / board.view().get().zoom());
    }

    /// Centred on the pointer; on an edge, in line with it and far enough under its start to leave room for a label.
    private Position place(Optional<EdgeView> edge, double x, double y) {
        Point2D pointer = board.toDrawing(x, y);
        if (edge.isEmpty()) {
            return new Position(pointer.getX() - Placement.WIDTH / 2, pointer.getY() - Placement.HEIGHT / 2);
        }
        Point2D start = edge.get().curve().start();
        Point2D end = edge.get().curve().end();
        boolean straight = Math.abs(start.getX() - end.getX()) < Placement.WIDTH / 2 && end.getY() > start.getY();
        return straight
                ? new Position(
                        start.getX() - Placement.WIDTH / 2,
                        Math.max(start.getY() + Placement.GAP, pointer.getY() - Placement.HEIGHT / 2))
                : new Position(pointer.getX() - Placement.WIDTH / 2, pointer.getY() - Placement.HEIGHT / 2);
    }

    private void clear() {
        lit.ifPresent(e -> e.target(false));
        lit = Optional.empty();
        if (ghost != null) {
            board.diagram().draftLayer().getChildren().remove(ghost);
            ghost = null;
        }
    }
}
