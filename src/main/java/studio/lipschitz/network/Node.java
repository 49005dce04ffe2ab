package studio.lipschitz.network;

import studio.lipschitz.layer.Layer;

/// A layer at a place of the graph.
///
/// @param id unique in its network, not blank
public record Node(String id, Layer layer) {

    public Node {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a node's id must not be blank");
        }
    }
}
