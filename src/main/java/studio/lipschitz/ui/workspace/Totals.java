package studio.lipschitz.ui.workspace;

import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Cost;
import studio.lipschitz.training.Footprint;
import studio.lipschitz.training.TrainingPlan;

/// What the layers of a drawing cost together, version after version: an edit leaves most reports as they were, the very same instances, and what such a
/// layer costs is not counted again.
final class Totals {
    private final Kept<Optional<Cost>> costs = new Kept<>(Cost::of);
    private Kept<Footprint> footprints = new Kept<>(_ -> Footprint.NONE);
    private @Nullable TrainingPlan plan; // that of the footprints

    Cost.Total cost(Analysis analysis) {
        return Cost.total(costs.of(analysis));
    }

    /// Memory of a training after a plan.
    Footprint footprint(Analysis analysis, TrainingPlan wanted) {
        if (!wanted.equals(plan)) {
            plan = wanted;
            footprints = new Kept<>(report -> Footprint.of(report, wanted));
        }
        return footprints.of(analysis).reduce(Footprint.NONE, Footprint::plus);
    }

    /// What is found of a report, for as long as the report stands.
    private static final class Kept<T> {
        private final Function<NodeReport, T> find;
        private IdentityHashMap<NodeReport, T> found = new IdentityHashMap<>();

        Kept(Function<NodeReport, T> find) {
            this.find = find;
        }

        Stream<T> of(Analysis analysis) {
            var now = new IdentityHashMap<NodeReport, T>(2 * analysis.nodes().size());
            for (NodeReport report : analysis.nodes().values()) {
                T known = found.get(report);
                now.put(report, known == null ? Objects.requireNonNull(find.apply(report)) : known);
            }
            found = now;
            return now.values().stream();
        }
    }
}
