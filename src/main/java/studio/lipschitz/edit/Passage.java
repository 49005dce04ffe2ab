package studio.lipschitz.edit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import studio.lipschitz.layer.Input;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Node;

/// How one edge can be led through a part of a drawing.
///
/// @param entry the node that the edge then enters, at its first port
/// @param exit the node that it leaves
public record Passage(String entry, String exit) {

    /// Empty unless one node alone is fed by nothing within the part, and one feeds nothing.
    ///
    /// @param edges among the nodes
    public static Optional<Passage> of(Collection<Node> nodes, Collection<Edge> edges) {
        var fed = new HashSet<String>();
        var feeding = new HashSet<String>();
        edges.forEach(edge -> {
            fed.add(edge.to());
            feeding.add(edge.from());
        });
        List<Node> entries = nodes.stream().filter(node -> !fed.contains(node.id())).toList();
        List<Node> exits = nodes.stream().filter(node -> !feeding.contains(node.id())).toList();
        boolean leads = entries.size() == 1 && exits.size() == 1 && !(entries.getFirst().layer() instanceof Input);
        return leads ? Optional.of(new Passage(entries.getFirst().id(), exits.getFirst().id())) : Optional.empty();
    }
}
