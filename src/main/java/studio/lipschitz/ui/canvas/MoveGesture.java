package studio.lipschitz.ui.canvas;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.Input;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Selection;

/// Selects a node and moves it with all that is selected: views only, until the release makes it one edit.
final class MoveGesture implements Gesture {
    private final Board board;
    private final Set<String> grabbed;
    private final Position from;
    private final boolean toggles;
    private final boolean wasSelected;
    private final Point2D start;
    private final Map<String, Position> before = new LinkedHashMap<>();
    private Map<String, Position> moved = Map.of();
    /// Whether it is one node without edges, which may be dropped on an edge.
    private final boolean loose;

    private final EdgeTarget target;

    /// @param from where the first of these nodes stands
    /// @param grabbed the nodes that it stands for
    MoveGesture(Board board, Set<String> grabbed, Position from, double x, double y, boolean toggles) {
        this.board = board;
        this.target = new EdgeTarget(board);
        this.grabbed = grabbed;
        this.from = from;
        this.toggles = toggles;
        this.start = board.toDrawing(x, y);
        Selection selection = board.workspace().selection();
        this.wasSelected = selection.nodes().containsAll(grabbed);
        if (!wasSelected) {
            board.select(toggles ? with(selection) : new Selection(grabbed, Set.of()));
        }
        Map<String, Position> positions = board.diagram().positions();
        for (String id : board.workspace().selection().nodes()) {
            Position position = positions.get(id);
            if (position != null) {
                before.put(id, position);
            }
        }
        var network = board.workspace().network();
        String single = grabbed.iterator().next();
        this.loose = before.size() == 1 && !(network.node(single).layer() instanceof Input)
                && network.into(single).isEmpty() && network.outOf(single).isEmpty();
    }

    private Selection with(Selection selection) {
        var ids = new LinkedHashSet<>(selection.nodes());
        ids.addAll(grabbed);
        return new Selection(ids, selection.edges());
    }

    private Selection without(Selection selection) {
        var ids = new LinkedHashSet<>(selection.nodes());
        ids.removeAll(grabbed);
        return new Selection(ids, selection.edges());
    }

    @Override
    public void drag(double x, double y, boolean free) {
        Point2D by = board.toDrawing(x, y).subtract(start);
        var wanted = new Position(from.x() + by.getX(), from.y() + by.getY());
        Position led = free ? wanted : Placement.snap(wanted);
        double dx = led.x() - from.x();
        double dy = led.y() - from.y();
        var now = new LinkedHashMap<String, Position>();
        before.forEach((id, at) -> now.put(id, new Position(at.x() + dx, at.y() + dy)));
        if (loose) {
            boolean changed = target.light(target.near(x, y));
            if (changed || target.lit().isPresent()) {
                board.diagram().endPreview(); // what had made room goes back
            }
            target.lit().ifPresent(edge -> board.diagram().preview(room(edge, led)));
        }
        board.diagram().preview(now);
        moved = now;
    }

    @Override
    public void release(double x, double y, boolean went) {
        Optional<EdgeView> onto = target.lit();
        target.light(Optional.empty());
        if (went) {
            if (onto.isPresent()) {
                String single = grabbed.iterator().next();
                var positions = new LinkedHashMap<>(room(onto.get(), moved.get(single)));
                positions.putAll(moved);
                board.workspace().apply(Edits.leadThrough(onto.get().edge(), single, positions));
            } else if (!moved.isEmpty() && !moved.equals(before)) {
                board.workspace().apply(Edits.move(moved, null));
            }
            return;
        }
        if (toggles && wasSelected) {
            board.select(without(board.workspace().selection()));
        } else if (!toggles) {
            board.selectNodes(grabbed);
        }
    }

    /// Where nodes go that make room for the one that comes onto an edge.
    private Map<String, Position> room(EdgeView edge, @Nullable Position at) {
        return at == null ? Map.of() : board.diagram().shown().makeRoom(edge.edge(), at);
    }

    @Override
    public void cancel() {
        target.light(Optional.empty());
        board.diagram().endPreview();
    }

    @Override
    public Cursor cursor() {
        return Cursor.MOVE;
    }
}
