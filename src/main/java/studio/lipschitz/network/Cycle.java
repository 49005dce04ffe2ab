package studio.lipschitz.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A way around: each node feeds the next, the last feeds the first.
///
/// @param ids of its nodes, in order, at least one
public record Cycle(List<String> ids) {
    private static final int MOST_NAMED = 8;

    public Cycle {
        ids = List.copyOf(ids);
    }

    /// Some cycle of the network, if it has one. Depth first, without recursion, so that a long chain does not overflow the stack.
    public static Optional<Cycle> of(Network network) {
        var next = new HashMap<String, List<String>>();
        network.edges().forEach(e -> next.computeIfAbsent(e.from(), _ -> new ArrayList<>()).add(e.to()));
        var finished = new HashSet<String>();
        for (Node start : network.nodes()) {
            var path = new ArrayList<String>();
            var onPath = new HashSet<String>();
            var branches = new ArrayDeque<Iterator<String>>();
            enter(start.id(), next, path, onPath, branches);
            while (!branches.isEmpty()) {
                if (!branches.getFirst().hasNext()) {
                    branches.removeFirst();
                    String left = path.removeLast();
                    onPath.remove(left);
                    finished.add(left);
                    continue;
                }
                String id = branches.getFirst().next();
                if (onPath.contains(id)) {
                    return Optional.of(new Cycle(path.subList(path.indexOf(id), path.size())));
                }
                if (!finished.contains(id)) {
                    enter(id, next, path, onPath, branches);
                }
            }
        }
        return Optional.empty();
    }

    private static void enter(
            String id, Map<String, List<String>> next, List<String> path, HashSet<String> onPath, ArrayDeque<Iterator<String>> branches) {
        path.add(id);
        onPath.add(id);
        branches.addFirst(next.getOrDefault(id, List.of()).iterator());
    }

    /// `conv1 → relu1 → conv1`; a long one is abridged.
    @Override
    public String toString() {
        var named = ids.size() <= MOST_NAMED ? ids : ids.subList(0, MOST_NAMED);
        return String.join(" → ", named) + (named.size() < ids.size() ? " → … → " : " → ") + ids.getFirst();
    }
}
