package studio.lipschitz.edit;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;

/// Takes nodes out of a drawing and joins what is left around them, wherever the shapes agree.
public final class Dissolving {

    private Dissolving() {}

    /// Each port that was fed by one of these nodes is fed by the first node before them whose output it can take; by nothing if there is none.
    static Project of(Project project, Set<String> ids) {
        Network before = project.drawing();
        Analysis analysis = Analysis.of(before);
        var joined = new LinkedHashSet<Edge>();
        for (Edge edge : before.edges()) {
            if (ids.contains(edge.from()) && !ids.contains(edge.to())) {
                sources(edge.from(), ids, before).stream()
                        .filter(source -> agrees(source, edge, before, analysis))
                        .findFirst()
                        .ifPresent(source -> joined.add(new Edge(source, edge.to(), edge.port())));
            }
        }
        return project.without(ids).updateDrawing(network -> {
            Network grown = network;
            for (Edge edge : joined) {
                grown = grown.connect(edge);
            }
            return grown;
        });
    }

    /// Nodes that were fed on the way through nodes that are gone, and are not any more.
    public static Set<String> open(Network before, Network after, Set<String> gone) {
        var open = new LinkedHashSet<String>();
        for (Edge edge : before.edges()) {
            boolean led = gone.contains(edge.from()) && after.contains(edge.to()) && !before.into(edge.from()).isEmpty();
            if (led && after.into(edge.to()).stream().noneMatch(other -> other.port() == edge.port())) {
                open.add(edge.to());
            }
        }
        return open;
    }

    /// The closest nodes before `id` that stay, those at the first ports first.
    private static Set<String> sources(String id, Set<String> gone, Network network) {
        var found = new LinkedHashSet<String>();
        var seen = new LinkedHashSet<String>();
        var todo = new ArrayDeque<>(List.of(id));
        while (!todo.isEmpty()) {
            for (Edge edge : network.into(todo.remove())) {
                if (!gone.contains(edge.from())) {
                    found.add(edge.from());
                } else if (seen.add(edge.from())) {
                    todo.add(edge.from());
                }
            }
        }
        return found;
    }

    /// Whether what comes from `source` is of the shape that the edge had, or the edge's target can take it all the same; what has no shape is no obstacle.
    private static boolean agrees(String source, Edge edge, Network network, Analysis analysis) {
        Optional<Shape> flowing = analysis.node(source).output();
        Optional<Shape> had = analysis.node(edge.from()).output();
        if (flowing.isEmpty() || flowing.equals(had)) {
            return true;
        }
        List<Shape> inputs = network.into(edge.to()).stream()
                .flatMap(led -> led.equals(edge) ? flowing.stream() : analysis.node(led.from()).output().stream())
                .toList();
        return Stream.of(network.node(edge.to()).layer().outputShape(inputs)).allMatch(Inference.Fits.class::isInstance);
    }
}
