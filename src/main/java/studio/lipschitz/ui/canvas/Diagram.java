package studio.lipschitz.ui.canvas;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Affine;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.lipschitz.Growth;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.workspace.LayerMarks;
import studio.lipschitz.ui.workspace.Selection;

/// The drawing itself, in canvas units: what every node and edge shows and where; [ViewStock] keeps the views of those in sight.
final class Diagram extends Pane {
    private static final Bounds NOWHERE = new BoundingBox(-1e9, -1e9, 0, 0);

    private final Contents contents = new Contents();
    private final Pane edgeLayer = layer();
    private final Pane nodeLayer = layer();
    private final Pane draftLayer = layer();
    private final Overview overview = new Overview();
    private final Affine transform = new Affine();
    /// Positions given to nodes that the document has none for, so that they stay where they were first seen.
    private final Map<String, Position> assumed = new HashMap<>();

    private final Consumer<String> tabbed;
    private final ViewStock stock = new ViewStock(nodeLayer, edgeLayer, this::whenTabbedTo);
    private Map<String, Position> positions = Map.of();
    private Selection selected = Selection.EMPTY;
    private final Map<String, Position> previewed = new HashMap<>(); // of nodes that are being moved
    private View view = View.START;
    private double width;
    private double height;

    /// @param tabbed gets the id of a node that the Tab key comes to
    Diagram(Consumer<String> tabbed) {
        this.tabbed = tabbed;
        getStyleClass().add("canvas-drawing");
        setManaged(false);
        setPickOnBounds(false);
        draftLayer.setMouseTransparent(true);
        getChildren().addAll(edgeLayer, nodeLayer, draftLayer);
        getTransforms().add(transform);
    }

    private static Pane layer() {
        var pane = new Pane();
        pane.setManaged(false);
        pane.setPickOnBounds(false);
        return pane;
    }

    /// Where what is only being drawn goes: the ghost of a module, an edge that follows the mouse.
    Pane draftLayer() {
        return draftLayer;
    }

    /// Views of the nodes in sight, and of some beyond.
    Collection<NodeView> nodes() {
        return stock.nodes();
    }

    /// The card at a point of a drawing that is [#far].
    Optional<String> cardAt(Point2D point) {
        return !far() ? Optional.empty() : positions.keySet().stream()
                .filter(id -> areaOf(id).filter(area -> area.contains(point)).isPresent())
                .reduce((_, later) -> later); // the uppermost
    }

    /// Where a drawing that is [#far] is painted, in the canvas's pixels: below this.
    Overview overview() {
        return overview;
    }

    /// Empty while it has no view.
    Optional<NodeView> node(String id) {
        return stock.node(id);
    }

    Optional<EdgeView> edge(Edge edge) {
        return stock.edge(edge);
    }

    /// The card of a node, in sight or not.
    Optional<Bounds> areaOf(String id) {
        return Optional.ofNullable(positions.get(id)).map(at -> new BoundingBox(at.x(), at.y(), Placement.WIDTH, Placement.HEIGHT));
    }

    /// Where each node of the present version stands.
    Map<String, Position> positions() {
        return positions;
    }

    /// Forgets where nodes without a position stood: another document comes.
    void forget() {
        assumed.clear();
    }

    void sync(Project project, Analysis analysis, Growth growth) {
        Network network = project.network();
        var known = new HashMap<>(assumed);
        known.putAll(project.positions());
        positions = Placement.complete(network, known);
        positions.forEach((id, at) -> {
            if (!project.positions().containsKey(id)) {
                assumed.put(id, at);
            }
        });
        previewed.clear();
        contents.sync(network, analysis, growth, selected.single());
        showAll();
    }

    /// Shows what a training says of the layers, where they are still as it trained them.
    ///
    /// @param found by id
    void mark(Map<String, LayerMarks.Mark> found) {
        contents.mark(found);
        showAll();
    }

    /// The Tab key selects what it comes to.
    private void whenTabbedTo(NodeView view) {
        view.focusVisibleProperty().addListener((_, _, visible) -> {
            if (visible) {
                tabbed.accept(view.node());
            }
        });
    }

