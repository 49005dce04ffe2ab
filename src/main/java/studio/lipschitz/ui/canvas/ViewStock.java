package studio.lipschitz.ui.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.CacheHint;
import javafx.scene.layout.Pane;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;

/// The views of what is in sight. Few are made or mended at once, many a few a frame from the middle of the view on: the window answers
/// however large the drawing is.
final class ViewStock {
    /// What it takes to make a view, styles included, in mendings of one.
    private static final int MAKING = 5;

    /// The same for the first views of all, while Java and JavaFX learn how.
    private static final int FIRST_MAKING = 3 * MAKING;

    private static final int FIRST = 120;

    /// Views that are kept beyond those in sight, for the way back.
    private static final int SPARE = 200;

    private final Pane nodeLayer;
    private final Pane edgeLayer;
    private final Consumer<NodeView> made;
    private final Map<String, NodeView> nodes = new LinkedHashMap<>();
    private final Map<Edge, EdgeView> edges = new LinkedHashMap<>();
    private final Set<Object> lit = new HashSet<>(); // what is shown as selected
    private final TabOrder order = new TabOrder();
    private final Fans fans = new Fans(nodes.values());
    private final Instalments due;
    private Shown shown = Shown.NOTHING;
    private boolean moving;
    private int everMade;
    private Set<String> wanted = Set.of(); // cards that have a view once nothing is due

    /// @param made gets every view once, before it is shown
    /// @param settled runs when views were made in frames of their own and all are there
    ViewStock(Pane nodeLayer, Pane edgeLayer, Consumer<NodeView> made, Runnable settled) {
        this.due = new Instalments(fans::spread, settled);
        this.nodeLayer = nodeLayer;
        this.edgeLayer = edgeLayer;
        this.made = made;
    }

    Collection<NodeView> nodes() {
        return nodes.values();
    }

    Collection<EdgeView> edges() {
        return edges.values();
    }

    Optional<NodeView> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Optional<EdgeView> edge(Edge edge) {
        return Optional.ofNullable(edges.get(edge));
    }

    /// While the view moves, cached pictures are stretched; once it rests they are drawn anew.
    void hurry(boolean nowMoving) {
        if (moving != nowMoving) {
            moving = nowMoving;
            nodes.values().forEach(view -> view.setCacheHint(hint()));
            edges.values().forEach(view -> view.hint(hint()));
        }
    }

    private CacheHint hint() {
        return moving ? CacheHint.SPEED : CacheHint.QUALITY;
    }

    /// The present frame has its fill: what is shown next is made in those after it.
    void pass() {
        due.pass();
    }

    /// Whether a card has no view yet, but will in a moment.
    boolean coming(String id) {
        return !due.done() && wanted.contains(id) && !nodes.containsKey(id);
    }

    /// Shows `scenery`: what is there moves at once, the rest follows.
    void show(Scenery scenery) {
        due.drop();
        shown = scenery.shown();
        Set<Edge> edgesInSight = new LinkedHashSet<>();
        wanted = new LinkedHashSet<>();
        if (!scenery.near().isEmpty()) {
            scenery.nodes().keySet().stream().filter(scenery::inSight).forEach(wanted::add);
            for (Edge edge : scenery.edges().keySet()) {
                if (scenery.inSight(edge)) {
                    edgesInSight.add(edge);
                    wanted.add(scenery.shown().card(edge.from()));
                    wanted.add(scenery.shown().card(edge.to()));
                }
            }
        }
        nodes.forEach((id, view) -> {
            view.setVisible(scenery.inSight(id));
            Optional.ofNullable(scenery.shown().cards().get(id)).ifPresent(at -> view.place(at.x(), at.y()));
        });
        edges.forEach((edge, view) -> {
            route(view);
            view.setVisible(edgesInSight.contains(edge) && scenery.near().intersects(view.getBoundsInParent()));
        });
        clearOut(scenery, edgesInSight);
        List<String> stale = new ArrayList<>(wanted);
        stale.removeIf(id -> asItShouldBe(scenery, id));
        if (stale.size() * MAKING > Instalments.AT_ONCE) {
            stale.sort(Comparator.comparingDouble(scenery::fromTheMiddle));
        }
        stale.forEach(id -> due.add(nodes.containsKey(id) ? () -> 1 : this::making, () -> mend(scenery, id)));
        edgesInSight.stream()
                .filter(edge -> !asItShouldBe(scenery, edge))
                .forEach(edge -> due.add(edges.containsKey(edge) ? 1 : 2, () -> mend(scenery, edge)));
        due.begin();
    }

