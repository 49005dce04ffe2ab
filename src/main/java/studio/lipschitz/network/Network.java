package studio.lipschitz.network;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;

/// An immutable graph of layers. Every change returns a new one; nodes that did not change are the same instances.
///
/// It may be wrong (disconnected, cyclic, misfitting): [Analysis] says so. Edges always join nodes that exist, at most one edge a port.
public final class Network {
    public static final Network EMPTY = new Network(Map.of(), Set.of(), OptionalDouble.empty());

    private final Map<String, Node> nodes;
    private final Set<Edge> edges;
    private final OptionalDouble constant;
    private @Nullable Topology topology; // once asked for; whoever comes second at the same time makes an equal one

    private Network(Map<String, Node> nodes, Set<Edge> edges, OptionalDouble constant) {
        this(nodes, edges, constant, null);
    }

    /// @param topology of the same ids and edges, if it is known
    private Network(Map<String, Node> nodes, Set<Edge> edges, OptionalDouble constant, @Nullable Topology topology) {
        this.topology = topology;
        this.nodes = Collections.unmodifiableMap(nodes);
        this.edges = Collections.unmodifiableSet(edges);
        this.constant = constant;
    }

    /// The network of these nodes and edges.
    ///
    /// @throws IllegalArgumentException if two nodes share an id, an edge names a node that is not there, or two edges lead to one port
    public static Network of(Collection<Node> nodes, Collection<Edge> edges) {
        var byId = new LinkedHashMap<String, Node>();
        for (Node node : nodes) {
            if (byId.put(node.id(), node) != null) {
                throw new IllegalArgumentException("two nodes share the id " + node.id());
            }
        }
        var ports = new LinkedHashSet<String>();
        for (Edge edge : edges) {
            for (String end : List.of(edge.from(), edge.to())) {
                if (!byId.containsKey(end)) {
                    throw new IllegalArgumentException("an edge names the node " + end + ", which is not there");
                }
            }
            if (!ports.add(edge.to() + "\u0000" + edge.port())) {
                throw new IllegalArgumentException("two edges lead to port " + edge.port() + " of " + edge.to());
            }
        }
        return new Network(byId, new LinkedHashSet<>(edges), OptionalDouble.empty());
    }

    /// A chain: each layer feeds the next. Ids are the module's name in lower case and a number.
    public static Network chain(Layer... layers) {
        var nodes = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        var numbers = new HashMap<String, Integer>();
        var taken = new HashSet<String>();
        for (Layer layer : layers) {
            String stem = stem(layer);
            String id = stem + numbers.merge(stem, 1, Integer::sum);
            while (!taken.add(id)) { // groupsort21 may be the 21st GroupSort or the first GroupSort2
                id = stem + numbers.merge(stem, 1, Integer::sum);
            }
            var node = new Node(id, layer);
            if (!nodes.isEmpty()) {
                edges.add(Edge.of(nodes.getLast().id(), node.id()));
            }
            nodes.add(node);
        }
        return of(nodes, edges);
    }

    public Collection<Node> nodes() {
        return nodes.values();
    }

    public Set<Edge> edges() {
        return edges;
    }

    /// Lipschitz constant asked of the network as a whole, shared out over its layers ([Share]); empty: each layer's own holds.
    public OptionalDouble constant() {
        return constant;
    }

    /// @throws IllegalArgumentException if it is not above 0 and finite
    public Network withConstant(OptionalDouble wanted) {
        if (wanted.isPresent() && !(wanted.getAsDouble() > 0 && Double.isFinite(wanted.getAsDouble()))) {
            throw new IllegalArgumentException(text("network.node.constant", wanted.getAsDouble()));
        }
        return wanted.equals(constant) ? this : new Network(nodes, edges, wanted, topology);
    }

    Topology topology() {
        Topology known = topology;
        if (known == null) {
            known = new Topology(nodes.keySet(), edges);
            topology = known;
        }
        return known;
    }

    /// Whether it is known to differ from another version in its layers alone: the same ids in the same order, and the same edges.
    @SuppressWarnings("ReferenceEquality") // such versions share one instance
    public boolean wiredAs(Network other) {
        return topology != null && topology == other.topology;
    }

