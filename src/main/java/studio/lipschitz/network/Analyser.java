package studio.lipschitz.network;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Problem.Severity;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;

/// One pass over a network in topological order: shapes, verdicts, problems, the constant.
final class Analyser {
    private static final int MOST_SOURCES_NAMED = 4;

    private final Network network;
    private final Network effective;
    private final Topology topology;
    private Map<String, NodeReport> before = Map.of();
    private final Map<String, NodeReport> reports = new LinkedHashMap<>();
    private final List<Problem> global = new ArrayList<>();
    private final Map<String, List<Problem>> local = new LinkedHashMap<>();

    /// @param effective the same network, with the layers that ship: their constants count
    Analyser(Network network, Network effective) {
        this.network = network;
        this.effective = effective;
        this.topology = network.topology();
    }

    Analysis analyse() {
        return analyse(Network.EMPTY, Map.of());
    }

    /// The same, where what was found before is taken over wherever it still holds.
    ///
    /// @param earlier another version of the network, whose layers were those that ship
    /// @param found its reports
    @SuppressWarnings("ReferenceEquality") // what did not change is the same instance
    Analysis analyse(Network earlier, Map<String, NodeReport> found) {
        before = found;
        Topology then = earlier.topology();
        List<Node> inputs = inputs();
        Set<String> reached = reached(inputs);
        Set<String> stale = new HashSet<>();
        for (Node node : network.nodes()) {
            String id = node.id();
            NodeReport its = found.get(id);
            boolean fed = topology == then || topology.into(id).equals(then.into(id));
            if (its == null || its.node() != node || !fed || !calm(its) || !reached.contains(id)) {
                stale.add(id);
            }
        }
        for (String id : topology.order()) {
            NodeReport its = found.get(id);
            if (its != null && !stale.contains(id)) {
                reports.put(id, its);
                continue;
            }
            report(network.node(id), reached.contains(id));
            if (done(id).equals(its)) {
                reports.put(id, its);
            } else {
                stale.addAll(topology.next(id));
            }
        }
        reportCycles();
        return analysis(inputs, reached);
    }

    /// Nothing is wrong with it, so that there is no problem to be told again.
    private static boolean calm(NodeReport report) {
        return report.verdict().kind() == Verdict.Kind.SAFE && report.output().isPresent();
    }

    private List<Node> inputs() {
        return network.nodes().stream().filter(Analyser::isInput).toList();
    }

    private Set<String> reached(List<Node> inputs) {
        return topology.reachedFrom(inputs.stream().map(Node::id).toList());
    }

    private Analysis analysis(List<Node> inputs, Set<String> reached) {
        List<Node> outputs = topology.ends().stream().filter(reached::contains).map(network::node).toList();
        countEnds(inputs, outputs);
        var nodes = new LinkedHashMap<String, NodeReport>();
        var problems = new ArrayList<>(global);
        for (Node node : network.nodes()) {
            nodes.put(node.id(), done(node.id()));
            problems.addAll(local.getOrDefault(node.id(), List.of()));
        }
        Optional<NodeReport> output = outputs.size() == 1 ? Optional.of(done(outputs.getFirst().id())) : Optional.empty();
        boolean runnable = problems.stream().noneMatch(p -> p.severity() == Severity.ERROR);
        OptionalDouble bound = runnable ? output.map(NodeReport::pathBound).orElse(OptionalDouble.empty()) : OptionalDouble.empty();
        boolean finite = nodes.values().stream().allMatch(r -> r.verdict().kind().finite());
        return new Analysis(
                topology.order(),
                java.util.Collections.unmodifiableMap(nodes),
                List.copyOf(problems),
                inputs.size() == 1 && inputs.getFirst().layer() instanceof Input(Shape shape) ? Optional.of(shape) : Optional.empty(),
                output.map(r -> r.node().id()),
                output.flatMap(NodeReport::output),
                bound,
                runnable && finite && bound.isPresent(),
                effective,
                Optional.empty());
    }

