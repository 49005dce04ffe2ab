package studio.lipschitz.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a network hangs together: who feeds whom, an order, cycles. Each question is answered in time linear in the network, without recursion.
///
/// Immutable: versions of a network that differ in their layers alone share it ([Network#topology]).
final class Topology {
    private static final int FEW = 2; // edges at most nodes

    private final Map<String, List<Edge>> into;
    private final Map<String, List<String>> next;
    private final List<String> order;
    private final List<String> ends;

    /// @param ids of the nodes, in the network's order
    Topology(Collection<String> ids, Collection<Edge> edges) {
        into = HashMap.newHashMap(ids.size());
        next = HashMap.newHashMap(ids.size());
        for (Edge edge : edges) {
            into.computeIfAbsent(edge.to(), _ -> new ArrayList<>(FEW)).add(edge);
            next.computeIfAbsent(edge.from(), _ -> new ArrayList<>(FEW)).add(edge.to());
        }
        into.values().forEach(led -> led.sort(Comparator.comparingInt(Edge::port)));
        order = List.copyOf(order(ids));
        ends = ids.stream().filter(id -> !next.containsKey(id)).toList();
    }

    private Topology(Topology before, String lone) {
        into = before.into;
        next = before.next;
        int sources = (int) before.order.stream().takeWhile(id -> before.into(id).isEmpty()).count();
        order = with(before.order, sources, lone); // where an order from scratch has it
        ends = with(before.ends, before.ends.size(), lone);
    }

    /// With one more node, the last of the network, without edges.
    Topology with(String lone) {
        return new Topology(this, lone);
    }

    private static List<String> with(List<String> ids, int at, String id) {
        var all = new ArrayList<String>(ids.size() + 1);
        all.addAll(ids);
        all.add(at, id);
        return Collections.unmodifiableList(all);
    }

    /// Edges into a node, by port.
    List<Edge> into(String id) {
        return into.getOrDefault(id, List.of());
    }

    /// Nodes that a node feeds, once for each edge.
    List<String> next(String id) {
        return next.getOrDefault(id, List.of());
    }

    /// Nodes that feed nothing, in the network's order.
    List<String> ends() {
        return ends;
    }

    /// Ids in an order in which every node comes after its sources; nodes of a cycle, and behind one, are left out.
    List<String> order() {
        return order;
    }

    private List<String> order(Collection<String> ids) {
        var missing = new HashMap<String, Integer>();
        var ready = new ArrayDeque<String>();
        for (String id : ids) {
            int count = into(id).size();
            missing.put(id, count);
            if (count == 0) {
                ready.add(id);
            }
        }
        var found = new ArrayList<String>();
        while (!ready.isEmpty()) {
            String id = ready.remove();
            found.add(id);
            for (String target : next(id)) {
                if (missing.merge(target, -1, Integer::sum) == 0) {
                    ready.add(target);
                }
            }
        }
        return found;
    }

    /// Nodes that these feed, themselves included.
    Set<String> reachedFrom(Collection<String> starts) {
        var reached = new HashSet<String>();
        var todo = new ArrayDeque<>(starts);
        while (!todo.isEmpty()) {
            String id = todo.pop();
            if (reached.add(id)) {
                next(id).forEach(todo::push);
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
