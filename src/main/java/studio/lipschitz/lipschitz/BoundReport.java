package studio.lipschitz.lipschitz;

import java.util.List;

/// What is known of a network's constant from the weights that ship, node by node.
///
/// @param network from the input to the output; `upper` is infinite if a node on the way has no bound
/// @param nodes in the order of the network
public record BoundReport(Bracket network, List<NodeBound> nodes) {

    public BoundReport {
        nodes = List.copyOf(nodes);
    }

    /// @param method how the upper bound was found, in words
    public record NodeBound(String id, String module, Bracket bracket, String method) {}
}
