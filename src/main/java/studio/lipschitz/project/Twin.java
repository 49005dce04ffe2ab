package studio.lipschitz.project;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Counterpart;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Shape;

/// The same graph without its constraints, to be compared with: each constrained module as the ordinary one that it stands in for, the same plan.
///
/// @param project ids, places and edges as before, no constant of the network as a whole
/// @param replaced the module that stands at a node now, by id; empty where the network has no constraint
public record Twin(Project project, Map<String, String> replaced) {
    /// What is added to a run's name, so that its twin is known beside it.
    public static final String SUFFIX = "-unconstrained-twin";

    public static Twin of(Project project) {
        Expansion expansion = project.expansion();
        Analysis analysis = project.analysis(expansion);
        var inputs = new LinkedHashMap<String, Shape>(); // of nodes of the drawing
        analysis.nodes().forEach((id, report) -> report.input().ifPresent(shape -> inputs.putIfAbsent(expansion.inDrawing(id), shape)));
        var replaced = new LinkedHashMap<String, String>();
        Network twin = project.drawing();
        for (Node node : project.drawing().nodes()) {
            @Nullable Shape input = inputs.get(node.id());
            var ordinary = Counterpart.of(node.layer(), input);
            if (ordinary.isPresent()) {
                twin = twin.replace(node.id(), ordinary.get());
                replaced.put(node.id(), ordinary.get().module());
            }
        }
        return new Twin(project.withDrawing(twin.withConstant(OptionalDouble.empty())), replaced);
    }

    /// Why it has no certificate: the nodes that can be anything after training, and what stands there.
    public Map<String, String> flagged() {
        Expansion expansion = project.expansion();
        var flagged = new LinkedHashMap<String, String>();
        project.analysis(expansion).nodes().forEach((id, report) -> {
            Verdict.Kind kind = report.verdict().kind();
            if (!kind.finite()) {
                flagged.putIfAbsent(expansion.inDrawing(id), report.node().layer().module());
            }
        });
        return flagged;
    }
}
