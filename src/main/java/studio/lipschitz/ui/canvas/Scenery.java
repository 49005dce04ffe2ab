package studio.lipschitz.ui.canvas;

import java.util.Map;
import javafx.geometry.Bounds;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Selection;

/// What is to be shown.
///
/// @param nodes by card
/// @param shown where each card stands
/// @param near what is in sight, with a rim; empty where the drawing is only painted
record Scenery(
        Map<String, CardContent> nodes,
        Map<Edge, EdgeView.Content> edges,
        Shown shown,
        Selection selected,
        Bounds near) {

    boolean inSight(String id) {
        Position at = shown.cards().get(id);
        return at != null && near.intersects(at.x(), at.y(), Placement.WIDTH, Placement.HEIGHT);
    }

    /// Whether a part of the edge may be in sight: its curve leaves the box of its nodes by less than one node.
    boolean inSight(Edge edge) {
        Position from = shown.cards().get(shown.card(edge.from()));
        Position to = shown.cards().get(shown.card(edge.to()));
        if (from == null || to == null) {
            return false;
        }
        double left = Math.min(from.x(), to.x()) - Placement.WIDTH;
        double top = Math.min(from.y(), to.y()) - Placement.HEIGHT;
        double right = Math.max(from.x(), to.x()) + 2 * Placement.WIDTH;
        double bottom = Math.max(from.y(), to.y()) + 2 * Placement.HEIGHT;
        return near.intersects(left, top, right - left, bottom - top);
    }

    double fromTheMiddle(String id) {
        Position at = shown.cards().get(id);
        return at == null ? 0 : Math.hypot(at.x() + Placement.WIDTH / 2 - near.getCenterX(), at.y() - near.getCenterY());
    }
}
