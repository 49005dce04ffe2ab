package studio.lipschitz.ui.workspace;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;

/// What is selected: nodes and edges of the present version, in the order in which they were selected.
public record Selection(Set<String> nodes, Set<Edge> edges) {
    public static final Selection EMPTY = new Selection(Set.of(), Set.of());

    public Selection {
        nodes = Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
        edges = Collections.unmodifiableSet(new LinkedHashSet<>(edges));
    }

    public boolean isEmpty() {
        return nodes.isEmpty() && edges.isEmpty();
    }

    /// The one node selected, if exactly one node and no edge is.
    public Optional<String> single() {
        return nodes.size() == 1 && edges.isEmpty() ? Optional.of(nodes.iterator().next()) : Optional.empty();
    }

    /// The one edge selected, if exactly one edge and no node is.
    public Optional<Edge> edge() {
        return nodes.isEmpty() && edges.size() == 1 ? Optional.of(edges.iterator().next()) : Optional.empty();
    }

    /// The one among these blocks whose nodes are selected, all of them and nothing else.
    public Optional<Block> block(Collection<Block> blocks) {
        return edges.isEmpty() ? blocks.stream().filter(block -> block.nodes().equals(nodes)).findFirst() : Optional.empty();
    }

    /// What an undone edit gives back: the nodes that were not there before, or else the edges; none where it takes some away.
    static Selection returned(Network before, Network now) {
        var nodes = new LinkedHashSet<String>();
        now.nodes().stream().map(Node::id).filter(id -> !before.contains(id)).forEach(nodes::add);
        var edges = new LinkedHashSet<>(now.edges());
        before.edges().forEach(edges::remove);
        boolean added = nodes.isEmpty() && now.nodes().size() == before.nodes().size()
                && now.edges().size() == before.edges().size() + edges.size();
        return new Selection(nodes, added ? edges : Set.of());
    }

    Selection within(Network network) {
        var nodesLeft = new LinkedHashSet<>(nodes);
        nodesLeft.removeIf(id -> !network.contains(id));
        var edgesLeft = new LinkedHashSet<>(edges);
        edgesLeft.retainAll(network.edges());
        return new Selection(nodesLeft, edgesLeft);
    }
}
