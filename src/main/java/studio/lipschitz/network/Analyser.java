package studio.lipschitz.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Problem.Severity;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;

/// One pass over a network in topological order: shapes, verdicts, problems, the constant.
final class Analyser {
    private final Network network;
    private final Map<String, List<Edge>> into = new HashMap<>();
    private final Map<String, List<String>> next = new HashMap<>();
    private final Map<String, NodeReport> reports = new LinkedHashMap<>();
    private final List<Problem> global = new ArrayList<>();
    private final Map<String, List<Problem>> local = new LinkedHashMap<>();

    Analyser(Network network) {
        this.network = network;
        for (Edge edge : network.edges()) {
            into.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
            next.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
        }
        into.values().forEach(edges -> edges.sort(Comparator.comparingInt(Edge::port)));
    }

    Analysis analyse() {
        List<String> order = topologicalOrder();
        Set<String> reached = reachedFromInput();
        for (String id : order) {
            report(network.node(id), reached.contains(id));
        }
        reportCycles(order);
        var inputs = network.nodes().stream().filter(n -> n.layer() instanceof Input).toList();
        if (inputs.size() != 1) {
            String message = inputs.isEmpty()
                    ? "The network has no input; drag an Input onto the canvas and connect it."
                    : "The network has " + inputs.size() + " inputs; keep one.";
            global.add(new Problem(Optional.empty(), Severity.ERROR, message, List.of()));
        }
        var outputs = network.nodes().stream()
                .filter(n -> reached.contains(n.id()) && !next.containsKey(n.id()))
                .toList();
        if (outputs.size() > 1) {
            global.add(new Problem(
                    Optional.empty(),
                    Severity.ERROR,
                    "The network has several outputs (" + String.join(", ", outputs.stream().map(Node::id).toList())
                            + "); connect or delete all but one.",
                    List.of()));
        }
        if (inputs.size() == 1 && outputs.size() == 1 && outputs.equals(inputs)) {
            global.add(new Problem(
                    Optional.empty(), Severity.ERROR, "The input is connected to nothing; connect it to a layer.", List.of()));
        }
        var nodes = new LinkedHashMap<String, NodeReport>();
        var problems = new ArrayList<>(global);
        for (Node node : network.nodes()) {
            nodes.put(node.id(), done(node.id()));
            problems.addAll(local.getOrDefault(node.id(), List.of()));
        }
        Optional<NodeReport> output = outputs.size() == 1 ? Optional.of(done(outputs.getFirst().id())) : Optional.empty();
        OptionalDouble bound = output.map(NodeReport::pathBound).orElse(OptionalDouble.empty());
        boolean runnable = problems.stream().noneMatch(p -> p.severity() == Severity.ERROR);
        boolean finite = nodes.values().stream().allMatch(r -> r.verdict().kind().finite());
        return new Analysis(
                List.copyOf(order),
                java.util.Collections.unmodifiableMap(nodes),
                List.copyOf(problems),
                inputs.size() == 1 ? Optional.of(((Input) inputs.getFirst().layer()).shape()) : Optional.empty(),
                output.map(r -> r.node().id()),
                output.flatMap(NodeReport::output),
                bound,
                runnable && finite && bound.isPresent());
    }

    private NodeReport done(String id) {
        return java.util.Objects.requireNonNull(reports.get(id));
    }

    private void report(Node node, boolean reached) {
        List<Edge> edges = into.getOrDefault(node.id(), List.of());
        boolean input = node.layer() instanceof Input;
        List<Optional<Shape>> shapes = edges.stream().map(e -> done(e.from()).output()).toList();
        Shape first = !shapes.isEmpty() && shapes.getFirst().isPresent() ? shapes.getFirst().get() : null;
        Verdict verdict = node.layer().verdict(first);
        Optional<Shape> output = Optional.empty();
        if (node.layer() instanceof Unresolved unresolved) {
            error(node, unresolved.reason());
        } else if (input && !edges.isEmpty()) {
            error(node, "An Input takes no connection; delete the edge from " + edges.getFirst().from() + ".");
        } else if (!input && edges.isEmpty()) {
            error(node, node.id() + " has no input; connect the output of another node to it.");
        } else if (edges.size() > 1 || (!edges.isEmpty() && edges.getFirst().port() != 0)) {
            error(node, node.id() + " takes one input, at port 0; delete the edge from " + edges.getLast().from() + ".");
        } else if (input || first != null) {
            switch (node.layer().outputShape(shapes.stream().flatMap(Optional::stream).toList())) {
                case Inference.Fits fits -> output = Optional.of(fits.shape());
                case Inference.Misfit misfit -> error(node, misfitMessage(node, edges, misfit));
            }
        }
        if (!input && !edges.isEmpty() && !reached) {
            error(node, node.id() + " is not connected to the input; connect the chain that feeds it.");
        }
        flag(node, verdict, first);
        reports.put(
                node.id(),
                new NodeReport(node, sources(node), shapes, output, verdict, pathBound(edges, verdict)));
    }

    private List<String> sources(Node node) {
        return into.getOrDefault(node.id(), List.of()).stream().map(Edge::from).toList();
    }

