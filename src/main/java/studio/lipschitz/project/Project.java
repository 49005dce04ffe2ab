package studio.lipschitz.project;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.TrainingPlan;

/// The immutable document: a network, where its nodes stand, how it is trained.
///
/// @param positions by node id; a node without one is placed by the window
/// @param unknown fields of the file that this version does not know, kept for the round trip
public record Project(Network network, Map<String, Position> positions, TrainingPlan plan, UnknownFields unknown) {

    public static final Project EMPTY = new Project(Network.EMPTY, Map.of(), TrainingPlan.DEFAULT, UnknownFields.NONE);

    public Project {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
    }

    public Project withNetwork(Network changed) {
        return new Project(changed, positions, plan, unknown);
    }

    public Project updateNetwork(UnaryOperator<Network> change) {
        return withNetwork(change.apply(network));
    }

    /// Without these nodes, every edge at them, and all else that the file says of them.
    public Project without(Collection<String> ids) {
        var kept = new LinkedHashMap<>(positions);
        kept.keySet().removeAll(ids);
        return new Project(network.without(ids), kept, plan, unknown.without(ids));
    }

    public Project withPlan(TrainingPlan changed) {
        return new Project(network, positions, changed, unknown);
    }

    public Project withPositions(Map<String, Position> changed) {
        var all = new LinkedHashMap<>(positions);
        all.putAll(changed);
        return new Project(network, all, plan, unknown);
    }

    public Project withPosition(String id, Position position) {
        return withPositions(Map.of(id, position));
    }
}
