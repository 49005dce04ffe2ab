package studio.lipschitz.project;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.network.Problem;
import studio.lipschitz.network.Problem.Severity;
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

    /// What is known of its network, and a warning for every parameter of the file that its module does not have. A plan in reference mode
    /// leaves nothing certified.
    public Analysis analysis() {
        var warnings = new ArrayList<Problem>();
        for (Node node : network.nodes()) {
            ObjectNode fields = unknown.byPlace().get(new UnknownFields.OfParams(node.id()));
            if (fields != null && !(node.layer() instanceof Unresolved)) {
                fields.fieldNames().forEachRemaining(name -> warnings.add(strange(node, name)));
            }
        }
        Analysis analysis = Analysis.of(network).warning(warnings);
        return plan.normalization().proves() ? analysis : analysis.unproved(unproved());
    }

    private static Problem strange(Node node, String name) {
        var names = Catalogue.of(node.layer()).params().stream().map(ParamSpec::name).toList();
        String module = node.layer().module();
        String message = NearestName.of(name, names)
                .map(near -> text("project.problem.strangeNear", module, JsonPlace.brief(name), near))
                .orElseGet(() -> text("project.problem.strange", module, JsonPlace.brief(name)));
        return new Problem(Optional.of(node.id()), Severity.WARNING, message, List.of());
    }

    private static Problem unproved() {
        return new Problem(Optional.empty(), Severity.WARNING, text("project.problem.unproved"), List.of());
    }
}
