package studio.lipschitz.ui.canvas;

import java.util.Optional;
import javafx.geometry.Point2D;

/// The edge that what is dragged would be inserted on, lit up.
final class EdgeTarget {
    private static final double REACH = 24; // pixels from the edge

    private final Board board;
    private Optional<EdgeView> lit = Optional.empty();

    EdgeTarget(Board board) {
        this.board = board;
    }

    /// The edge that a point of the canvas is close to, whether it is lit or not.
    Optional<EdgeView> near(double x, double y) {
        Point2D pointer = board.toDrawing(x, y);
        return board.diagram().edgeNear(pointer, REACH / board.view().get().zoom());
    }

    /// Lights `edge` up in place of the one before.
    ///
    /// @return whether it is another
    boolean light(Optional<EdgeView> edge) {
        if (edge.equals(lit)) {
            return false;
        }
        lit.ifPresent(its -> its.target(false));
        edge.ifPresent(its -> its.target(true));
        lit = edge;
        return true;
    }

    Optional<EdgeView> lit() {
        return lit;
    }
}
