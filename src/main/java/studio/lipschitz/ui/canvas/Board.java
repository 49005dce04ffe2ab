package studio.lipschitz.ui.canvas;

import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import studio.lipschitz.edit.Fragment;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Selection;
import studio.lipschitz.ui.workspace.Workspace;

/// What the canvas's gestures and commands work on: the document, its drawing, and what of it is in sight.
///
/// @param snaps whether what is moved keeps to the grid
/// @param overlay unscaled, above the drawing; coordinates of the canvas
record Board(Workspace workspace, Latest latest, Pane overlay, ObjectProperty<View> view, SimpleObjectProperty<Selection> own,
        SimpleBooleanProperty snaps) {

    /// It shows the present version.
    Diagram diagram() {
        return latest.diagram();
    }

    Point2D toDrawing(double x, double y) {
        return view.get().toDrawing(x, y);
    }

    /// The one node that is selected, or the one that a selected block feeds others from.
    Optional<String> outlet() {
        return workspace.selection().single().or(() -> workspace.selectedBlock()
                .flatMap(block -> Optional.ofNullable(diagram().contents().get(block.id())))
                .map(CardContent::outlet));
    }

    /// Where the first of the nodes stands that a card or a frame is of: it is what keeps to the grid.
    Position placeOf(String card) {
        return diagram().positions().getOrDefault(diagram().shown().nodes(card).iterator().next(), new Position(0, 0));
    }

    /// These nodes, as they can be copied.
    Fragment part(Set<String> ids) {
        return Fragment.of(workspace.network(), diagram().positions(), ids, workspace.project().blocks());
    }

    /// What of the drawing is in sight.
    Bounds seen() {
        return view.get().visible(overlay.getWidth(), overlay.getHeight());
    }

    /// Moves the view if the card of a node is not wholly in it.
    void bringIntoSight(String id) {
        diagram().areaOf(id).filter(area -> overlay.getWidth() > 0 && !seen().contains(area)).ifPresent(area -> view.set(
                view.get().centredOn(area.getCenterX(), area.getCenterY(), overlay.getWidth(), overlay.getHeight())));
    }

    /// The middle of an edge in the drawing; empty where it is not shown.
    Optional<Point2D> middle(Edge edge) {
        if (!diagram().shown().shows(edge)) {
            return Optional.empty();
        }
        return diagram().areaOf(edge.from()).flatMap(from -> diagram().areaOf(edge.to())
                .map(to -> new Point2D((from.getCenterX() + to.getCenterX()) / 2, (from.getMaxY() + to.getMinY()) / 2)));
    }

    /// Moves the view if a point of the drawing is not in it.
    void bringIntoSight(Point2D point) {
        if (overlay.getWidth() > 0 && !seen().contains(point)) {
            view.set(view.get().centredOn(point.getX(), point.getY(), overlay.getWidth(), overlay.getHeight()));
        }
    }

    /// Selects without bringing into sight: whoever clicks on the canvas sees it already.
    void select(Selection selection) {
        own.set(selection);
        workspace.select(selection);
    }

    void selectNodes(Set<String> ids) {
        select(new Selection(ids, Set.of()));
    }

    void selectEdge(Edge edge) {
        select(new Selection(Set.of(), Set.of(edge)));
    }
}
