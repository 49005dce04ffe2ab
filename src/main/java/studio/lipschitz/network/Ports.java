package studio.lipschitz.network;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.layer.Unresolved;

/// Whether the edges into a node are those that its layer takes.
final class Ports {

    private Ports() {}

    /// One sentence that says what is missing or too much; empty if it can be run as it is connected.
    ///
    /// @param edges into the node, by port
    static Optional<String> broken(Node node, List<Edge> edges) {
        return switch (node.layer()) {
            case Unresolved _ -> Optional.empty(); // wrong already
            case Input _ -> edges.isEmpty()
                    ? Optional.empty()
                    : Optional.of(text("network.ports.input", edges.getFirst().from()));
            case UnaryLayer _ -> unary(node.id(), edges);
            case Joint joint -> joint.portNames().isEmpty() ? alike(node.id(), joint, edges) : named(node.id(), joint, edges);
        };
    }

    private static Optional<String> unary(String id, List<Edge> edges) {
        if (edges.isEmpty()) {
            return noInput(id);
        }
        return edges.size() > 1 || edges.getFirst().port() != 0
                ? Optional.of(text("network.ports.one", id, edges.getLast().from()))
                : Optional.empty();
    }

    private static Optional<String> alike(String id, Joint joint, List<Edge> edges) {
        if (edges.isEmpty()) {
            return noInput(id);
        }
        if (edges.size() < Joint.FEWEST_PORTS) {
            return Optional.of(text("network.ports.fewest", id, Joint.FEWEST_PORTS, edges.size(), edges.getFirst().from()));
        }
        return outside(id, joint, edges, text("network.ports.atMost", joint.ports()));
    }

    private static Optional<String> named(String id, Joint joint, List<Edge> edges) {
        var names = joint.portNames();
        for (int port = 0; port < names.size(); port++) {
            int wanted = port;
            if (edges.stream().noneMatch(edge -> edge.port() == wanted)) {
                return Optional.of(text("network.ports.free", id, names.get(port)));
            }
        }
        String all = names.stream().reduce((some, next) -> text("network.ports.and", some, next)).orElse("");
        return outside(id, joint, edges, text("network.ports.named", all));
    }

    private static Optional<String> outside(String id, Joint joint, List<Edge> edges, String taken) {
        Edge last = edges.getLast();
        return last.port() >= joint.ports() || edges.getFirst().port() < 0
                ? Optional.of(text("network.ports.outside", id, taken, last.port(), last.from()))
                : Optional.empty();
    }

    private static Optional<String> noInput(String id) {
        return Optional.of(text("network.ports.none", id));
    }
}
