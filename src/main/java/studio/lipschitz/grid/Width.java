package studio.lipschitz.grid;

import static studio.lipschitz.text.Texts.text;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Cost;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;

/// Makes the hidden layers of a drawing wider or narrower by a factor. The input, the output and the verdict of every node stay; what its
/// activations demand of a width is kept.
public final class Width {
    /// Weights, gradients and two means of Adam take 16 bytes a parameter: 4 GB.
    static final long MOST_PARAMETERS = 250_000_000;

    static final double MOST = 64;

    private static final Set<String> OF_INPUT = Set.of(
            "in_features", "in_channels", "num_features", "num_channels", "channels", "num_parameters");

    private Width() {}

    /// @param factor on the width of every hidden layer, above 0
    /// @throws IllegalArgumentException if it cannot be, in one sentence that names the node and why
    public static Project scaled(Project project, double factor) {
        if (!(factor > 0 && factor <= MOST)) {
            throw new IllegalArgumentException(text("grid.width.range", Axis.spelled(MOST), Axis.spelled(factor)));
        }
        if (factor == 1) {
            return project;
        }
        Analysis before = project.analysis();
        refuse(before);
        var channels = Channels.of(project, before);
        Map<String, Integer> wider = channels.scaled(factor);
        if (wider.isEmpty()) {
            throw new IllegalArgumentException(text("grid.width.none", Axis.spelled(factor)));
        }
        Network drawing = project.drawing();
        for (Node node : project.drawing().nodes()) {
            Layer layer = node.layer();
            Integer own = wider.get(node.id());
            if (own != null) {
                layer = Catalogue.of(layer).with(layer, Channels.widthParam(layer).orElseThrow(), own);
            }
            if (channels.changes(node.id(), wider)) {
                layer = fed(layer, before.node(node.id()).input(), channels.incoming(node.id(), wider));
            }
            drawing = layer.equals(node.layer()) ? drawing : drawing.replace(node.id(), layer);
        }
        Project scaled = project.withDrawing(drawing);
        check(before, scaled.analysis(), factor);
        return scaled;
    }

    /// A layer that gets another width: what it says of what it gets is left to inference, or is the new width where it must be said.
    ///
    /// @param was what it got before
    private static Layer fed(Layer layer, Optional<Shape> was, OptionalInt width) {
        ModuleType type = Catalogue.of(layer);
        Layer changed = layer;
        for (ParamSpec param : type.params()) {
            Object said = type.write(layer).get(param.name());
            boolean whole = param.name().equals("normalized_shape") && was.filter(shape -> shape.dims().equals(said)).isPresent();
            if (said == null || !(OF_INPUT.contains(param.name()) || whole)) {
                continue;
            }
            if (param.optional()) {
                changed = type.with(changed, param.name(), null);
            } else if (width.isPresent() && !said.equals(1)) { // one slope stands for all channels
                changed = type.with(changed, param.name(), width.getAsInt());
            }
        }
        return changed;
    }

    private static void check(Analysis before, Analysis after, double factor) {
        refuse(after);
        for (var node : after.nodes().entrySet()) {
            NodeReport was = before.nodes().get(node.getKey());
            if (was != null && was.verdict().kind() != node.getValue().verdict().kind()) {
                throw new IllegalArgumentException(text("grid.width.verdict", Axis.spelled(factor), node.getKey()));
            }
        }
        if (!after.outputShape().equals(before.outputShape())) {
            throw new IllegalArgumentException(text("grid.width.output", Axis.spelled(factor)));
        }
        long parameters = Cost.total(after).known().parameters();
        if (parameters > MOST_PARAMETERS) {
            throw new IllegalArgumentException(text("grid.width.parameters", Axis.spelled(factor), parameters, MOST_PARAMETERS));
        }
    }

    private static void refuse(Analysis analysis) {
        for (Problem problem : analysis.problems()) {
            if (problem.severity() == Problem.Severity.ERROR) {
                throw new IllegalArgumentException(problem.node().map(id -> text("grid.width.node", id, problem.message()))
                        .orElseGet(problem::message));
            }
        }
    }
}
