package studio.lipschitz.project;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;

/// What one document has that another has not, node by node; places on the canvas do not count.
///
/// @param added ids of nodes that only the second has
/// @param removed ids of nodes that only the first has
/// @param changed ids of nodes that both have, of another module or with other parameters
/// @param edges number of edges that only one of them has, between nodes that both have
/// @param constant whether the network's own constant differs
/// @param plan whether they are trained in another way
public record Difference(List<String> added, List<String> removed, List<String> changed, int edges, boolean constant, boolean plan) {

    public static Difference between(Project first, Project second) {
        Network before = first.network();
        Network after = second.network();
        var old = before.nodes().stream().collect(Collectors.toMap(Node::id, Node::layer));
        var now = after.nodes().stream().collect(Collectors.toMap(Node::id, Node::layer));
        var changed = new ArrayList<String>();
        old.forEach((id, layer) -> {
            if (now.containsKey(id) && !layer.equals(now.get(id))) {
                changed.add(id);
            }
        });
        var either = new HashSet<>(before.edges());
        either.addAll(after.edges());
        int edges = (int) either.stream()
                .filter(edge -> old.containsKey(edge.from()) && old.containsKey(edge.to()) && now.containsKey(edge.from())
                        && now.containsKey(edge.to()))
                .filter(edge -> before.edges().contains(edge) != after.edges().contains(edge))
                .count();
        return new Difference(
                after.nodes().stream().map(Node::id).filter(id -> !old.containsKey(id)).toList(),
                before.nodes().stream().map(Node::id).filter(id -> !now.containsKey(id)).toList(),
                changed.stream().sorted().toList(),
                edges,
                !Objects.equals(before.constant(), after.constant()),
                !first.plan().equals(second.plan()));
    }

    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && edges == 0 && !constant && !plan;
    }

    /// As in `2 nodes more, 1 node less, 3 nodes changed, another training plan`; empty where nothing differs.
    public String summary() {
        var parts = new ArrayList<String>();
        count(parts, added.size(), "project.difference.nodesMore.");
        count(parts, removed.size(), "project.difference.nodesLess.");
        count(parts, changed.size(), "project.difference.nodesChanged.");
        count(parts, edges, "project.difference.edgesChanged.");
        if (constant) {
            parts.add(text("project.difference.constant"));
        }
        if (plan) {
            parts.add(text("project.difference.plan"));
        }
        return String.join(", ", parts);
    }

    private static void count(List<String> parts, int number, String key) {
        if (number > 0) {
            parts.add(text(key + (number == 1 ? "one" : "many"), number));
        }
    }
}
