package studio.lipschitz.ui.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Affine;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.lipschitz.Growth;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.workspace.LayerMarks;
import studio.lipschitz.ui.workspace.Selection;

/// The drawing itself, in canvas units: what every node and edge shows and where; [ViewStock] keeps the views of those in sight.
final class Diagram extends Pane {
    private final Map<String, NodeView.Content> nodes = new LinkedHashMap<>();
    private final Map<Edge, EdgeView.Content> edges = new LinkedHashMap<>();
    /// Edges by the node at either end; [Network#into] and [Network#outOf] look at every edge.
    private final Map<String, List<Edge>> edgesAt = new HashMap<>();

    private final Pane edgeLayer = layer();
    private final Pane nodeLayer = layer();
    private final Pane draftLayer = layer();
    private final Affine transform = new Affine();
    /// Positions given to nodes that the document has none for, so that they stay where they were first seen.
    private final Map<String, Position> assumed = new HashMap<>();

    private final Consumer<String> tabbed;
    private final ViewStock stock = new ViewStock(nodeLayer, edgeLayer, this::whenTabbedTo);
    private Map<String, Position> positions = Map.of();
    private Selection selected = Selection.EMPTY;
    private Map<String, LayerMarks.Mark> marks = Map.of();
    private Set<Edge> onPath = Set.of(); // from the input to the selected node
    private @Nullable Network drawn;
    private @Nullable Growth grown;
    private Bounds window = new BoundingBox(0, 0, 0, 0);

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

    @SuppressWarnings("ReferenceEquality") // what is unchanged is the same instance
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
        if (network != drawn || growth != grown) {
            syncNodes(network, analysis, growth);
            syncEdges(network, analysis, growth);
            drawn = network;
            grown = growth;
            onPath = Ways.to(selected.single(), edgesAt);
            onPath.forEach(edge -> edges.computeIfPresent(edge, (its, content) -> growth(its, content, true)));
        }
        showAll();
    }

    private void syncNodes(Network network, Analysis analysis, Growth growth) {
        var problems = new HashMap<String, List<Problem>>();
        for (Problem problem : analysis.problems()) {
            problem.node().ifPresent(id -> problems.computeIfAbsent(id, _ -> new ArrayList<>()).add(problem));
        }
        var taken = new HashMap<String, List<Integer>>();
        network.edges().forEach(edge -> taken.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.port()));
        nodes.clear();
        for (Node node : network.nodes()) {
            NodeReport report = analysis.node(node.id());
            nodes.put(node.id(), new NodeView.Content(
                    node.layer(),
                    report.verdict(),
                    report.output(),
                    problems.getOrDefault(node.id(), List.of()),
                    Inlets.shown(node.layer(), taken.getOrDefault(node.id(), List.of())),
                    growth.measured(node.id()),
                    markOf(node.id(), node.layer())));
        }
    }

    /// Shows what a training says of the layers, where they are still as it trained them.
    ///
    /// @param found by id
    void mark(Map<String, LayerMarks.Mark> found) {
        marks = found;
        nodes.replaceAll((id, content) -> {
            Optional<LayerMarks.Mark> mark = markOf(id, content.layer());
            return mark.equals(content.mark()) ? content : content.marked(mark);
        });
        showAll();
    }

    private Optional<LayerMarks.Mark> markOf(String id, Layer layer) {
        return Optional.ofNullable(marks.get(id)).filter(mark -> mark.layer().equals(layer));
    }

    /// The Tab key selects what it comes to.
    private void whenTabbedTo(NodeView view) {
        view.focusVisibleProperty().addListener((_, _, visible) -> {
            if (visible) {
                tabbed.accept(view.node());
            }
        });
    }

    private void syncEdges(Network network, Analysis analysis, Growth growth) {
        edges.clear();
        edgesAt.clear();
        for (Edge edge : network.edges()) {
            edges.put(edge, new EdgeView.Content(
                    analysis.node(edge.from()).output(),
                    growth.changes(edge.from()) ? growth.upTo(edge.from()) : OptionalDouble.empty(),
                    false,
                    misfit(analysis.node(edge.to()))));
            edgesAt.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
            edgesAt.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
        }
    }

    /// The same edge, on a path to the selected node or not: there the constant is told of every edge, elsewhere where it changes.
    private EdgeView.Content growth(Edge edge, EdgeView.Content content, boolean path) {
        boolean told = grown != null && (path || grown.changes(edge.from()));
        return new EdgeView.Content(
                content.flowing(), told && grown != null ? grown.upTo(edge.from()) : OptionalDouble.empty(), path, content.misfit());
    }

    /// Why a node can't take what flows into it, if it can't.
    private static Optional<String> misfit(NodeReport target) {
        List<Shape> flowing = target.inputs().stream().flatMap(Optional::stream).toList();
        return switch (target.node().layer()) {
            case Input _ -> Optional.of("An Input takes no connection; delete this edge.");
            case Unresolved _ -> Optional.empty(); // an error of the node, not of the edge
            case Layer layer when target.output().isEmpty() && !flowing.isEmpty()
                    && flowing.size() == target.inputs().size() ->
                switch (layer.outputShape(flowing)) {
                    case Inference.Misfit reason -> Optional.of(reason.message());
                    case Inference.Fits _ -> Optional.empty();
                };
            case Layer _ -> Optional.empty();
        };
    }

    /// Shows a node elsewhere, its edges with it, without changing the document.
    void preview(String id, Position at) {
        stock.node(id).ifPresent(view -> view.place(at.x(), at.y()));
        edgesAt.getOrDefault(id, List.of()).forEach(edge -> stock.edge(edge).ifPresent(stock::route));
    }

    /// Puts every node back where the document has it.
    void endPreview() {
        showAll();
    }

    void select(Selection selection) {
        selected = selection;
        Set<Edge> before = onPath;
        onPath = Ways.to(selection.single(), edgesAt);
        before.forEach(edge -> edges.computeIfPresent(edge, (its, content) -> growth(its, content, onPath.contains(its))));
        onPath.forEach(edge -> edges.computeIfPresent(edge, (its, content) -> growth(its, content, true)));
        showAll();
    }

    /// Takes over what part of the drawing shows; what is out of sight is not drawn.
    void look(View view, double width, double height) {
        transform.setToTransform(view.zoom(), 0, view.x(), 0, view.zoom(), view.y());
        window = view.visible(width, height);
        showAll();
    }

    private void showAll() {
        var near = new BoundingBox(
                window.getMinX() - PortView.HIT,
                window.getMinY() - PortView.HIT,
                window.getWidth() + 2 * PortView.HIT,
                window.getHeight() + 2 * PortView.HIT);
        stock.show(new ViewStock.Scenery(nodes, edges, positions, selected, near));
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
