package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.edit.Fragment;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Workspace;

/// Drags a copy of a node, or of all that is selected with it, away from the original: ghosts until the release makes it one edit.
final class CopyGesture implements Gesture {
    private static final int MOST_GHOSTS = 60; // a larger part is told by these

    private final Board board;
    private final Point2D start;
    private final Fragment part;
    private final Position from;
    private final Shown cards;
    private final Map<String, NodeView> ghosts = new LinkedHashMap<>();
    private double dx;
    private double dy;

    /// @param from where the first of these nodes stands
    /// @param grabbed the nodes that it stands for
    CopyGesture(Board board, Set<String> grabbed, Position from, double x, double y) {
        this.board = board;
        this.start = board.toDrawing(x, y);
        Workspace workspace = board.workspace();
        if (!workspace.selection().nodes().containsAll(grabbed)) {
            board.selectNodes(grabbed);
        }
        this.part = board.part(workspace.selection().nodes()).withoutIncoming();
        this.from = from;
        this.cards = board.diagram().shown();
    }

    @Override
    public void drag(double x, double y, boolean free) { // Alt, which else means free, is held for the copy
        if (ghosts.isEmpty()) {
            begin();
        }
        Point2D by = board.toDrawing(x, y).subtract(start);
        Position led = Placement.snap(new Position(from.x() + by.getX(), from.y() + by.getY()));
        dx = led.x() - from.x();
        dy = led.y() - from.y();
        ghosts.forEach((id, ghost) -> {
            Position at = cards.cards().getOrDefault(id, from);
            ghost.place(at.x() + dx, at.y() + dy);
        });
    }

    private void begin() {
        for (String card : cards.cardsOf(part.ids())) {
            if (ghosts.size() < MOST_GHOSTS) {
                board.diagram().node(card).flatMap(NodeView::content).ifPresent(content -> {
                    var ghost = new NodeView("ghost-" + card);
                    ghost.show(content);
                    ghost.getStyleClass().add("ghost");
                    ghost.setFocusTraversable(false);
                    ghosts.put(card, ghost);
                });
            }
        }
        board.diagram().draftLayer().getChildren().addAll(ghosts.values());
    }

    @Override
    public void release(double x, double y, boolean moved) {
        cancel();
        if (moved && (dx != 0 || dy != 0)) {
            Fragment copy = part.freshIn(board.workspace().network(), board.workspace().project().blocks()).shifted(dx, dy);
            board.workspace().apply(Edits.paste(text("canvas.edit.duplicate"), copy));
            board.selectNodes(copy.ids());
        }
    }

    @Override
    public void cancel() {
        board.diagram().draftLayer().getChildren().removeAll(ghosts.values());
        ghosts.clear();
    }

    @Override
    public Cursor cursor() {
        return Cursor.MOVE;
    }
}
