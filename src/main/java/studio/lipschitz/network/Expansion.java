package studio.lipschitz.network;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Input;

/// A drawing whose repeated blocks are written out: the network that is checked, trained and saved. Repetition k of a block is fed by repetition k - 1 wherever the
/// first is fed from outside, and what the block feeds is fed by the last.
///
/// The first repetition keeps the ids of the drawing; `conv1` of the third is `conv1_3`, of the third within the second of a block around it `conv1_2_3`.
///
/// @param network the drawing itself, the same instance, where nothing is repeated
/// @param drawn by node of the network that the drawing lacks: the node of the drawing that it repeats
/// @param flows by edge of the drawing that leaves a repeated block: the node of the network where what flows on it comes from
/// @param problems why a block stands only once though it should be repeated
public record Expansion(Network network, Map<String, String> drawn, Map<Edge, String> flows, List<Problem> problems) {
    /// Nodes of a network that is written out.
    public static final int MOST_NODES = 5_000;

    /// The node of the drawing that a node of the network is, or repeats.
    public String inDrawing(String id) {
        return drawn.getOrDefault(id, id);
    }

    /// The same for several, in their order.
    public Set<String> inDrawing(Collection<String> ids) {
        return ids.stream().map(this::inDrawing).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Where in the network comes from what flows on an edge of the drawing.
    public String source(Edge edge) {
        return flows.getOrDefault(edge, edge.from());
    }

    public static Expansion of(Network drawing, Collection<Block> blocks) {
        var repeated = blocks.stream().filter(block -> block.repeat() > 1).sorted(Comparator.comparingInt(b -> b.nodes().size())).toList();
        return repeated.isEmpty() ? new Expansion(drawing, Map.of(), Map.of(), List.of()) : new Writer(drawing).write(repeated);
    }

    /// The drawing that writes out as `network`: what repeats is left out. Where there is none, since somebody has changed a repetition, all stays as it is and
    /// each block stands once.
    ///
    /// @param blocks of the drawing
    public static Map.Entry<Network, List<Block>> drawing(Network network, List<Block> blocks) {
        var drawn = new LinkedHashSet<String>();
        network.nodes().forEach(node -> drawn.add(node.id()));
        var taken = blocks.stream().flatMap(block -> block.nodes().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
        for (String id : names(taken, blocks).keySet()) {
            if (network.contains(id) && network.contains(id + "_")) {
                taken.add(id); // a node of the drawing has the name, so the repetition took another
            }
        }
        Map<String, String> names = names(taken, blocks);
        drawn.removeAll(names.keySet());
        Map<String, String> repeats = new HashMap<>(names);
        repeats.keySet().removeIf(id -> !network.contains(id));
        var edges = new LinkedHashSet<Edge>();
        network.edges().stream()
                .filter(edge -> drawn.contains(edge.to()))
                .forEach(edge -> edges.add(new Edge(repeats.getOrDefault(edge.from(), edge.from()), edge.to(), edge.port())));
        Network once = Network.of(network.nodes().stream().filter(node -> drawn.contains(node.id())).toList(), edges)
                .withConstant(network.constant());
        return of(once, blocks).network().equals(network)
                ? Map.entry(once, blocks)
                : Map.entry(network, blocks.stream().map(block -> block.repeated(1)).toList());
    }

    /// Ids that the repetitions of these blocks have, if all of them can be repeated, by the node that each repeats.
    public static Map<String, String> names(Set<String> drawing, Collection<Block> blocks) {
        var writer = new Names(drawing);
        blocks.stream().filter(block -> block.repeat() > 1).sorted(Comparator.comparingInt(b -> b.nodes().size())).forEach(block -> {
            for (String id : writer.members(block)) {
                for (int k = 2; k <= block.repeat() && writer.base.size() <= MOST_NODES; k++) {
                    writer.repeat(id, k);
                }
                writer.first(id);
            }
        });
        var copies = new LinkedHashMap<>(writer.base);
        copies.keySet().removeAll(drawing);
        return copies;
    }

    /// How nodes of the network are called.
    private static final class Names {
        /// By node: the node of the drawing that it is or repeats.
        final Map<String, String> base = new LinkedHashMap<>();
        /// By node within repeated blocks: the number of its repetition in each, from the outermost on.
        private final Map<String, List<Integer>> paths = new HashMap<>();

        Names(Collection<String> drawing) {
            drawing.forEach(id -> base.put(id, id));
        }

        /// Nodes of the block as the network is now: with the repetitions of blocks within it.
        List<String> members(Block block) {
            return base.entrySet().stream().filter(each -> block.nodes().contains(each.getValue())).map(Map.Entry::getKey).toList();
        }

        String repeat(String id, int k) {
            var path = Stream.concat(Stream.of(k), paths.getOrDefault(id, List.of()).stream()).toList();
            String of = base.getOrDefault(id, id);
            var name = new StringBuilder(of).append('_').append(path.stream().map(String::valueOf).collect(Collectors.joining("_")));
            while (base.containsKey(name.toString())) {
                name.append('_');
            }
            base.put(name.toString(), of);
            paths.put(name.toString(), path);
            return name.toString();
        }

        /// Once the repetitions have their names.
        void first(String id) {
            paths.put(id, Stream.concat(Stream.of(1), paths.getOrDefault(id, List.of()).stream()).toList());
        }
    }

    /// Writes one block after the other out, those within others first.
    private static final class Writer {
        private final Network drawing;
        private final Names names;
        private List<Node> nodes;
        private Set<Edge> edges;
        private final Map<Edge, Edge> written = new LinkedHashMap<>(); // by edge of the drawing
        private final List<Problem> problems = new ArrayList<>();

        Writer(Network drawing) {
            this.drawing = drawing;
            this.names = new Names(drawing.nodes().stream().map(Node::id).toList());
            this.nodes = List.copyOf(drawing.nodes());
            this.edges = new LinkedHashSet<>(drawing.edges());
            drawing.edges().forEach(edge -> written.put(edge, edge));
        }

        Expansion write(List<Block> repeated) {
            for (Block block : repeated) {
                String wrong = repeat(block);
                if (wrong != null) {
                    problems.add(new Problem(Optional.of(block.nodes().iterator().next()), Problem.Severity.ERROR, wrong, List.of()));
                }
            }
            var copies = new LinkedHashMap<>(names.base);
            drawing.nodes().forEach(node -> copies.remove(node.id()));
            var flows = new LinkedHashMap<Edge, String>();
            written.forEach((drawn, edge) -> {
                if (!edge.from().equals(drawn.from())) {
                    flows.put(drawn, edge.from());
                }
            });
            return new Expansion(Network.of(nodes, edges).withConstant(drawing.constant()), copies, flows, List.copyOf(problems));
        }

        /// @return why it cannot be repeated; null if it was
        private @Nullable String repeat(Block block) {
            List<String> order = names.members(block);
            var members = new LinkedHashSet<>(order);
            List<Edge> incoming = edges.stream().filter(e -> !members.contains(e.from()) && members.contains(e.to())).toList();
            List<Edge> outgoing = edges.stream().filter(e -> members.contains(e.from()) && !members.contains(e.to())).toList();
            List<Edge> inner = edges.stream().filter(e -> members.contains(e.from()) && members.contains(e.to())).toList();
            Set<String> exits = exits(members, inner, outgoing);
            String wrong = refusal(block, order, incoming, exits);
            if (wrong != null) {
                return wrong;
            }
            String exit = exits.iterator().next();
            Map<String, Node> byId = nodes.stream().collect(Collectors.toMap(Node::id, node -> node));
            var grown = new ArrayList<Node>();
            var led = new LinkedHashSet<>(edges);
            led.removeAll(outgoing);
            String last = exit;
            for (int k = 2; k <= block.repeat(); k++) {
                var copy = new HashMap<String, String>();
                for (String id : order) {
                    String name = names.repeat(id, k);
                    copy.put(id, name);
                    grown.add(new Node(name, at(byId, id).layer()));
                }
                inner.forEach(e -> led.add(new Edge(at(copy, e.from()), at(copy, e.to()), e.port())));
                for (Edge edge : incoming) {
                    led.add(new Edge(last, at(copy, edge.to()), edge.port()));
                }
                last = at(copy, exit);
            }
            order.forEach(names::first);
            String end = last;
            outgoing.forEach(e -> led.add(new Edge(end, e.to(), e.port())));
            written.replaceAll((_, edge) -> outgoing.contains(edge) ? new Edge(end, edge.to(), edge.port()) : edge);
            nodes = inserted(members, grown);
            edges = led;
            return null;
        }

        private static <T> T at(Map<String, T> map, String id) {
            return java.util.Objects.requireNonNull(map.get(id), id);
        }

        /// Nodes that what follows the block is fed by; where nothing follows, those that feed nothing.
        private static Set<String> exits(Set<String> members, List<Edge> inner, List<Edge> outgoing) {
            if (!outgoing.isEmpty()) {
                return outgoing.stream().map(Edge::from).collect(Collectors.toCollection(LinkedHashSet::new));
            }
            var ends = new LinkedHashSet<>(members);
            inner.forEach(edge -> ends.remove(edge.from()));
            return ends;
        }

        private @Nullable String refusal(Block block, List<String> order, List<Edge> incoming, Set<String> exits) {
            long sources = incoming.stream().map(Edge::from).distinct().count();
            if (nodes.stream().anyMatch(node -> block.nodes().contains(node.id()) && node.layer() instanceof Input)) {
                return text("block.refused.holdsInput", block.name());
            }
            if (sources == 0) {
                return text("block.refused.noSource", block.name());
            }
            if (sources > 1) {
                return text("block.refused.sources", block.name(), listed(incoming.stream().map(Edge::from)));
            }
            if (exits.size() != 1) {
                return text(exits.isEmpty() ? "block.refused.noExit" : "block.refused.exits", block.name(), listed(exits.stream()));
            }
            if (nodes.size() + (long) order.size() * (block.repeat() - 1) > MOST_NODES) {
                return text("block.refused.large", block.name(), block.repeat(), MOST_NODES);
            }
            return null;
        }

        private String listed(Stream<String> ids) {
            return ids.map(id -> names.base.getOrDefault(id, id)).distinct().collect(Collectors.joining(", "));
        }

        /// Repetitions stand right behind the block.
        private List<Node> inserted(Set<String> members, List<Node> grown) {
            var all = new ArrayList<Node>();
            long left = members.size();
            for (Node node : nodes) {
                all.add(node);
                if (members.contains(node.id()) && --left == 0) {
                    all.addAll(grown);
                }
            }
            return all;
        }
    }
}