    public Optional<Node> find(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /// The node with this id.
    ///
    /// @throws IllegalArgumentException if there is none
    public Node node(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no node " + id));
    }

    public boolean contains(String id) {
        return nodes.containsKey(id);
    }

    /// Edges into `id`, by port.
    public List<Edge> into(String id) {
        return List.copyOf(topology().into(id));
    }

    public List<Edge> outOf(String id) {
        return edges.stream().filter(e -> e.from().equals(id)).toList();
    }

    /// An id that is free: `spectrallinear1`, `spectrallinear2`, ...
    public String freshId(Layer layer) {
        String stem = stem(layer);
        int number = 1;
        while (nodes.containsKey(stem + number)) {
            number++;
        }
        return stem + number;
    }

    private static String stem(Layer layer) {
        return layer.module().toLowerCase(Locale.ROOT);
    }

    /// Adds a node, or puts it in the place of the one with its id.
    public Network with(Node node) {
        var copy = new LinkedHashMap<>(nodes);
        boolean there = copy.put(node.id(), node) != null;
        Topology known = topology;
        return new Network(copy, edges, constant, there || known == null ? known : known.with(node.id()));
    }

    /// Gives a node another id, at the same place of the order.
    ///
    /// @throws IllegalArgumentException if the id is blank or taken
    public Network rename(String id, String wanted) {
        node(id);
        if (nodes.containsKey(wanted)) {
            throw new IllegalArgumentException(text("network.node.taken", wanted));
        }
        var renamed = nodes.values().stream()
                .map(n -> n.id().equals(id) ? new Node(wanted, n.layer()) : n)
                .toList();
        var led = edges.stream()
                .map(e -> new Edge(e.from().equals(id) ? wanted : e.from(), e.to().equals(id) ? wanted : e.to(), e.port()))
                .toList();
        return of(renamed, led).withConstant(constant);
    }

    /// Puts another layer in a node's place; edges stay.
    public Network replace(String id, Layer layer) {
        node(id);
        return with(new Node(id, layer));
    }

    public Network update(String id, UnaryOperator<Layer> change) {
        return replace(id, change.apply(node(id).layer()));
    }

    /// Without these nodes and every edge at them.
    public Network without(Collection<String> ids) {
        var gone = Set.copyOf(ids);
        var keptNodes = new LinkedHashMap<>(nodes);
        keptNodes.keySet().removeAll(gone);
        var keptEdges = new LinkedHashSet<>(edges);
        keptEdges.removeIf(e -> gone.contains(e.from()) || gone.contains(e.to()));
        return new Network(keptNodes, keptEdges, constant);
    }

    /// Adds an edge; one that leads to the same port gives way.
    public Network connect(Edge edge) {
        node(edge.from());
        node(edge.to());
        var changed = new LinkedHashSet<>(edges);
        changed.removeIf(e -> e.to().equals(edge.to()) && e.port() == edge.port());
        changed.add(edge);
        return new Network(nodes, changed, constant);
    }

    public Network disconnect(Collection<Edge> gone) {
        var changed = new LinkedHashSet<>(edges);
        changed.removeAll(Set.copyOf(gone));
        return new Network(nodes, changed, constant);
    }

    /// Takes a node out and leads what it received to whatever it fed.
    public Network dissolve(String id) {
        var sources = into(id);
        var targets = outOf(id);
        Network without = without(List.of(id));
        if (sources.isEmpty()) {
            return without;
        }
        for (Edge target : targets) {
            without = without.connect(new Edge(sources.getFirst().from(), target.to(), target.port()));
        }
        return without;
    }

    public Network apply(String id, Fix fix) {
        return switch (fix) {
            case Fix.Replace replace -> replace(id, replace.layer()).withPortsFor(id);
            case Fix.Dissolve dissolve -> dissolve(id);
        };
    }

    /// Leads the edges into a joint of named ports to the first ones, in their order: the joint that it replaces may have had gaps.
    private Network withPortsFor(String id) {
        if (!(node(id).layer() instanceof Joint joint) || joint.portNames().isEmpty()) {
            return this;
        }
        List<Edge> before = into(id);
        Network led = disconnect(before);
        for (int port = 0; port < before.size(); port++) {
            led = led.connect(new Edge(before.get(port).from(), id, port));
        }
        return led.edges.equals(edges) ? this : led;
    }

    /// Whether an edge would close a cycle, that is whether `from` can already be reached from `to`.
    public boolean wouldCycle(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        var next = new LinkedHashMap<String, List<String>>();
        edges.forEach(e -> next.computeIfAbsent(e.from(), _ -> new ArrayList<>()).add(e.to()));
        var seen = new LinkedHashSet<String>();
        var todo = new java.util.ArrayDeque<String>(List.of(to));
        while (!todo.isEmpty()) {
            String id = todo.pop();
            if (id.equals(from)) {
                return true;
            }
            if (seen.add(id)) {
                next.getOrDefault(id, List.of()).forEach(todo::push);
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network that && nodes.equals(that.nodes) && edges.equals(that.edges) && constant.equals(that.constant);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * nodes.hashCode() + edges.hashCode()) + constant.hashCode();
    }
}
