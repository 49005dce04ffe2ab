package studio.lipschitz.ui.canvas;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.BlockShelf.Kept;

/// Takes a module that is dragged out of the palette: shows where it would land, on which edge, and what would make room; puts it there.
final class PaletteDrop {
    private final Board board;
    private @Nullable NodeView ghost;
    private @Nullable Position shown;
    private final EdgeTarget target;

    PaletteDrop(Board board, Region canvas) {
        this.board = board;
        this.target = new EdgeTarget(board);
        canvas.addEventHandler(MouseDragEvent.MOUSE_DRAG_OVER, event -> {
            if (module().isPresent()) {
                hover(module().get().defaults(), event.getX(), event.getY());
                event.consume();
            } else if (block().isPresent()) {
                hover(block().get(), event.getX(), event.getY());
                event.consume();
            }
        });
        canvas.addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED, _ -> clear());
        canvas.addEventHandler(MouseDragEvent.MOUSE_DRAG_RELEASED, event -> {
            if (module().isPresent()) {
                drop(module().get().defaults(), event.getX(), event.getY());
                canvas.requestFocus();
                event.consume();
            } else if (block().isPresent()) {
                Kept kept = block().get();
                clear();
                board.workspace().addBlock(kept.part(), place(Optional.empty(), event.getX(), event.getY()));
                canvas.requestFocus();
                event.consume();
            }
        });
        board.workspace().draggedBlockProperty().addListener((_, _, now) -> {
            if (now.isEmpty()) {
                clear();
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

    private Optional<Kept> block() {
        return board.workspace().draggedBlockProperty().get();
    }

    private void hover(Kept kept, double x, double y) {
        Layer first = kept.part().nodes().getFirst().layer();
        NodeView view = ghost(new NodeView.Content(first, first.verdict(null), Optional.empty(), List.of(), List.of(), Optional.empty(),
                Optional.empty(), Optional.of(kept.block()), "ghost"));
        Position at = Placement.snap(place(Optional.empty(), x, y));
        view.place(at.x(), at.y());
    }

    /// What is dragged, as a card in the drawing.
    private NodeView ghost(NodeView.Content content) {
        NodeView view = ghost;
        if (view == null) {
            view = new NodeView("ghost");
            view.show(content);
            view.getStyleClass().add("ghost");
            view.setFocusTraversable(false);
            board.diagram().draftLayer().getChildren().add(view);
            ghost = view;
        }
        return view;
    }

    private void hover(Layer layer, double x, double y) {
        NodeView view = ghost(new NodeView.Content(layer, "ghost"));
        Optional<EdgeView> edge = edgeUnder(layer, x, y);
        boolean changed = target.light(edge);
        Position at = Placement.snap(place(edge, x, y));
        if (!at.equals(shown) || changed) {
            shown = at;
            view.place(at.x(), at.y());
            board.diagram().endPreview();
            edge.ifPresent(e -> board.diagram()
                    .preview(board.diagram().shown().makeRoom(e.edge(), at)));
        }
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
                : target.near(x, y);
    }

    /// Centred on the pointer; on an edge, in line with it and far enough under its start to leave room for a label.
    private Position place(Optional<EdgeView> edge, double x, double y) {
        Point2D pointer = board.toDrawing(x, y);
        if (edge.isEmpty()) {
            return new Position(pointer.getX() - Placement.WIDTH / 2, pointer.getY() - Placement.HEIGHT / 2);
        }
        Shown cards = board.diagram().shown();
        Position from = Objects.requireNonNull(cards.cards().get(cards.card(edge.get().edge().from())));
        Position to = Objects.requireNonNull(cards.cards().get(cards.card(edge.get().edge().to())));
        boolean straight = Math.abs(from.x() - to.x()) < Placement.WIDTH / 2 && to.y() > from.y();
        if (!straight) {
            return new Position(pointer.getX() - Placement.WIDTH / 2, pointer.getY() - Placement.HEIGHT / 2);
        }
        double first = from.y() + Placement.HEIGHT + Placement.GAP;
        double last = Math.max(first, to.y() - Placement.GAP - Placement.HEIGHT);
        return new Position(from.x(), Math.clamp(pointer.getY() - Placement.HEIGHT / 2, first, last));
    }

    private void clear() {
        target.light(Optional.empty());
        if (ghost != null) {
            board.diagram().draftLayer().getChildren().remove(ghost);
            ghost = null;
            shown = null;
            board.diagram().endPreview();
        }
    }
}
