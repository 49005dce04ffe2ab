package studio.lipschitz.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Difference;
import studio.lipschitz.project.Project;

/// How two runs differ, one row a thing.
///
/// @param summary of what differs between their networks, in words; empty where nothing does
public record RunDifference(List<Row> rows, String summary) {

    /// What a row is of.
    public enum Kind {
        PLAN, NETWORK
    }

    /// @param what `lr`, `loss.alpha`, or a node and one of its parameters
    /// @param first value in the first run; empty where it has none
    public record Row(Kind kind, String what, String first, String second) {}

    /// @param one plan of the first run by name, as [RunSummary#plan]
    public static RunDifference between(Map<String, String> one, Map<String, String> other, Project first, Project second) {
        var rows = new ArrayList<Row>();
        var names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        for (String name : names) {
            compare(rows, Kind.PLAN, name, one.getOrDefault(name, ""), other.getOrDefault(name, ""));
        }
        Difference difference = Difference.between(first.withPlan(second.plan()), second);
        Network before = first.network();
        Network after = second.network();
        if (difference.constant()) {
            compare(rows, Kind.NETWORK, text("runs.difference.constant"), constant(before), constant(after));
        }
        Map<String, Layer> old = layers(before);
        Map<String, Layer> now = layers(after);
        difference.removed().forEach(id -> rows.add(new Row(Kind.NETWORK, id, spelled(old.get(id)), "")));
        difference.added().forEach(id -> rows.add(new Row(Kind.NETWORK, id, "", spelled(now.get(id)))));
        difference.changed().forEach(id -> changed(rows, id, Objects.requireNonNull(old.get(id)), Objects.requireNonNull(now.get(id))));
        edges(rows, before, after);
        return new RunDifference(List.copyOf(rows), difference.summary());
    }

    private static void changed(List<Row> rows, String id, Layer before, Layer after) {
        if (!before.module().equals(after.module()) || before instanceof Unresolved || after instanceof Unresolved) {
            rows.add(new Row(Kind.NETWORK, id, spelled(before), spelled(after)));
            return;
        }
        Map<String, String> one = params(before);
        Map<String, String> other = params(after);
        var names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        names.forEach(name -> compare(rows, Kind.NETWORK, id + "." + name, one.getOrDefault(name, ""), other.getOrDefault(name, "")));
    }

    /// Between nodes that both have: those of the others say nothing new.
    private static void edges(List<Row> rows, Network before, Network after) {
        for (Edge edge : before.edges()) {
            if (!after.edges().contains(edge) && after.contains(edge.from()) && after.contains(edge.to())) {
                rows.add(new Row(Kind.NETWORK, name(edge), text("runs.difference.there"), ""));
            }
        }
        for (Edge edge : after.edges()) {
            if (!before.edges().contains(edge) && before.contains(edge.from()) && before.contains(edge.to())) {
                rows.add(new Row(Kind.NETWORK, name(edge), "", text("runs.difference.there")));
            }
        }
    }

    private static String name(Edge edge) {
        return edge.from() + " → " + edge.to();
    }

    private static void compare(List<Row> rows, Kind kind, String what, String first, String second) {
        if (!first.equals(second)) {
            rows.add(new Row(kind, what, first, second));
        }
    }

    private static Map<String, Layer> layers(Network network) {
        return network.nodes().stream().collect(Collectors.toMap(Node::id, Node::layer));
    }

    private static String constant(Network network) {
        return network.constant().isPresent() ? String.valueOf(network.constant().getAsDouble()) : "";
    }

    /// `SpectralLinear(out_features=64, bias=true)`
    private static String spelled(@Nullable Layer layer) {
        if (layer == null) {
            return "";
        }
        String params = layer instanceof Unresolved ? ""
                : params(layer).entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining(", "));
        return layer.module() + "(" + params + ")";
    }

    private static Map<String, String> params(Layer layer) {
        var params = new LinkedHashMap<String, String>();
        Catalogue.of(layer).write(layer).forEach((name, value) -> params.put(name, String.valueOf(value)));
        return params;
    }
}
