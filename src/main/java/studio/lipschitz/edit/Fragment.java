package studio.lipschitz.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;

/// A part of a network that is copied: some nodes, the edges among them, where they stand.
///
/// @param incoming edges that lead into the part from nodes outside of it
/// @param blocks those that lie wholly in the part
public record Fragment(
        List<Node> nodes, List<Edge> edges, Map<String, Position> positions, List<Edge> incoming, List<Block> blocks) {

    /// A part of a drawing without blocks.
    public static Fragment of(Network network, Map<String, Position> positions, Set<String> ids) {
        return of(network, positions, ids, List.of());
    }

    public static Fragment of(Network network, Map<String, Position> positions, Set<String> ids, List<Block> blocks) {
        var kept = new LinkedHashMap<>(positions);
        kept.keySet().retainAll(ids);
        Map<Boolean, List<Edge>> into = network.edges().stream()
                .filter(e -> ids.contains(e.to()))
                .collect(Collectors.partitioningBy(e -> ids.contains(e.from())));
        return new Fragment(
                network.nodes().stream().filter(n -> ids.contains(n.id())).toList(), into.getOrDefault(true, List.of()), kept,
                into.getOrDefault(false, List.of()), blocks.stream().filter(block -> ids.containsAll(block.nodes())).toList());
    }

    public Set<String> ids() {
        return nodes.stream().map(Node::id).collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    public Fragment shifted(double dx, double dy) {
        var moved = new LinkedHashMap<String, Position>();
        positions.forEach((id, at) -> moved.put(id, new Position(at.x() + dx, at.y() + dy)));
        return new Fragment(nodes, edges, moved, incoming, blocks);
    }

    /// The same part on its own.
    public Fragment withoutIncoming() {
        return new Fragment(nodes, edges, positions, List.of(), blocks);
    }

    /// As below, in a drawing without blocks.
    public Fragment freshIn(Network network) {
        return freshIn(network, List.of());
    }

    /// The same part under ids that are free in `network` and among `taken` blocks, its own where these are free; of the edges into it those stay whose start is there.
    public Fragment freshIn(Network network, List<Block> taken) {
        var names = new LinkedHashMap<String, String>();
        Network grown = network;
        for (Node node : nodes) {
            boolean free = !grown.contains(node.id()) && taken.stream().noneMatch(block -> block.id().equals(node.id()));
            String id = free ? node.id() : grown.freshId(node.layer());
            names.put(node.id(), id);
            grown = grown.with(new Node(id, node.layer()));
        }
        var moved = new LinkedHashMap<String, Position>();
        positions.forEach((id, at) -> moved.put(names.getOrDefault(id, id), at));
        return new Fragment(
                nodes.stream().map(n -> new Node(names.getOrDefault(n.id(), n.id()), n.layer())).toList(),
                edges.stream()
                        .map(e -> new Edge(names.getOrDefault(e.from(), e.from()), names.getOrDefault(e.to(), e.to()), e.port()))
                        .toList(),
                moved,
                incoming.stream()
                        .filter(e -> network.contains(e.from()))
                        .map(e -> new Edge(e.from(), names.getOrDefault(e.to(), e.to()), e.port()))
                        .toList(),
                copies(names, grown, taken));
    }

    private List<Block> copies(Map<String, String> names, Network grown, List<Block> taken) {
        var all = new ArrayList<>(taken);
        for (Block block : blocks) {
            all.add(new Block(Block.freshId(grown, all), Block.freshName(block.name(), all), block.nodes(), block.repeat(), block.folded())
                    .renamed(id -> names.getOrDefault(id, id)));
        }
        return List.copyOf(all.subList(taken.size(), all.size()));
    }
}
