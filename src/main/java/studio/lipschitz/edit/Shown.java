package studio.lipschitz.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.lipschitz.layer.Identity;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;

/// The cards that a drawing is shown as: one for each node, but one for all nodes of a folded block, which has the block's id.
///
/// @param positions of every node
/// @param cards where each card stands; the card of a block in the place of its uppermost node, so that it lies on no other
/// @param frames blocks that are not folded, nor within one that is; those around others first
public record Shown(
        Network drawing, Map<String, Position> positions, Map<String, Position> cards, List<Block> frames, List<Block> folded,
        Map<String, Block> standIns) {

    public static final Shown NOTHING = of(Network.EMPTY, List.of(), Map.of());

    /// @param positions of every node of the drawing
    public static Shown of(Network drawing, List<Block> blocks, Map<String, Position> positions) {
        var outermost = new ArrayList<Block>();
        var frames = new ArrayList<Block>();
        var standIns = new HashMap<String, Block>();
        blocks.stream().sorted(Comparator.comparingInt((Block block) -> block.nodes().size()).reversed()).forEach(block -> {
            if (outermost.stream().noneMatch(other -> other.holds(block))) {
                (block.folded() ? outermost : frames).add(block);
            }
        });
        outermost.forEach(block -> block.nodes().forEach(id -> standIns.put(id, block)));
        return new Shown(drawing, positions, cards(positions, standIns), List.copyOf(frames), List.copyOf(outermost), standIns);
    }

    private static Map<String, Position> cards(Map<String, Position> positions, Map<String, Block> standIns) {
        if (standIns.isEmpty()) {
            return positions;
        }
        var cards = new LinkedHashMap<String, Position>();
        positions.forEach((id, at) -> {
            Block block = standIns.get(id);
            if (block == null) {
                cards.put(id, at);
            } else if (!cards.containsKey(block.id())) {
                cards.put(block.id(), place(block, positions));
            }
        });
        return Collections.unmodifiableMap(cards);
    }

    private static Position place(Block block, Map<String, Position> positions) {
        return block.nodes().stream()
                .map(positions::get)
                .filter(java.util.Objects::nonNull)
                .min(Comparator.comparingDouble(Position::y).thenComparingDouble(Position::x))
                .orElseThrow();
    }

    /// The same cards with nodes elsewhere.
    public Shown with(Map<String, Position> elsewhere) {
        var all = new LinkedHashMap<>(positions);
        all.putAll(elsewhere);
        return new Shown(drawing, all, cards(all, standIns), frames, folded, standIns);
    }

    /// The card that shows a node.
    public String card(String node) {
        Block block = standIns.get(node);
        return block == null ? node : block.id();
    }

    /// The nodes that a card, or a frame, stands for.
    public Set<String> nodes(String card) {
        return block(card).map(Block::nodes).orElse(Set.of(card));
    }

    /// The block that a card or a frame is of.
    public Optional<Block> block(String card) {
        return java.util.stream.Stream.concat(folded.stream(), frames.stream()).filter(block -> block.id().equals(card)).findFirst();
    }

    /// The cards on which some of these nodes are.
    public Set<String> cardsOf(Collection<String> nodes) {
        if (standIns.isEmpty()) {
            return nodes instanceof Set<String> set ? set : new LinkedHashSet<>(nodes);
        }
        var found = new LinkedHashSet<String>();
        nodes.forEach(id -> found.add(card(id)));
        return found;
    }

    /// Whether an edge is shown: not so within a card.
    public boolean shows(Edge edge) {
        return standIns.isEmpty() || !card(edge.from()).equals(card(edge.to())) || standIns.get(edge.from()) == null;
    }

    /// Where nodes go when cards go to these places: those of a block together.
    public Map<String, Position> spread(Map<String, Position> places) {
        var moved = new LinkedHashMap<String, Position>();
        places.forEach((card, to) -> {
            Position from = cards.get(card);
            for (String id : nodes(card)) {
                Position at = positions.get(id);
                if (from != null && at != null) {
                    moved.put(id, id.equals(card) ? to : new Position(at.x() + to.x() - from.x(), at.y() + to.y() - from.y()));
                }
            }
        });
        return moved;
    }

    /// As [Placement#makeRoom], for cards.
    public Map<String, Position> makeRoom(Edge edge, Position inserted) {
        return standIns.isEmpty()
                ? Placement.makeRoom(drawing, positions, edge, inserted)
                : spread(Placement.makeRoom(network(), cards, Edge.of(card(edge.from()), card(edge.to())), inserted));
    }

    /// The cards as a network: a folded block is one node, fed at a port for each edge.
    public Network network() {
        if (standIns.isEmpty()) {
            return drawing;
        }
        var nodes = new LinkedHashMap<String, Node>();
        drawing.nodes().forEach(node -> {
            String card = card(node.id());
            nodes.computeIfAbsent(card, id -> id.equals(node.id()) ? node : new Node(id, Identity.DEFAULT));
        });
        var ports = new HashMap<String, Integer>();
        var edges = new ArrayList<Edge>();
        for (Edge edge : drawing.edges()) {
            if (shows(edge)) {
                String to = card(edge.to());
                edges.add(new Edge(card(edge.from()), to, to.equals(edge.to()) ? edge.port() : ports.merge(to, 1, Integer::sum) - 1));
            }
        }
        return Network.of(nodes.values(), edges);
    }
}