    /// An Input, also one whose shape is out of range: what it feeds is not to blame.
    private static boolean isInput(Node node) {
        return node.layer() instanceof Input
                || (node.layer() instanceof Unresolved && node.layer().module().equals(Input.DEFAULT.module()));
    }

    private void countEnds(List<Node> inputs, List<Node> outputs) {
        if (inputs.size() != 1) {
            global(inputs.isEmpty() ? text("network.input.none") : text("network.input.several", inputs.size()));
        }
        if (outputs.size() > 1) {
            global(text("network.output.several", String.join(", ", outputs.stream().map(Node::id).toList())));
        }
        if (inputs.size() == 1 && outputs.equals(inputs)) {
            global(text("network.input.alone"));
        }
    }

    private NodeReport done(String id) {
        return Objects.requireNonNull(reports.get(id));
    }

    private void report(Node node, boolean reached) {
        List<Edge> edges = topology.into(node.id());
        List<Optional<Shape>> shapes = edges.stream().map(e -> done(e.from()).output()).toList();
        if (reached && edges.size() == 1 && edges.getFirst().port() == 0 && node.layer() instanceof UnaryLayer) {
            NodeReport same = again(node, edges.getFirst(), shapes);
            if (same != null) {
                reports.put(node.id(), same);
                return;
            }
        }
        List<Shape> known = shapes.stream().flatMap(Optional::stream).toList();
        Optional<Shape> output = Optional.empty();
        Optional<String> broken = Ports.broken(node, edges);
        if (node.layer() instanceof Unresolved unresolved) {
            error(node, unresolved.reason());
        } else if (broken.isPresent()) {
            error(node, broken.get());
        } else if (known.size() == shapes.size()) {
            switch (node.layer().outputShape(known)) {
                case Inference.Fits fits -> output = Optional.of(fits.shape());
                case Inference.Misfit misfit -> error(node, misfitMessage(node, edges, misfit));
            }
        }
        if (!isInput(node) && !edges.isEmpty() && !reached) {
            error(node, text("network.node.unreached", node.id()));
        }
        double[] incoming = edges.stream()
                .mapToDouble(e -> done(e.from()).pathBound().orElse(Double.POSITIVE_INFINITY))
                .toArray();
        Shape first = !shapes.isEmpty() && shapes.getFirst().isPresent() ? shapes.getFirst().get() : null;
        reports.put(node.id(), judged(node, shapes, output, first, broken.isEmpty(), incoming));
    }

    /// What was found of a node that nothing is wrong with, if the node and what feeds it are the same; the constant up to it may have changed.
    @SuppressWarnings("ReferenceEquality") // nodes that did not change are the same instances
    private @Nullable NodeReport again(Node node, Edge edge, List<Optional<Shape>> shapes) {
        NodeReport found = before.get(node.id());
        if (found == null || found.node() != node || found.output().isEmpty() || found.verdict().kind() != Verdict.Kind.SAFE
                || found.sources().size() != 1 || !found.sources().getFirst().equals(edge.from()) || !found.inputs().equals(shapes)) {
            return null;
        }
        OptionalDouble bound = pathBound(node, found.verdict(), true, done(edge.from()).pathBound().orElse(Double.POSITIVE_INFINITY));
        return bound.equals(found.pathBound()) ? found
                : new NodeReport(node, found.sources(), found.inputs(), found.output(), found.verdict(), found.fixes(), bound);
    }

    private NodeReport judged(
            Node node, List<Optional<Shape>> shapes, Optional<Shape> output, @Nullable Shape first, boolean whole, double... incoming) {
        Verdict verdict = switch (effective.node(node.id()).layer()) {
            case Joint joint when whole -> joint.verdictOver(incoming);
            case Layer layer -> layer.verdict(first);
        };
        boolean flagged = verdict.kind() != Verdict.Kind.SAFE;
        List<Fix> fixes = !flagged ? List.of() : switch (node.layer()) {
            case Joint joint when whole -> joint.fixesOver(incoming.length);
            case Layer layer -> layer.fixes(first);
        };
        var report = new NodeReport(
                node, sources(node), shapes, output, verdict, fixes, pathBound(node, verdict, whole, incoming));
        flag(report);
        return report;
    }

