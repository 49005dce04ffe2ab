package studio.lipschitz.ui.canvas;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;

/// The edge that what is dragged would be inserted on, lit up; in another colour, with the reason in the status bar, where the shapes would not fit.
final class EdgeTarget {
    private static final double REACH = 24; // pixels from the edge

    private final Board board;
    private Optional<EdgeView> lit = Optional.empty();

    EdgeTarget(Board board) {
        this.board = board;
    }

    /// The edge that a point of the canvas is close to, whether it is lit or not; none where a card is.
    ///
    /// @param dragged cards that are under the pointer because they are dragged
    Optional<EdgeView> near(double x, double y, Set<String> dragged) {
        Point2D pointer = board.toDrawing(x, y);
        boolean onCard = board.diagram().nodes().stream()
                .anyMatch(card -> card.isVisible() && !dragged.contains(card.node()) && card.area().contains(pointer));
        return onCard ? Optional.empty() : board.diagram().views().edgeNear(pointer, REACH / board.view().get().zoom());
    }

    /// Lights `edge` up in place of the one before.
    ///
    /// @param layer that would come first on it, if it is known
    /// @return whether it is another
    boolean light(Optional<EdgeView> edge, Optional<Layer> layer) {
        if (edge.equals(lit)) {
            return false;
        }
        lit.ifPresent(its -> its.target(false, false));
        Optional<String> misfit = edge.flatMap(its -> misfit(its.edge(), layer));
        edge.ifPresent(its -> its.target(true, misfit.isPresent()));
        misfit.ifPresent(board.workspace()::say);
        lit = edge;
        return true;
    }

    void dark() {
        light(Optional.empty(), Optional.empty());
    }

    /// Why a layer can't come onto an edge, if it can't.
    Optional<String> misfit(Edge edge, Optional<Layer> layer) {
        return layer.flatMap(its -> Offers.onto(edge, its, board.workspace().network(), board.workspace().analysis()));
    }

    Optional<EdgeView> lit() {
        return lit;
    }

    /// Where a card goes that comes onto an edge: in line with it and far enough under its start to leave room for a label, if it leads straight down.
    ///
    /// @param wanted upper left corner
    Position place(Edge edge, Position wanted) {
        Shown cards = board.diagram().shown();
        Position from = Objects.requireNonNull(cards.cards().get(cards.card(edge.from())));
        Position to = Objects.requireNonNull(cards.cards().get(cards.card(edge.to())));
        return Placement.onto(from, to, wanted);
    }
}
