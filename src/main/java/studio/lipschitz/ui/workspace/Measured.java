package studio.lipschitz.ui.workspace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.TrainingEvent.EpochDone;

/// What a run told last of the layers of the network that it trains.
///
/// @param brackets of their constants, by id
public record Measured(Network network, Map<String, Bracket> brackets) {

    /// Keeps `workspace` told of what `training` tells, epoch by epoch.
    public static void follow(Workspace workspace, TrainingSession training) {
        var told = new AtomicReference<Optional<EpochDone>>(Optional.empty());
        training.versionProperty().subscribe(_ -> {
            Optional<EpochDone> latest = training.metrics().latestEpoch();
            if (!latest.equals(told.getAndSet(latest))) { // most versions are steps
                workspace.measure(of(training));
            }
        });
    }

    private static Optional<Measured> of(TrainingSession training) {
        return training.trainedProperty().get().flatMap(project -> training.metrics().latestEpoch()
                .map(epoch -> new Measured(project.network(), brackets(epoch))));
    }

    private static Map<String, Bracket> brackets(EpochDone epoch) {
        var brackets = new HashMap<String, Bracket>();
        epoch.layers().forEach(norm -> brackets.put(norm.id(), new Bracket(norm.lower(), norm.upper())));
        return brackets;
    }

    /// The brackets if they are of `present`; of another network they tell nothing.
    @SuppressWarnings("ReferenceEquality") // the common case, without looking at every node
    Map<String, Bracket> of(Network present) {
        boolean same = present == network
                || (Set.copyOf(present.nodes()).equals(Set.copyOf(network.nodes()))
                        && present.edges().equals(network.edges())
                        && present.constant().equals(network.constant()));
        return same ? brackets : Map.of();
    }
}