    private int making() {
        return everMade < FIRST ? FIRST_MAKING : MAKING;
    }

    /// What is gone, and what is out of sight beyond a reserve.
    private void clearOut(Scenery scenery, Set<Edge> edgesInSight) {
        int spare = nodes.size() - wanted.size() - SPARE;
        for (Edge edge : edges.keySet()) {
            if (!scenery.edges().containsKey(edge) || (spare > 0 && !edgesInSight.contains(edge))) {
                due.add(1, () -> {
                    Optional.ofNullable(edges.remove(edge)).ifPresent(view -> {
                        edgeLayer.getChildren().remove(view);
                        fans.remove(view);
                    });
                    lit.remove(edge);
                });
            }
        }
        for (String id : nodes.keySet()) {
            boolean gone = !scenery.nodes().containsKey(id);
            if (gone || (spare > 0 && !wanted.contains(id))) {
                spare -= gone ? 0 : 1;
                due.add(1, () -> {
                    nodeLayer.getChildren().remove(nodes.remove(id));
                    lit.remove(id);
                });
            }
        }
    }

    private boolean asItShouldBe(Scenery scenery, String id) {
        NodeView view = nodes.get(id);
        return view != null && view.shows(scenery.nodes().get(id)) && lit.contains(id) == scenery.selected().nodes().contains(id);
    }

    private boolean asItShouldBe(Scenery scenery, Edge edge) {
        EdgeView view = edges.get(edge);
        return view != null && view.shows(scenery.edges().get(edge)) && lit.contains(edge) == scenery.selected().edges().contains(edge);
    }

    private void mend(Scenery scenery, String id) {
        CardContent content = scenery.nodes().get(id);
        Position at = scenery.shown().cards().get(id);
        if (content == null || at == null) {
            return;
        }
        NodeView view = nodes.get(id);
        if (view == null) {
            view = new NodeView(id);
            everMade++;
            made.accept(view);
            view.setCacheHint(hint());
            view.place(at.x(), at.y());
            view.setVisible(scenery.inSight(id));
            nodes.put(id, view);
        }
        int inlets = view.in().size();
        view.show(content);
        if (view.in().size() != inlets) {
            edges.values().stream().filter(edge -> shown.card(edge.edge().to()).equals(id)).forEach(this::route); // its ports stand elsewhere now
        }
        if (view.getParent() == null) {
            nodeLayer.getChildren().add(order.place(nodeLayer.getChildren(), scenery.nodes().keySet(), id), view); // with all its style classes
        }
        boolean selected = scenery.selected().nodes().contains(id);
        if (selected != lit.contains(id)) {
            view.select(selected);
            light(id, selected);
        }
    }

    private void mend(Scenery scenery, Edge edge) {
        EdgeView.Content content = scenery.edges().get(edge);
        if (content == null) {
            return;
        }
        EdgeView view = edges.get(edge);
        if (view == null) {
            view = new EdgeView(edge);
            view.hint(hint());
            edges.put(edge, view);
            edgeLayer.getChildren().add(view);
        }
        view.show(content);
        fans.touch(view);
        route(view);
        view.setVisible(scenery.near().intersects(view.getBoundsInParent()));
        boolean selected = scenery.selected().edges().contains(edge);
        if (selected != lit.contains(edge)) {
            view.select(selected);
            light(edge, selected);
        }
    }

    private void light(Object what, boolean selected) {
        if (selected) {
            lit.add(what);
        } else {
            lit.remove(what);
        }
    }

    /// Leads edges to where their nodes are shown.
    void route(Collection<Edge> moved) {
        moved.forEach(edge -> edge(edge).ifPresent(this::route));
        fans.spreadSome();
    }

    private void route(EdgeView view) {
        NodeView from = nodes.get(shown.card(view.edge().from()));
        NodeView to = nodes.get(shown.card(view.edge().to()));
        if (from != null && to != null && view.route(from.outlet(), to.inlet(view.edge().to(), view.edge().port()))) {
            fans.touch(view);
        }
    }

    /// The node whose card or port is at a point of the drawing, the uppermost one.
    Optional<NodeView> nodeAt(Point2D point) {
        NodeView uppermost = null;
        for (NodeView view : nodes.values()) {
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
        for (EdgeView view : edges.values()) {
            double distance = view.isVisible() ? view.curve().distance(point) : Double.POSITIVE_INFINITY;
            if (distance <= least) {
                least = distance;
                best = view;
            }
        }
        return Optional.ofNullable(best);
    }
}
