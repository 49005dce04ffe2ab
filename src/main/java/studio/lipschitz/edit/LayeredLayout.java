package studio.lipschitz.edit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.IElkProgressMonitor;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;

/// Where nodes stand so that data flows downward, layer by layer, with few edges that cross: Eclipse ELK's layered layout.
///
/// An edge that skips layers runs straight down and what it skips stands beside it, as the canvas draws an edge from port to port.
public final class LayeredLayout {
    /// Between a card and an edge that passes beside it: half the edge's label, and some air.
    private static final double ASIDE = 64;

    /// Between two ports of a joint as ELK sees them: enough for their order, too little to move a joint aside from what it stands under. The canvas
    /// draws them farther apart.
    private static final double PORT = 0.01;

    private static final long STACK = 64L << 20; // bytes, taken as they are used: about 100,000 nodes in a row

    private LayeredLayout() {}

    /// New positions of `ids`, on the grid; the upper left corner of the area that they cover stays.
    ///
    /// @param positions where all of `ids` stand now
    /// @param cancelled asked between the steps of the work
    /// @return empty if it was cancelled
    public static Optional<Map<String, Position>> of(
            Network network, Map<String, Position> positions, Set<String> ids, BooleanSupplier cancelled) {
        Fragment part = Fragment.of(network, positions, ids);
        if (part.nodes().isEmpty()) {
            return Optional.of(Map.of());
        }
        ElkNode graph = graph();
        Map<String, ElkNode> cards = new LinkedHashMap<>();
        part.nodes().forEach(node -> cards.put(node.id(), card(graph)));
        join(cards, part);
        var monitor = new Cancel(cancelled);
        deep(() -> new RecursiveGraphLayoutEngine().layout(graph, monitor));
        return monitor.isCanceled() ? Optional.empty() : Optional.of(placed(cards, part.positions()));
    }

    /// ELK goes along a chain by recursion, deeper than a usual stack.
    private static void deep(Runnable work) {
        var task = new FutureTask<Void>(work, null);
        Thread.ofPlatform().daemon().name("layout").stackSize(STACK).start(task);
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a layout failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a layout was made");
        }
    }

    private static ElkNode graph() {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX); // long edges straight first
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, Placement.GAP);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, Placement.GAP);
        graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, Placement.GAP * 2);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, ASIDE);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 0.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 0.0);
        return graph;
    }

    private static void join(Map<String, ElkNode> cards, Fragment part) {
        var outlets = new HashMap<String, ElkPort>();
        List<Edge> byPort = part.edges().stream().sorted(Comparator.comparingInt(Edge::port)).toList();
        for (Edge edge : byPort) {
            ElkPort from = outlets.computeIfAbsent(edge.from(), id -> port(cards, id, PortSide.SOUTH, 0));
            ElkGraphUtil.createSimpleEdge(from, port(cards, edge.to(), PortSide.NORTH, edge.port()));
        }
    }

    private static ElkNode card(ElkNode graph) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        node.setDimensions(Placement.WIDTH, Placement.HEIGHT);
        node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        node.setProperty(LayeredOptions.PRIORITY, 1); // a part's is their sum: the largest part comes first
        return node;
    }

    private static ElkPort port(Map<String, ElkNode> cards, String id, PortSide side, int number) {
        ElkPort port = ElkGraphUtil.createPort(Objects.requireNonNull(cards.get(id)));
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        port.setLocation(Placement.WIDTH / 2 + number * PORT, side == PortSide.NORTH ? 0 : Placement.HEIGHT);
        return port;
    }

    private static Map<String, Position> placed(Map<String, ElkNode> cards, Map<String, Position> before) {
        double left = cards.values().stream().mapToDouble(ElkNode::getX).min().orElse(0);
        double top = cards.values().stream().mapToDouble(ElkNode::getY).min().orElse(0);
        double dx = before.values().stream().mapToDouble(Position::x).min().orElse(0) - left;
        double dy = before.values().stream().mapToDouble(Position::y).min().orElse(0) - top;
        var placed = new LinkedHashMap<String, Position>();
        cards.forEach((id, card) -> placed.put(id, Placement.snap(new Position(card.getX() + dx, card.getY() + dy))));
        return placed;
    }

    /// Tells ELK to stop; each of its steps asks.
    private static final class Cancel extends NullElkProgressMonitor {
        private final BooleanSupplier cancelled;

        Cancel(BooleanSupplier cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public boolean isCanceled() {
            return cancelled.getAsBoolean();
        }

        @Override
        public IElkProgressMonitor subTask(float work) {
            return this;
        }
    }
}
