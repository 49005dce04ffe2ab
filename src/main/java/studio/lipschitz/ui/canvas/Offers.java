package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
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
        Map<String, List<Edge>> into = intoJoints(network);
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Input) {
                refused.put(node.id(), text("canvas.edge.input"));
            } else if (!refused.containsKey(node.id())) {
                flowing.flatMap(shape -> misfit(node.layer(), beside(into.getOrDefault(node.id(), List.of()), -1, analysis), shape))
                        .ifPresent(reason -> misfits.put(node.id(), reason));
            }
        }
        return new Offers(refused, misfits);
    }

    /// An edge that enters `to` at a port.
    static Offers into(String to, int port, Network network, Analysis analysis) {
        Map<String, String> refused = cycles(to, network, false);
        var misfits = new HashMap<String, String>();
        Layer target = network.node(to).layer();
        List<Shape> beside = beside(intoJoints(network).getOrDefault(to, List.of()), port, analysis);
        for (Node node : network.nodes()) {
            if (!refused.containsKey(node.id())) {
                analysis.node(node.id())
                        .output()
                        .flatMap(shape -> misfit(target, beside, shape))
                        .ifPresent(reason -> misfits.put(node.id(), reason));
            }
        }
        return new Offers(refused, misfits);
    }

    /// Why a layer can't come onto an edge, if it can't: what flows there does not fit it, or what it makes of that does not fit what follows.
    static Optional<String> onto(Edge edge, Layer layer, Network network, Analysis analysis) {
        Optional<Shape> flowing = analysis.node(edge.from()).output();
        if (flowing.isEmpty() || layer instanceof Joint) {
            return Optional.empty(); // nothing is known, or more will flow into it
        }
        return switch (layer.outputShape(List.of(flowing.get()))) {
            case Inference.Misfit reason -> Optional.of(reason.message());
            case Inference.Fits fits -> misfit(
                    network.node(edge.to()).layer(), beside(network.into(edge.to()), edge.port(), analysis), fits.shape());
        };
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
                        ? text("canvas.edge.itself", id)
                        : text("canvas.edge.cycle", from, to));
                next.getOrDefault(other, List.of()).forEach(todo::push);
            }
        }
        return refused;
    }

    private static Map<String, List<Edge>> intoJoints(Network network) {
        return network.edges().stream()
                .filter(edge -> network.node(edge.to()).layer() instanceof Joint)
                .collect(Collectors.groupingBy(Edge::to));
    }

    /// Shapes that flow into a joint at its other ports.
    private static List<Shape> beside(List<Edge> edges, int port, Analysis analysis) {
        return edges.stream()
                .filter(edge -> edge.port() != port)
                .map(edge -> analysis.node(edge.from()).output())
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> misfit(Layer target, List<Shape> beside, Shape flowing) {
        var inputs = new ArrayList<>(beside);
        inputs.add(flowing);
        return switch (target) {
            case Unresolved _ -> Optional.empty();
            case Layer layer -> switch (layer.outputShape(inputs)) {
                case Inference.Misfit reason -> Optional.of(reason.message());
                case Inference.Fits _ -> Optional.empty();
            };
        };
    }
}
