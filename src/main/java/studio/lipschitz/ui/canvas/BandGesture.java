package studio.lipschitz.ui.canvas;

import java.util.LinkedHashSet;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.ui.workspace.Selection;

/// Selects the nodes that a rectangle touches; with Shift, on top of what was selected.
final class BandGesture implements Gesture {
    private final Board board;
    private final double startX;
    private final double startY;
    private final Selection before;
    private final boolean adds;
    private final Region band = new Region();

    BandGesture(Board board, double x, double y, boolean adds) {
        this.board = board;
        this.startX = x;
        this.startY = y;
        this.before = board.workspace().selection();
        this.adds = adds;
        band.getStyleClass().add("rubber-band");
        band.setManaged(false);
        band.setMouseTransparent(true);
    }

    @Override
    public void drag(double x, double y, boolean free) {
        if (band.getParent() == null) {
            board.overlay().getChildren().add(band);
        }
        band.resizeRelocate(Math.min(x, startX), Math.min(y, startY), Math.abs(x - startX), Math.abs(y - startY));
        Point2D a = board.toDrawing(Math.min(x, startX), Math.min(y, startY));
        Point2D b = board.toDrawing(Math.max(x, startX), Math.max(y, startY));
        Bounds area = new BoundingBox(a.getX(), a.getY(), b.getX() - a.getX(), b.getY() - a.getY());
        Set<String> touched = new LinkedHashSet<>(adds ? before.nodes() : Set.of());
        board.diagram().shown().cards().forEach((id, at) -> {
            if (area.intersects(at.x(), at.y(), Placement.WIDTH, Placement.HEIGHT)) {
                touched.addAll(board.diagram().shown().nodes(id));
            }
        });
        if (!touched.equals(board.workspace().selection().nodes())) {
            board.select(new Selection(touched, adds ? before.edges() : Set.of()));
        }
    }

    @Override
    public void release(double x, double y, boolean moved) {
        board.overlay().getChildren().remove(band);
        if (!moved && !adds) {
            board.select(Selection.EMPTY);
        }
    }

    @Override
    public void cancel() {
        board.overlay().getChildren().remove(band);
        board.select(before);
    }
}
