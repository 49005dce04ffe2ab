package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.canvas.Additions.Addition;
import studio.lipschitz.ui.fx.Finder;
import studio.lipschitz.ui.fx.VerdictLook;
import studio.lipschitz.ui.workspace.Workspace;

/// Adds a module by its name, at the place where it was asked for: on the empty canvas, below a node, or at the end of an edge that was let go there.
final class QuickAdd {
    private static final double DOWN = 8; // pixels under the pointer, so that the place is still seen

    private final Board board;
    private final Region canvas;
    private final Finder<Addition> finder = new Finder<>(
            "quick-add", text("canvas.add.prompt"), text("canvas.add.none"), QuickAdd::row);

    QuickAdd(Board board, Region canvas) {
        this.board = board;
        this.canvas = canvas;
        finder.onHidden(canvas::requestFocus);
    }

    private static Finder.Row row(Addition addition) {
        var look = VerdictLook.of(addition.type().defaults().verdict(null).kind());
        String detail = addition.misfit()
                .or(() -> addition.inPlaceOf().map(name -> text("canvas.add.inPlaceOf", name)))
                .orElseGet(() -> addition.type().info().summary());
        return new Finder.Row(addition.type().name(), detail, look.label(), look.styleClass(), true);
    }

    /// Offers what may stand at a place of the canvas, centred there.
    void at(double x, double y) {
        Point2D point = board.toDrawing(x, y);
        var place = new Position(point.getX() - Placement.WIDTH / 2, point.getY() - Placement.HEIGHT / 2);
        Optional<Block> into = new FrameTarget(board).at(x, y, Set.of());
        open(x, y, Additions.ANYWHERE, layer -> board.workspace().arrivals().addAt(layer, place, into));
    }

    /// Offers what may follow a node, led from it; below it, or where the edge was let go.
    void after(String node, double x, double y, Optional<Point2D> wanted) {
        Workspace workspace = board.workspace();
        var flowing = workspace.analysis().node(node).output();
        open(x, y, new Additions(true, flowing), layer -> {
            Map<String, Position> positions = board.diagram().shown().cards();
            Position place = wanted.map(at -> new Position(at.getX() - Placement.WIDTH / 2, at.getY()))
                    .map(at -> Placement.free(at, positions.values()))
                    .orElseGet(() -> Placement.below(Objects.requireNonNull(positions.get(board.diagram().shown().card(node))),
                            positions.values()));
            String id = workspace.network().freshId(layer);
            workspace.apply(Edits.addAfter(node, id, layer, place));
            board.selectNodes(Set.of(id));
        });
    }

    /// Offers what may lead into a port of a node.
    void before(String node, int port, double x, double y) {
        Workspace workspace = board.workspace();
        Point2D at = board.toDrawing(x, y);
        var wanted = new Position(at.getX() - Placement.WIDTH / 2, at.getY() - Placement.HEIGHT);
        open(x, y, Additions.leadingTo(node, port, workspace.network(), workspace.analysis()), layer -> {
            String id = workspace.network().freshId(layer);
            Position place = Placement.free(wanted, board.diagram().shown().cards().values());
            workspace.apply(Edits.addBefore(new Edge(id, node, port), layer, place));
            board.selectNodes(Set.of(id));
        });
    }

    /// Without a pointer: on the one edge that is selected, after the one node that is, else in the middle of the view.
    void here() {
        Optional<Edge> edge = board.workspace().selection().edge();
        if (edge.isPresent()) {
            onto(edge.get());
            return;
        }
        Optional<String> single = board.outlet();
        single.ifPresent(board::bringIntoSight);
        Optional<Bounds> card = single.flatMap(board.diagram()::areaOf);
        if (card.isEmpty()) {
            at(canvas.getWidth() / 2, canvas.getHeight() / 2);
            return;
        }
        Point2D below = board.view().get().toScreen(card.get().getMinX(), card.get().getMaxY());
        var out = board.workspace().network().outOf(single.orElseThrow());
        if (out.size() == 1) {
            between(out.getFirst(), card.get(), below);
        } else {
            after(single.orElseThrow(), below.getX(), below.getY(), Optional.empty());
        }
    }

    /// Offers what may come onto an edge.
    private void onto(Edge edge) {
        Workspace workspace = board.workspace();
        Optional<Point2D> middle = board.middle(edge);
        if (middle.isEmpty()) {
            return; // it lies within a folded block
        }
        board.bringIntoSight(middle.get());
        Point2D at = board.view().get().toScreen(middle.get().getX(), middle.get().getY());
        open(at.getX(), at.getY(), new Additions(true, workspace.analysis().node(workspace.expansion().source(edge)).output()),
                layer -> workspace.arrivals().insertAt(edge, layer));
    }

    /// Offers what may come between a node and the one that it feeds.
    private void between(Edge edge, Bounds above, Point2D at) {
        Workspace workspace = board.workspace();
        var place = new Position(above.getMinX(), above.getMaxY() + Placement.GAP);
        open(at.getX(), at.getY(), new Additions(true, workspace.analysis().node(workspace.expansion().source(edge)).output()),
                layer -> workspace.arrivals().insertAt(edge, layer, place));
    }

    private interface Place {
        void add(Layer layer);
    }

    private void open(double x, double y, Additions additions, Place place) {
        Point2D screen = canvas.localToScreen(x, y + DOWN);
        finder.show(canvas, screen.getX(), screen.getY(), additions::find, addition -> {
            place.add(addition.type().defaults());
            board.workspace().selection().single().ifPresent(board::bringIntoSight);
            board.workspace().say(addition.misfit().orElseGet(() -> text("canvas.added", addition.type().name())));
        });
    }
}
