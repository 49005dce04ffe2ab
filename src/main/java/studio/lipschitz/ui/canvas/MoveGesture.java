package studio.lipschitz.ui.canvas;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Selection;

/// Selects a node and moves it with all that is selected: views only, until the release makes it one edit.
final class MoveGesture implements Gesture {
    private final Board board;
    private final String grabbed;
    private final boolean toggles;
    private final boolean wasSelected;
    private final Point2D start;
    private final Map<String, Position> before = new LinkedHashMap<>();
    private Map<String, Position> moved = Map.of();

    MoveGesture(Board board, String grabbed, double x, double y, boolean toggles) {
        this.board = board;
        this.grabbed = grabbed;
        this.toggles = toggles;
        this.start = board.toDrawing(x, y);
        Selection selection = board.workspace().selection();
        this.wasSelected = selection.nodes().contains(grabbed);
        if (!wasSelected) {
            board.select(toggles ? with(selection) : new Selection(Set.of(grabbed), Set.of()));
        }
        Map<String, Position> positions = board.diagram().positions();
        for (String id : board.workspace().selection().nodes()) {
            Position position = positions.get(id);
            if (position != null) {
                before.put(id, position);
            }
        }
    }

    private Selection with(Selection selection) {
        var ids = new LinkedHashSet<>(selection.nodes());
        ids.add(grabbed);
        return new Selection(ids, selection.edges());
    }

    private Selection without(Selection selection) {
        var ids = new LinkedHashSet<>(selection.nodes());
        ids.remove(grabbed);
        return new Selection(ids, selection.edges());
    }

    @Override
    public void drag(double x, double y, boolean free) {
        Position from = before.get(grabbed);
        if (from == null) {
            return;
        }
        Point2D by = board.toDrawing(x, y).subtract(start);
        var wanted = new Position(from.x() + by.getX(), from.y() + by.getY());
        Position led = free ? wanted : Placement.snap(wanted);
        double dx = led.x() - from.x();
        double dy = led.y() - from.y();
        var now = new LinkedHashMap<String, Position>();
        before.forEach((id, at) -> now.put(id, new Position(at.x() + dx, at.y() + dy)));
        now.forEach(board.diagram()::preview);
        moved = now;
    }

    @Override
    public void release(double x, double y, boolean went) {
        if (went) {
            if (!moved.isEmpty() && !moved.equals(before)) {
                board.workspace().apply(Edits.move(moved, null));
            }
            return;
        }
        if (toggles && wasSelected) {
            board.select(without(board.workspace().selection()));
        } else if (!toggles) {
            board.selectNodes(Set.of(grabbed));
        }
    }

    @Override
    public void cancel() {
        board.diagram().endPreview();
    }

    @Override
    public Cursor cursor() {
        return Cursor.MOVE;
    }
}