    private static String misfitMessage(Node node, List<Edge> edges, Inference.Misfit misfit) {
        return edges.isEmpty() ? misfit.message() : edges.getFirst().from() + " → " + node.id() + ": " + misfit.message();
    }

    private void flag(Node node, Verdict verdict, @org.jspecify.annotations.Nullable Shape input) {
        switch (verdict.kind()) {
            case SAFE, UNKNOWN -> {} // an unknown node is already an error
            case BOUNDED, LOSSY, UNCONSTRAINED, UNBOUNDED -> problem(
                    node,
                    new Problem(
                            Optional.of(node.id()),
                            Severity.WARNING,
                            node.layer().module() + ": " + verdict.reason(),
                            node.layer().fixes(input)));
        }
    }

    /// The constant up to a node: what comes in, times its own, rounded upward. A missing input counts as no bound.
    private OptionalDouble pathBound(List<Edge> edges, Verdict verdict) {
        if (verdict.bound().isEmpty()) {
            return OptionalDouble.empty();
        }
        double own = verdict.bound().getAsDouble();
        if (edges.isEmpty()) {
            return OptionalDouble.of(own);
        }
        OptionalDouble incoming = done(edges.getFirst().from()).pathBound();
        if (incoming.isEmpty()) {
            return incoming;
        }
        double product = Rounding.productUp(incoming.getAsDouble(), own);
        return Double.isFinite(product) ? OptionalDouble.of(product) : OptionalDouble.empty();
    }

    private List<String> topologicalOrder() {
        var missing = new HashMap<String, Integer>();
        var ready = new ArrayDeque<String>();
        for (Node node : network.nodes()) {
            int count = into.getOrDefault(node.id(), List.of()).size();
            missing.put(node.id(), count);
            if (count == 0) {
                ready.add(node.id());
            }
        }
        var order = new ArrayList<String>();
        while (!ready.isEmpty()) {
            String id = ready.remove();
            order.add(id);
            for (String target : next.getOrDefault(id, List.of())) {
                if (missing.merge(target, -1, Integer::sum) == 0) {
                    ready.add(target);
                }
            }
        }
        return order;
    }

    private Set<String> reachedFromInput() {
        var reached = new LinkedHashSet<String>();
        var todo = new ArrayDeque<String>();
        network.nodes().stream().filter(n -> n.layer() instanceof Input).map(Node::id).forEach(todo::add);
        while (!todo.isEmpty()) {
            String id = todo.pop();
            if (reached.add(id)) {
                next.getOrDefault(id, List.of()).forEach(todo::push);
            }
        }
        return reached;
    }

    /// Nodes that the order could not take: they lie on a cycle or behind one. Each cycle is told once, on its first node.
    private void reportCycles(List<String> order) {
        var left = new LinkedHashSet<String>();
        network.nodes().forEach(n -> left.add(n.id()));
        order.forEach(left::remove);
        var cycles = new HashMap<String, List<String>>();
        cycles(left).forEach(cycle -> cycles.put(cycle.getFirst(), cycle));
        for (Node node : network.nodes()) {
            if (left.contains(node.id())) {
                List<String> cycle = cycles.get(node.id());
                if (cycle != null) {
                    error(node, cycleMessage(cycle));
                }
                Verdict verdict = node.layer().verdict(null);
                flag(node, verdict, null);
                reports.put(
                        node.id(), new NodeReport(node, sources(node), List.of(), Optional.empty(), verdict, OptionalDouble.empty()));
            }
        }
    }

    /// Every node of `left` has a source in it, so whoever walks back from source to source comes to a cycle; each node is visited once.
    private List<List<String>> cycles(Set<String> left) {
        var cycles = new ArrayList<List<String>>();
        var visited = new HashMap<String, Integer>(); // by the number of the walk
        int walk = 0;
        for (String start : left) {
            walk++;
            String id = start;
            while (visited.putIfAbsent(id, walk) == null) {
                id = sourceWithin(left, id);
            }
            if (visited.get(id) == walk) {
                cycles.add(cycleThrough(left, id));
            }
        }
        return cycles;
    }

    private List<String> cycleThrough(Set<String> left, String end) {
        var cycle = new ArrayDeque<String>();
        String id = end;
        do {
            cycle.addFirst(id); // walked against the edges
            id = sourceWithin(left, id);
        } while (!id.equals(end));
        return List.copyOf(cycle);
    }

    private String sourceWithin(Set<String> left, String id) {
        return into.getOrDefault(id, List.of()).stream().map(Edge::from).filter(left::contains).findFirst().orElseThrow();
    }

    private static String cycleMessage(List<String> cycle) {
        int most = 6;
        String shown = String.join(" → ", cycle.subList(0, Math.min(most, cycle.size())));
        String more = cycle.size() > most ? " → … (" + cycle.size() + " nodes)" : "";
        return shown + more + " → " + cycle.getFirst() + " is a cycle; delete one of its edges.";
    }

    private void error(Node node, String message) {
        problem(node, new Problem(Optional.of(node.id()), Severity.ERROR, message, List.of()));
    }

    private void problem(Node node, Problem problem) {
        local.computeIfAbsent(node.id(), _ -> new ArrayList<>()).add(problem);
    }
}
