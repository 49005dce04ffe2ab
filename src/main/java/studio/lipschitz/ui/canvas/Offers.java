package studio.lipschitz.ui.canvas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Shape;

/// What would become of an edge from or to one node, for every other node: found once, as its drawing begins.
///
/// @param refused why an edge can't be, by node
/// @param misfits why the shapes would not fit, by node
record Offers(Map<String, String> refused, Map<String, String> misfits) {

    /// An edge that leaves `from`.
    static Offers outOf(String from, Network network, Analysis analysis) {
        Map<String, String> refused = cycles(from, network, true);
        var misfits = new HashMap<String, String>();
        Optional<Shape> flowing = analysis.node(from).output();
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Input) {
                refused.put(node.id(), "An Input takes no connection: data enters the network there.");
            } else if (!refused.containsKey(node.id())) {
                flowing.flatMap(shape -> misfit(node.layer(), shape)).ifPresent(reason -> misfits.put(node.id(), reason));
            }
        }
        return new Offers(refused, misfits);
    }

    /// An edge that enters `to`.
    static Offers into(String to, Network network, Analysis analysis) {
        Map<String, String> refused = cycles(to, network, false);
        var misfits = new HashMap<String, String>();
        Layer target = network.node(to).layer();
        for (Node node : network.nodes()) {
            if (!refused.containsKey(node.id())) {
                analysis.node(node.id())
                        .output()
                        .flatMap(shape -> misfit(target, shape))
                        .ifPresent(reason -> misfits.put(node.id(), reason));
            }
        }
        return new Offers(refused, misfits);
    }

    PortView.Offer of(String node) {
        return refused.containsKey(node)
                ? PortView.Offer.REFUSED
                : misfits.containsKey(node) ? PortView.Offer.MISFIT : PortView.Offer.OPEN;
    }

    /// Nodes that `id` is fed by (`upward`) or feeds, itself included.
    private static Map<String, String> cycles(String id, Network network, boolean upward) {
        var next = new HashMap<String, List<String>>();
        for (Edge edge : network.edges()) {
            next.computeIfAbsent(upward ? edge.to() : edge.from(), _ -> new ArrayList<>()).add(upward ? edge.from() : edge.to());
        }
        var refused = new HashMap<String, String>();
        var todo = new ArrayDeque<String>(Set.of(id));
        while (!todo.isEmpty()) {
            String other = todo.pop();
            if (!refused.containsKey(other)) {
                String from = upward ? id : other;
                String to = upward ? other : id;
                refused.put(other, other.equals(id)
                        ? id + " can't feed itself; connect it to another node."
                        : "Connecting " + from + " to " + to
                                + " would close a cycle; data must flow one way, from the input to the output.");
                next.getOrDefault(other, List.of()).forEach(todo::push);
            }
        }
        return refused;
    }

    private static Optional<String> misfit(Layer target, Shape flowing) {
        return switch (target) {
            case Unresolved _ -> Optional.empty();
            case Layer layer -> switch (layer.outputShape(List.of(flowing))) {
                case Inference.Misfit reason -> Optional.of(reason.message());
                case Inference.Fits _ -> Optional.empty();
            };
        };
    }
}