    /// Shows nodes elsewhere, their edges with them, without changing the document.
    void preview(Map<String, Position> places) {
        previewed.putAll(places);
        if (far()) {
            paint();
            return;
        }
        places.forEach((id, at) -> {
            stock.node(id).ifPresent(node -> node.place(at.x(), at.y()));
            contents.edgesAt(id).forEach(edge -> stock.edge(edge).ifPresent(stock::route));
        });
    }

    private void paint() {
        Map<String, Position> shown = positions;
        if (!previewed.isEmpty()) {
            shown = new HashMap<>(positions);
            shown.putAll(previewed);
        }
        overview.paint(new Overview.Scene(contents.nodes(), contents.edges().keySet(), shown, selected.nodes(), view, width, height));
    }

    /// Puts every node back where the document has it.
    void endPreview() {
        previewed.clear();
        showAll();
    }

    void select(Selection selection) {
        selected = selection;
        contents.select(selection.single());
        showAll();
    }

    /// Takes over what part of the drawing shows; what is out of sight is not drawn.
    void look(View view, double width, double height) {
        this.view = view;
        this.width = width;
        this.height = height;
        transform.setToTransform(view.zoom(), 0, view.x(), 0, view.zoom(), view.y());
        showAll();
    }

    /// Whether the drawing is so large and far that it is painted, without a view for each node.
    boolean far() {
        return Overview.serves(view, positions.size());
    }

    private void showAll() {
        boolean far = far();
        edgeLayer.setVisible(!far);
        nodeLayer.setVisible(!far);
        if (far) {
            paint();
        } else {
            overview.hide();
        }
        Bounds window = far ? NOWHERE : view.visible(width, height);
        var near = new BoundingBox(
                window.getMinX() - PortView.HIT,
                window.getMinY() - PortView.HIT,
                window.getWidth() + 2 * PortView.HIT,
                window.getHeight() + 2 * PortView.HIT);
        stock.show(new ViewStock.Scenery(contents.nodes(), contents.edges(), positions, selected, near));
    }

    void hurry(boolean moving) {
        stock.hurry(moving);
    }

    /// Area that all nodes cover together; empty without nodes.
    Optional<Bounds> area(Collection<String> ids) {
        List<Position> all = positions.entrySet().stream().filter(entry -> ids.contains(entry.getKey())).map(Map.Entry::getValue).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        double left = all.stream().mapToDouble(Position::x).min().orElse(0);
        double top = all.stream().mapToDouble(Position::y).min().orElse(0);
        double right = all.stream().mapToDouble(Position::x).max().orElse(0) + Placement.WIDTH;
        double bottom = all.stream().mapToDouble(Position::y).max().orElse(0) + Placement.HEIGHT;
        return Optional.of(new BoundingBox(left, top, right - left, bottom - top));
    }

    /// The node whose card or port is at a point of the drawing, the uppermost one.
    Optional<NodeView> nodeAt(Point2D point) {
        NodeView uppermost = null;
        for (NodeView view : stock.nodes()) {
            Bounds area = view.area();
            double reach = PortView.HIT / 2;
            var wide = new BoundingBox(
                    area.getMinX(), area.getMinY() - reach, area.getWidth(), area.getHeight() + 2 * reach);
            if (wide.contains(point) && (uppermost == null || view.getViewOrder() <= uppermost.getViewOrder())) {
                uppermost = view;
            }
        }
        return Optional.ofNullable(uppermost);
    }

    /// The edge that passes within `reach` of a point, the closest one.
    Optional<EdgeView> edgeNear(Point2D point, double reach) {
        EdgeView best = null;
        double least = reach;
        for (EdgeView view : stock.edges()) {
            double distance = view.isVisible() ? view.curve().distance(point) : Double.POSITIVE_INFINITY;
            if (distance <= least) {
                least = distance;
                best = view;
            }
        }
        return Optional.ofNullable(best);
    }
}
