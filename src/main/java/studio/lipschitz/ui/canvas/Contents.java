package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.lipschitz.Growth;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.network.Problem;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.workspace.LayerMarks;

/// What every node and edge of the drawing shows, in sight or not.
final class Contents {
    private final Map<String, NodeView.Content> nodes = new LinkedHashMap<>();
    private final Map<Edge, EdgeView.Content> edges = new LinkedHashMap<>();
    /// Edges by the node at either end; [Network#into] and [Network#outOf] look at every edge.
    private final Map<String, List<Edge>> edgesAt = new HashMap<>();

    private Map<String, LayerMarks.Mark> marks = Map.of();
    private Set<Edge> onPath = Set.of(); // from the input to the selected node
    private Shown shown = Shown.NOTHING;
    private Expansion expansion = new Expansion(Network.EMPTY, Map.of(), Map.of(), List.of());
    private @Nullable Network drawn;
    private Set<Edge> joined = Set.of();
    private boolean folded;
    private Map<String, NodeReport> reports = Map.of(); // what is shown is of these
    private boolean repeated; // whether what is shown flows out of repetitions
    private boolean designed; // whether what is shown, before and now, is so by design
    private List<Block> blocked = List.of();
    private @Nullable Growth grown;

    Map<String, NodeView.Content> nodes() {
        return nodes;
    }

    Map<Edge, EdgeView.Content> edges() {
        return edges;
    }

    List<Edge> edgesAt(String id) {
        return edgesAt.getOrDefault(id, List.of());
    }

    /// @param selected the selected node, whose path from the input is told
    @SuppressWarnings("ReferenceEquality") // what is unchanged is the same instance
    void sync(Shown now, List<Block> blocks, Expansion written, Analysis analysis, Growth growth, Optional<String> selected) {
        shown = now;
        expansion = written;
        if (now.drawing() != drawn || growth != grown || !blocks.equals(blocked)) {
            designed = grown != null && !grown.measured() && !growth.measured() && marks.isEmpty() && written.drawn().isEmpty()
                    && !repeated;
            syncNodes(analysis, growth);
            syncEdges(analysis, growth);
            reports = analysis.nodes();
            repeated = !written.drawn().isEmpty();
            drawn = now.drawing();
            grown = growth;
            blocked = blocks;
            onPath = Ways.to(selected, edgesAt);
            onPath.forEach(edge -> edges.computeIfPresent(edge, (its, content) -> growth(its, content, true)));
        }
    }

    void select(Optional<String> selected) {
        Set<Edge> before = onPath;
        onPath = Ways.to(selected, edgesAt);
        before.forEach(edge -> edges.computeIfPresent(edge, (its, content) -> growth(its, content, onPath.contains(its))));
        onPath.forEach(edge -> edges.computeIfPresent(edge, (its, content) -> growth(its, content, true)));
    }

    /// Shows what a training says of the layers, where they are still as it trained them.
    ///
    /// @param found by id
    void mark(Map<String, LayerMarks.Mark> found) {
        marks = found;
        nodes.replaceAll((id, content) -> {
            Optional<LayerMarks.Mark> mark = content.block().isPresent() ? Optional.empty() : markOf(id, content.layer());
            return mark.equals(content.mark()) ? content : content.marked(mark);
        });
    }

    private Optional<LayerMarks.Mark> markOf(String id, Layer layer) {
        return Optional.ofNullable(marks.get(id)).filter(mark -> mark.layer().equals(layer));
    }