    private List<String> sources(Node node) {
        return topology.into(node.id()).stream().map(Edge::from).toList();
    }

    private static String misfitMessage(Node node, List<Edge> edges, Inference.Misfit misfit) {
        String sources = edges.stream().limit(MOST_SOURCES_NAMED).map(Edge::from).collect(Collectors.joining(", "));
        String shown = edges.size() > MOST_SOURCES_NAMED ? sources + ", …" : sources;
        return edges.isEmpty() ? misfit.message() : text("network.node.misfit", shown, node.id(), misfit.message());
    }

    private void flag(NodeReport report) {
        Node node = report.node();
        switch (report.verdict().kind()) {
            case SAFE, UNKNOWN -> {} // an unknown node is already an error
            case BOUNDED, LOSSY, UNCONSTRAINED, UNBOUNDED -> problem(
                    node,
                    new Problem(
                            Optional.of(node.id()),
                            Severity.WARNING,
                            text("network.node.flagged", node.layer().module(), report.verdict().reason()),
                            report.fixes()));
        }
    }

    /// The constant up to a node and through it, rounded upward. A missing input counts as no bound.
    private static OptionalDouble pathBound(Node node, Verdict verdict, boolean whole, double... incoming) {
        if (verdict.bound().isEmpty() || !(whole || incoming.length == 0)) {
            return OptionalDouble.empty();
        }
        double own = verdict.bound().getAsDouble();
        double bound = switch (node.layer()) {
            case Joint joint -> whole ? joint.constant(incoming) : Double.POSITIVE_INFINITY;
            case Layer _ -> incoming.length == 0 ? own : Rounding.productUp(incoming[0], own);
        };
        return Double.isFinite(bound) ? OptionalDouble.of(bound) : OptionalDouble.empty();
    }

    /// Nodes that the order could not take: they lie on a cycle or behind one. Each cycle is told once, on its first node.
    private void reportCycles() {
        List<String> order = topology.order();
        if (order.size() == network.nodes().size()) {
            return;
        }
        var left = new LinkedHashSet<String>();
        network.nodes().forEach(n -> left.add(n.id()));
        order.forEach(left::remove);
        var cycles = new HashMap<String, List<String>>();
        topology.cycles(left).forEach(cycle -> cycles.put(cycle.getFirst(), cycle));
        for (Node node : network.nodes()) {
            if (left.contains(node.id())) {
                List<String> cycle = cycles.get(node.id());
                if (cycle != null) {
                    error(node, cycleMessage(cycle));
                }
                Verdict verdict = node.layer().verdict(null);
                List<Fix> fixes = verdict.kind() == Verdict.Kind.SAFE ? List.of() : node.layer().fixes(null);
                var report = new NodeReport(
                        node, sources(node), List.of(), Optional.empty(), verdict, fixes, OptionalDouble.empty());
                flag(report);
                reports.put(node.id(), report);
            }
        }
    }

    private static String cycleMessage(List<String> cycle) {
        int most = 6;
        String shown = String.join(" → ", cycle.subList(0, Math.min(most, cycle.size())));
        return cycle.size() > most
                ? text("network.cycle.long", shown, cycle.size(), cycle.getFirst())
                : text("network.cycle.whole", shown, cycle.getFirst());
    }

    private void global(String message) {
        global.add(new Problem(Optional.empty(), Severity.ERROR, message, List.of()));
    }

    private void error(Node node, String message) {
        problem(node, new Problem(Optional.of(node.id()), Severity.ERROR, message, List.of()));
    }

    private void problem(Node node, Problem problem) {
        local.computeIfAbsent(node.id(), _ -> new ArrayList<>()).add(problem);
    }
}
