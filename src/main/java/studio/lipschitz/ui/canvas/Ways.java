package studio.lipschitz.ui.canvas;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.lipschitz.network.Edge;

/// The ways that lead to a node.
final class Ways {

    private Ways() {}

    /// Every edge on a way to `id`; none if there is no such node.
    ///
    /// @param edgesAt edges by the node at either end
    static Set<Edge> to(Optional<String> id, Map<String, List<Edge>> edgesAt) {
        var edges = new HashSet<Edge>();
        var todo = new ArrayDeque<String>();
        id.ifPresent(todo::add);
        while (!todo.isEmpty()) {
            String node = todo.pop();
            for (Edge edge : edgesAt.getOrDefault(node, List.of())) {
                if (edge.to().equals(node) && edges.add(edge)) {
                    todo.push(edge.from());
                }
            }
        }
        return edges;
    }
}
