package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
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
    private final Map<String, CardContent> nodes = new LinkedHashMap<>();
    private final Map<Edge, EdgeView.Content> edges = new LinkedHashMap<>();
    /// Edges by the node at either end; [Network#into] and [Network#outOf] look at every edge.
    private final Map<String, List<Edge>> edgesAt = new HashMap<>();

    private Map<String, LayerMarks.Mark> marks = Map.of();
    private Set<Edge> onPath = Set.of(); // from the input to the selected node
    private Shown shown = Shown.NOTHING;
    private Expansion expansion = new Expansion(Network.EMPTY, Map.of(), Map.of(), List.of());
    private @Nullable Network drawn;
    private Set<Edge> joined = Set.of();
    private Map<String, NodeReport> reports = Map.of(); // what is shown is of these
    private Set<String> troubled = Set.of(); // nodes with a problem, as shown
    private boolean mendable; // whether what is shown is by design alone, a card for each node
    private List<Block> blocked = List.of();
    private @Nullable Growth grown;

    Map<String, CardContent> nodes() {
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
        Network drawing = now.drawing();
        if (drawing != drawn || growth != grown || !blocks.equals(blocked)) {
            boolean plain = now.standIns().isEmpty() && written.drawn().isEmpty() && !growth.measured() && marks.isEmpty();
            Map<String, List<Problem>> problems = problems(analysis);
            boolean taken = plain && mendable; // what shows the same report as before is taken over
            joinEdges();
            Set<String> changed = taken ? changed(analysis, problems) : Set.of();
            Set<Edge> touched = taken ? touched(changed) : Set.of();
            if (taken && drawn != null && drawing.wiredAs(drawn)) {
                changed.forEach(id -> nodes.put(id, content(id, analysis, growth, problems)));
                touched.forEach(edge -> edges.put(edge, content(edge, analysis, growth)));
            } else {
                syncEdges(analysis, growth, edge -> taken && !touched.contains(edge));
                syncNodes(analysis, growth, problems, id -> taken && !changed.contains(id));
            }
            mendable = plain;
            troubled = Set.copyOf(problems.keySet());
            reports = analysis.nodes();
            drawn = drawing;
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

    private static Map<String, List<Problem>> problems(Analysis analysis) {
        var problems = new HashMap<String, List<Problem>>();
        for (Problem problem : analysis.problems()) {
            problem.node().ifPresent(id -> problems.computeIfAbsent(id, _ -> new ArrayList<>()).add(problem));
        }
        return problems;
    }

    /// Nodes whose card shows something else than before, where all is by design and each node has a card.
    @SuppressWarnings("ReferenceEquality") // a report that did not change is the same instance
    private Set<String> changed(Analysis analysis, Map<String, List<Problem>> problems) {
        var changed = new HashSet<>(problems.keySet());
        troubled.stream().filter(analysis.nodes()::containsKey).forEach(changed::add);
        analysis.nodes().forEach((id, report) -> {
            if (reports.get(id) != report) {
                changed.add(id);
            }
        });
        return changed;
    }

    /// The edges that show something else then: whether the constant changes after a node is told by it and by what feeds it.
    private Set<Edge> touched(Set<String> changed) {
        var touched = new HashSet<Edge>();
        onPath.stream().filter(edge -> shown.drawing().edges().contains(edge)).forEach(touched::add);
        for (String id : changed) {
            for (Edge edge : edgesAt(id)) {
                touched.add(edge);
                touched.addAll(edgesAt(edge.to()));
            }
        }
        return touched;
    }

    /// @param same whether what is shown of a node is still right, if there is something
    private void syncNodes(Analysis analysis, Growth growth, Map<String, List<Problem>> problems, Predicate<String> same) {
        var before = new HashMap<>(nodes);
        nodes.clear();
        for (Node node : shown.drawing().nodes()) {
            String id = node.id();
            if (!shown.standIns().containsKey(id)) {
                CardContent content = before.get(id);
                nodes.put(id, content != null && same.test(id) ? content : content(id, analysis, growth, problems));
            }
        }
        var cards = new BlockCards(shown, analysis, expansion);
        shown.folded().forEach(block -> nodes.put(block.id(), cards.of(block, problems, this::taken)));
    }

    private CardContent content(String id, Analysis analysis, Growth growth, Map<String, List<Problem>> problems) {
        NodeReport report = analysis.node(id);
        Layer layer = shown.drawing().node(id).layer();
        return new CardContent(
                layer,
                report.verdict(),
                report.output(),
                problems.getOrDefault(id, List.of()),
                Inlets.of(id, layer, taken(id)),
                growth.measured(id),
                markOf(id, layer),
                Optional.empty(),
                id);
    }

    /// Ports of a node that edges lead to.
    private List<Integer> taken(String id) {
        return edgesAt(id).stream().filter(edge -> edge.to().equals(id)).map(Edge::port).toList();
    }

    @SuppressWarnings("ReferenceEquality") // edges that did not change are the same instance
    private void joinEdges() {
        Set<Edge> all = shown.drawing().edges();
        if (all != joined) {
            joined = all;
            edgesAt.clear();
            for (Edge edge : all) {
                edgesAt.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
                edgesAt.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
            }
        }
    }

    /// @param same see [#syncNodes]
    private void syncEdges(Analysis analysis, Growth growth, Predicate<Edge> same) {
        var before = new HashMap<>(edges);
        edges.clear();
        for (Edge edge : joined) {
            if (shown.shows(edge)) {
                EdgeView.Content content = before.get(edge);
                edges.put(edge, content != null && same.test(edge) ? content : content(edge, analysis, growth));
            }
        }
    }

    private EdgeView.Content content(Edge edge, Analysis analysis, Growth growth) {
        String source = expansion.source(edge);
        return new EdgeView.Content(
                analysis.node(source).output(), growth.changes(source) ? growth.upTo(source) : OptionalDouble.empty(), false,
                misfit(analysis.node(edge.to())));
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
