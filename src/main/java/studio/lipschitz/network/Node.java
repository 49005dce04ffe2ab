package studio.lipschitz.network;

import static studio.lipschitz.text.Texts.text;

import studio.lipschitz.layer.Layer;

/// A layer at a place of the graph.
///
/// @param id unique in its network, not blank
public record Node(String id, Layer layer) {

    public Node {
        if (id.isBlank()) {
            throw new IllegalArgumentException(text("network.node.blank"));
        }
    }
}
