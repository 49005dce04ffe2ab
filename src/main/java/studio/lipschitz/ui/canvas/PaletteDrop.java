package studio.lipschitz.ui.canvas;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Passage;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.network.Block;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.BlockShelf.Kept;

/// Takes a module that is dragged out of the palette: shows where it would land, on which edge, and what would make room; puts it there.
final class PaletteDrop {
    private final Board board;
    private @Nullable NodeView ghost;
    private @Nullable Position shown;
    private final EdgeTarget target;
    private final FrameTarget frame;

    PaletteDrop(Board board, Region canvas) {
        this.board = board;
        this.target = new EdgeTarget(board);
        this.frame = new FrameTarget(board);
        canvas.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.addEventFilter(KeyEvent.KEY_PRESSED, this::cancel);
            }
        });
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
                drop(block().get(), event.getX(), event.getY());
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

    /// Esc ends a drag; what is let go then comes nowhere.
    private void cancel(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && (module().isPresent() || block().isPresent())) {
            board.workspace().draggedModuleProperty().set(Optional.empty());
            board.workspace().draggedBlockProperty().set(Optional.empty());
            event.consume();
        }
    }

    private void hover(Kept kept, double x, double y) {
        Layer first = kept.part().nodes().getFirst().layer();
        NodeView view = ghost(new CardContent(first, first.verdict(null), Optional.empty(), List.of(), List.of(), Optional.empty(),
                Optional.empty(), Optional.of(kept.block()), "ghost"));
        Optional<Passage> way = way(kept);
        show(view, way.isPresent() ? target.near(x, y, Set.of()) : Optional.empty(), way.map(its -> layer(kept, its.entry())), extra(kept),
                x, y);
    }

    private static Optional<Passage> way(Kept kept) {
        return Passage.of(kept.part().nodes(), kept.part().edges());
    }

    private static Layer layer(Kept kept, String id) {
        return kept.part().nodes().stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow().layer();
    }

    /// How much higher a block is than a card.
    private static double extra(Kept kept) {
        var rows = kept.block().folded() ? List.<Position>of() : List.copyOf(kept.part().positions().values());
        double top = rows.stream().mapToDouble(Position::y).min().orElse(0);
        return rows.stream().mapToDouble(Position::y).max().orElse(0) - top;
    }

    private void show(NodeView view, Optional<EdgeView> edge, Optional<Layer> layer, double extra, double x, double y) {
        boolean changed = target.light(edge, layer);
        frame.light(edge.isPresent() ? Optional.empty() : frame.at(x, y, Set.of()));
        Position at = Placement.snap(place(edge, x, y));
        if (!at.equals(shown) || changed) {
            shown = at;
            view.place(at.x(), at.y());
            board.diagram().endPreview();
            edge.ifPresent(e -> board.diagram()
                    .preview(board.diagram().shown().makeRoom(e.edge(), new Position(at.x(), at.y() + extra))));
        }
    }

    private void drop(Kept kept, double x, double y) {
        Optional<Passage> way = way(kept);
        Optional<EdgeView> edge = way.isPresent() ? target.near(x, y, Set.of()) : Optional.empty();
        Optional<Block> into = edge.isPresent() ? Optional.empty() : frame.at(x, y, Set.of());
        clear();
        Position at = Placement.snap(place(edge, x, y));
        if (edge.isPresent()) {
            board.workspace().arrivals().insertBlockAt(edge.get().edge(), kept.part(), at, extra(kept));
        } else {
            board.workspace().arrivals().addBlock(kept.part(), at, into);
        }
    }

    /// What is dragged, as a card in the drawing.
    private NodeView ghost(CardContent content) {
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
        show(ghost(new CardContent(layer, "ghost")), edgeUnder(layer, x, y), Optional.of(layer), 0, x, y);
    }

    private void drop(Layer layer, double x, double y) {
        Optional<EdgeView> edge = edgeUnder(layer, x, y);
        Optional<Block> into = edge.isPresent() ? Optional.empty() : frame.at(x, y, Set.of());
        Optional<String> misfit = edge.flatMap(its -> target.misfit(its.edge(), Optional.of(layer)));
        clear();
        Position at = place(edge, x, y);
        if (edge.isPresent()) {
            board.workspace().arrivals().insertAt(edge.get().edge(), layer, at);
        } else {
            board.workspace().arrivals().addAt(layer, at, into);
        }
        misfit.ifPresent(board.workspace()::say);
    }

    private Optional<EdgeView> edgeUnder(Layer layer, double x, double y) {
        return layer instanceof Input
                ? Optional.empty()
                : target.near(x, y, Set.of());
    }

    /// Centred on the pointer, or where a card goes on an edge.
    private Position place(Optional<EdgeView> edge, double x, double y) {
        Point2D pointer = board.toDrawing(x, y);
        var centred = new Position(pointer.getX() - Placement.WIDTH / 2, pointer.getY() - Placement.HEIGHT / 2);
        return edge.map(its -> target.place(its.edge(), centred)).orElse(centred);
    }

    private void clear() {
        target.dark();
        frame.dark();
        if (ghost != null) {
            board.diagram().draftLayer().getChildren().remove(ghost);
            ghost = null;
            shown = null;
            board.diagram().endPreview();
        }
    }
}
