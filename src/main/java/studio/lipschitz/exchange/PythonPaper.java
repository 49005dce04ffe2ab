package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Problem;

/// What the two forms of code share: what there is to write of each node, the lines around it, and the lines so far.
final class PythonPaper {
    private static final int MOST_NAMED = 3;
    private static final String IN_PLACE = "inplace";

    private final Network network;
    private final Analysis analysis;
    private final Map<String, List<String>> targets = new HashMap<>();
    private final Map<String, List<Problem>> errors = new HashMap<>();
    private final Set<String> reached;
    private final Map<String, PythonCall> calls = new HashMap<>();
    private final Set<Definition> needed = EnumSet.noneOf(Definition.class);
    private final List<String> missing = new ArrayList<>();
    private final List<CodeLine> body = new ArrayList<>();

    PythonPaper(Analysis analysis) {
        this.network = analysis.effective();
        this.analysis = analysis;
        for (Edge edge : network.edges()) {
            targets.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
        }
        for (Problem problem : analysis.problems()) {
            if (problem.severity() == Problem.Severity.ERROR) {
                errors.computeIfAbsent(problem.node().orElse(""), _ -> new ArrayList<>()).add(problem);
            }
        }
        reached = reachedFromInput();
    }

    private Set<String> reachedFromInput() {
        var seen = new HashSet<String>();
        var todo = new ArrayDeque<String>();
        network.nodes().stream().filter(node -> node.layer() instanceof Input).forEach(node -> todo.add(node.id()));
        while (!todo.isEmpty()) {
            String id = todo.remove();
            if (seen.add(id)) {
                todo.addAll(targets(id));
            }
        }
        return seen;
    }

    /// The nodes from the one input to the one output, if each feeds no more than the next.
    Optional<List<String>> chain() {
        List<String> inputs = inputs();
        if (inputs.size() != 1) {
            return Optional.empty();
        }
        var chain = new ArrayList<>(inputs);
        while (targets(chain.getLast()).size() == 1 && chain.size() < reached.size()) {
            chain.add(targets(chain.getLast()).getFirst());
        }
        boolean whole = chain.size() == reached.size() && targets(chain.getLast()).isEmpty();
        boolean plain = chain.stream().noneMatch(id -> network.node(id).layer() instanceof Joint || sources(id).size() > 1);
        return whole && plain ? Optional.of(chain) : Optional.empty();
    }

    /// Those that data reaches, each after its inputs; those of a cycle and behind one come last.
    List<String> order() {
        var order = new ArrayList<>(analysis.order());
        var known = new HashSet<>(order);
        network.nodes().stream().filter(node -> !known.contains(node.id())).forEach(node -> order.add(node.id()));
        order.removeIf(id -> !reached.contains(id));
        return order;
    }

    boolean isOrdered(String id) {
        return !report(id).inputs().isEmpty() || isInput(id);
    }

    List<String> inputs() {
        return network.nodes().stream().filter(node -> node.layer() instanceof Input).map(node -> node.id()).toList();
    }

    boolean isInput(String id) {
        return network.node(id).layer() instanceof Input;
    }

    boolean isReached(String id) {
        return reached.contains(id);
    }

    NodeReport report(String id) {
        return analysis.node(id);
    }

    List<String> sources(String id) {
        return report(id).sources();
    }

    List<String> targets(String id) {
        return targets.getOrDefault(id, List.of());
    }

    PythonCall call(String id) {
        return calls.computeIfAbsent(id, this::made);
    }

    private PythonCall made(String id) {
        Layer layer = network.node(id).layer();
        PythonCall call = PythonModules.of(inPlace(layer) && shared(id) ? elsewhere(layer) : layer, report(id).input().orElse(null));
        if (inPlace(layer) && shared(id)) {
            call = call.remarking("Not inplace: another branch reads its input.");
        }
        call.needs().ifPresent(needed::add);
        if (call.isMissing()) {
            missing.add(id);
        }
        return call;
    }

    private static boolean inPlace(Layer layer) {
        return !(layer instanceof Unresolved) && Boolean.TRUE.equals(Catalogue.of(layer).write(layer).get(IN_PLACE));
    }

    private static Layer elsewhere(Layer layer) {
        return Catalogue.of(layer).with(layer, IN_PLACE, false);
    }

    private boolean shared(String id) {
        return sources(id).stream().anyMatch(source -> targets(source).size() > 1);
    }

    /// Code that stops the program where a node cannot be written.
    String missing(String id, String why) {
        needed.add(Definition.MISSING);
        missing.add(id);
        return PythonCall.missing(why).expression();
    }

    void add(String text) {
        body.add(CodeLine.frame(text));
    }

    void add(String id, String text) {
        body.add(CodeLine.of(id, text));
    }

    /// What is wrong with a node, and what its call does otherwise, above it.
    void remark(String id, String indent) {
        errors(id, indent);
        call(id).remark().ifPresent(remark -> add(id, indent + "# " + remark));
    }

    /// What keeps it from running.
    void errors(String id, String indent) {
        errors.getOrDefault(id, List.of()).forEach(problem -> add(id, indent + "# " + clean(problem.message())));
    }

    /// Nodes to which no data comes, as remarks.
    void strays() {
        List<String> strays = network.nodes().stream().map(node -> node.id()).filter(id -> !reached.contains(id)).toList();
        if (!strays.isEmpty()) {
            add("");
            add("# Not connected to the input:");
            strays.forEach(id -> add(id, "# " + clean(id) + ": " + clean(network.node(id).layer().module())));
        }
    }

    Optional<String> notice() {
        if (missing.isEmpty()) {
            return analysis.runnable() ? Optional.empty() : Optional.of(text("exchange.notice.errors"));
        }
        List<String> named = missing.stream().distinct().toList();
        String which = String.join(", ", named.subList(0, Math.min(MOST_NAMED, named.size()))) + (named.size() > MOST_NAMED ? ", …" : "");
        return Optional.of(text("exchange.notice.stops", which));
    }

    /// All of it, with what stands above the network.
    List<CodeLine> lines() {
        var lines = new ArrayList<CodeLine>();
        lines.add(CodeLine.frame("# Drawn with Lipschitz Studio; needs torch and deel-torchlip 1.0.5."));
        errors.getOrDefault("", List.of()).forEach(problem -> lines.add(CodeLine.frame("# " + clean(problem.message()))));
        analysis.share().ifPresent(share -> lines.add(CodeLine.frame(
                "# The network is held at k_coef_lip " + PythonValue.of(share.constant()) + ": each layer has its share of it.")));
        lines.add(CodeLine.frame("import torch"));
        lines.add(CodeLine.frame("from torch import nn"));
        lines.add(CodeLine.frame("from deel import torchlip"));
        for (Definition definition : needed) {
            lines.add(CodeLine.frame(""));
            lines.add(CodeLine.frame(""));
            definition.lines().forEach(line -> lines.add(CodeLine.frame(line)));
        }
        lines.add(CodeLine.frame(""));
        if (!needed.isEmpty()) {
            lines.add(CodeLine.frame(""));
        }
        lines.addAll(body);
        return List.copyOf(lines);
    }

    private static String clean(String text) {
        return text.replaceAll("\\R", " ");
    }
}
