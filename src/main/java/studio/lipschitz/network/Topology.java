package studio.lipschitz.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// How a network hangs together: who feeds whom, an order, cycles. Each question is answered in time linear in the network, without recursion.
final class Topology {
    private final Network network;
    private final Map<String, List<Edge>> into = new HashMap<>();
    private final Map<String, List<String>> next = new HashMap<>();

    Topology(Network network) {
        this.network = network;
        for (Edge edge : network.edges()) {
            into.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
            next.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
        }
        into.values().forEach(edges -> edges.sort(Comparator.comparingInt(Edge::port)));
    }

    /// Edges into a node, by port.
    List<Edge> into(String id) {
        return into.getOrDefault(id, List.of());
    }

    boolean feedsNothing(String id) {
        return !next.containsKey(id);
    }

    /// Ids in an order in which every node comes after its sources; nodes of a cycle, and behind one, are left out.
    List<String> order() {
        var missing = new HashMap<String, Integer>();
        var ready = new ArrayDeque<String>();
        for (Node node : network.nodes()) {
            int count = into(node.id()).size();
            missing.put(node.id(), count);
            if (count == 0) {
                ready.add(node.id());
            }
        }
        var order = new ArrayList<String>();
        while (!ready.isEmpty()) {
            String id = ready.remove();
            order.add(id);
            for (String target : next.getOrDefault(id, List.of())) {
                if (missing.merge(target, -1, Integer::sum) == 0) {
                    ready.add(target);
                }
            }
        }
        return order;
    }

    /// Nodes that these feed, themselves included.
    Set<String> reachedFrom(Predicate<Node> starts) {
        var reached = new LinkedHashSet<String>();
        var todo = new ArrayDeque<String>();
        network.nodes().stream().filter(starts).map(Node::id).forEach(todo::add);
        while (!todo.isEmpty()) {
            String id = todo.pop();
            if (reached.add(id)) {
                next.getOrDefault(id, List.of()).forEach(todo::push);
            }
        }
        return reached;
    }

    /// The cycles among the nodes that [#order] left out. Every one of them has a source among them, so whoever walks back from source to source
    /// comes to a cycle; each node is visited once.
    List<List<String>> cycles(Set<String> left) {
        var cycles = new ArrayList<List<String>>();
        var visited = new HashMap<String, Integer>(); // by the number of the walk
        int walk = 0;
        for (String start : left) {
            walk++;
            String id = start;
            while (visited.putIfAbsent(id, walk) == null) {
                id = sourceWithin(left, id);
            }
            if (visited.get(id) == walk) {
                cycles.add(cycleThrough(left, id));
            }
        }
        return cycles;
    }

    private List<String> cycleThrough(Set<String> left, String end) {
        var cycle = new ArrayDeque<String>();
        String id = end;
        do {
            cycle.addFirst(id); // walked against the edges
            id = sourceWithin(left, id);
        } while (!id.equals(end));
        return List.copyOf(cycle);
    }

    private String sourceWithin(Set<String> left, String id) {
        return into(id).stream().map(Edge::from).filter(left::contains).findFirst().orElseThrow();
    }
}