    private void syncNodes(Analysis analysis, Growth growth) {
        Network network = shown.drawing();
        var problems = new HashMap<String, List<Problem>>();
        for (Problem problem : analysis.problems()) {
            problem.node().ifPresent(id -> problems.computeIfAbsent(id, _ -> new ArrayList<>()).add(problem));
        }
        var taken = new HashMap<String, List<Integer>>();
        network.edges().forEach(edge -> taken.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.port()));
        var before = new HashMap<>(nodes);
        nodes.clear();
        for (Node node : network.nodes()) {
            if (shown.standIns().containsKey(node.id())) {
                continue;
            }
            NodeReport report = analysis.node(node.id());
            NodeView.Content content = before.get(node.id());
            if (content != null && quiet(report) && !problems.containsKey(node.id()) && content.problems().isEmpty()
                    && content.block().isEmpty()) {
                nodes.put(node.id(), content); // a card of one port without anything to tell of it: the same as before
                continue;
            }
            nodes.put(node.id(), new NodeView.Content(
                    node.layer(),
                    report.verdict(),
                    report.output(),
                    problems.getOrDefault(node.id(), List.of()),
                    Inlets.of(node.id(), node.layer(), taken.getOrDefault(node.id(), List.of())),
                    growth.measured(node.id()),
                    markOf(node.id(), node.layer()),
                    Optional.empty(),
                    node.id()));
        }
        var cards = new BlockCards(shown, analysis, expansion);
        shown.folded().forEach(block -> nodes.put(block.id(), cards.of(block, problems, taken)));
    }

    @SuppressWarnings("ReferenceEquality") // edges that did not change are the same instance
    private void syncEdges(Analysis analysis, Growth growth) {
        Set<Edge> all = shown.drawing().edges();
        if (all == joined && !folded && shown.standIns().isEmpty()) {
            edges.replaceAll((edge, content) -> calm(edge, content, analysis) ? content : content(edge, analysis, growth));
            return;
        }
        joined = all;
        folded = !shown.standIns().isEmpty();
        edges.clear();
        edgesAt.clear();
        for (Edge edge : all) {
            if (shown.shows(edge)) {
                edges.put(edge, content(edge, analysis, growth));
            }
            edgesAt.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
            edgesAt.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
        }
    }

    private boolean calm(Edge edge, EdgeView.Content content, Analysis analysis) {
        return content.misfit().isEmpty() && !content.onPath() && quiet(analysis.node(edge.from())) && quiet(analysis.node(edge.to()));
    }

    private EdgeView.Content content(Edge edge, Analysis analysis, Growth growth) {
        String source = expansion.source(edge);
        return new EdgeView.Content(
                analysis.node(source).output(), growth.changes(source) ? growth.upTo(source) : OptionalDouble.empty(), false,
                misfit(analysis.node(edge.to())));
    }

    /// Whether all that is shown of a node is what was shown before: its report is the same, and weights say nothing of it.
    @SuppressWarnings("ReferenceEquality") // a report that did not change is the same instance
    private boolean quiet(NodeReport report) {
        return designed && report == reports.get(report.node().id()) && report.node().layer() instanceof UnaryLayer
                && report.sources().size() == 1;
    }

    /// The same edge, on a path to the selected node or not: there the constant is told of every edge, elsewhere where it changes.
    private EdgeView.Content growth(Edge edge, EdgeView.Content content, boolean path) {
        String source = expansion.source(edge);
        boolean told = grown != null && (path || grown.changes(source));
        return new EdgeView.Content(
                content.flowing(), told && grown != null ? grown.upTo(source) : OptionalDouble.empty(), path, content.misfit());
    }

    /// Why a node can't take what flows into it, if it can't.
    private static Optional<String> misfit(NodeReport target) {
        List<Shape> flowing = target.inputs().stream().flatMap(Optional::stream).toList();
        return switch (target.node().layer()) {
            case Input _ -> Optional.of(text("canvas.edge.input.delete"));
            case Unresolved _ -> Optional.empty(); // an error of the node, not of the edge
            case Layer layer when target.output().isEmpty() && !flowing.isEmpty()
                    && flowing.size() == target.inputs().size() ->
                switch (layer.outputShape(flowing)) {
                    case Inference.Misfit reason -> Optional.of(reason.message());
                    case Inference.Fits _ -> Optional.empty();
                };
            case Layer _ -> Optional.empty();
        };
    }
}
