package studio.lipschitz.lipschitz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;

/// How a network's constant grows on its way: upper bounds of the map from the input through each node, and the nodes that move them.
public final class Growth {
    /// What is closer to 1 counts as no change: with trained weights nearly every node differs from 1 by a little.
    private static final double CALM = 0.01;

    private final Analysis analysis;
    private final Map<String, Bracket> measured;
    private final Map<String, Bracket> upTo; // empty where the design decides: the analysis knows it then
    private final Set<String> connected = new HashSet<>();

    private Growth(Analysis analysis, Map<String, Bracket> measured) {
        this.analysis = analysis;
        this.measured = Map.copyOf(measured);
        boolean designed = measured.isEmpty() && analysis.proved();
        upTo = designed ? Map.of() : NetworkBound.upTo(analysis, known(analysis, measured), Map.of());
        for (String id : analysis.order()) {
            List<String> sources = analysis.node(id).sources();
            if (isInput(id) || (!sources.isEmpty() && connected.containsAll(sources))) {
                connected.add(id);
            }
        }
    }

    /// @param measured brackets of nodes whose weights were looked at, by id; the others count as their verdicts say
    public static Growth of(Analysis analysis, Map<String, Bracket> measured) {
        return new Growth(analysis, measured);
    }

    /// Layers that may break their constraint have no bound before their weights are looked at.
    private static Map<String, Bracket> known(Analysis analysis, Map<String, Bracket> measured) {
        var known = new HashMap<>(measured);
        for (NodeReport report : analysis.proved() ? List.<NodeReport>of() : analysis.nodes().values()) {
            boolean steered = report.input().stream()
                    .flatMap(input -> report.node().layer().weights(input).stream())
                    .anyMatch(Weight::steered);
            if (steered) {
                known.putIfAbsent(report.node().id(), new Bracket(0, Double.POSITIVE_INFINITY));
            }
        }
        return known;
    }

    /// Whether weights say anything, or all is by design.
    public boolean measured() {
        return !upTo.isEmpty() || !measured.isEmpty();
    }

    /// What is known of the node alone with its weights; empty if those were not looked at.
    public Optional<Bracket> measured(String id) {
        return Optional.ofNullable(measured.get(id));
    }

    /// Upper bound from the input through a node; infinite if there is none, empty if the input does not lead to all that it takes.
    public OptionalDouble upTo(String id) {
        if (!connected.contains(id)) {
            return OptionalDouble.empty();
        }
        Bracket known = upTo.get(id);
        return OptionalDouble.of(known != null ? known.upper() : analysis.node(id).pathBound().orElse(Double.POSITIVE_INFINITY));
    }

    /// By how much the node is above the steepest of its sources; 1 where both have no bound, infinite where it is the first without, 1 of an input.
    public double factor(String id) {
        double before = steepestSource(id).map(source -> upTo(source).orElse(1)).orElse(1.0);
        double here = upTo(id).orElse(before);
        return Double.isInfinite(here) ? Double.isInfinite(before) ? 1 : here : before == 0 ? 1 : here / before;
    }

    /// Whether the constant after the node is another than before it, by more than one percent.
    public boolean changes(String id) {
        return Math.abs(factor(id) - 1) > CALM;
    }

    /// From the input to the node, over the steepest source wherever branches meet; empty if the input does not lead there.
    public List<String> steepestPath(String id) {
        var path = new ArrayDeque<String>();
        @Nullable String at = connected.contains(id) ? id : null;
        while (at != null) {
            path.addFirst(at);
            at = steepestSource(at).orElse(null);
        }
        return new ArrayList<>(path);
    }

    /// The first node on the way to `id` from which on there is no bound, if there is one.
    public Optional<String> cause(String id) {
        return upTo(id).stream().anyMatch(Double::isInfinite)
                ? steepestPath(id).stream().filter(node -> upTo(node).orElse(0) == Double.POSITIVE_INFINITY).findFirst()
                : Optional.empty();
    }

    private Optional<String> steepestSource(String id) {
        @Nullable String steepest = null;
        double most = -1;
        for (String source : isInput(id) ? List.<String>of() : analysis.node(id).sources()) {
            double upper = upTo(source).orElse(0);
            if (upper > most) {
                steepest = source;
                most = upper;
            }
        }
        return Optional.ofNullable(steepest);
    }

    private boolean isInput(String id) {
        return analysis.node(id).node().layer() instanceof Input;
    }
}
