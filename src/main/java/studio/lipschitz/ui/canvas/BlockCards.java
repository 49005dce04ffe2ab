package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.layer.Verdict.Kind;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.network.Problem;

/// What the card of a folded block shows: the worst verdict in it, and the constant from what feeds it to what it feeds, over all its repetitions.
final class BlockCards {
    private static final List<Kind> WORSE = List.of(Kind.SAFE, Kind.LOSSY, Kind.BOUNDED, Kind.UNCONSTRAINED, Kind.UNBOUNDED, Kind.UNKNOWN);

    private final Shown shown;
    private final Analysis analysis;
    private final Expansion expansion;

    BlockCards(Shown shown, Analysis analysis, Expansion expansion) {
        this.shown = shown;
        this.analysis = analysis;
        this.expansion = expansion;
    }

    /// @param taken ports that edges lead to, by node
    CardContent of(Block block, Map<String, List<Problem>> problems, Function<String, List<Integer>> taken) {
        Network network = shown.drawing();
        List<Node> nodes = network.nodes().stream().filter(node -> block.nodes().contains(node.id())).toList();
        List<Edge> out = network.edges().stream().filter(e -> block.nodes().contains(e.from()) && !block.nodes().contains(e.to())).toList();
        String exit = exit(network, nodes, out);
        String source = out.isEmpty() ? exit : expansion.source(out.getFirst());
        return new CardContent(
                network.node(exit).layer(), verdict(block, nodes, source), analysis.node(source).output(),
                nodes.stream().flatMap(node -> problems.getOrDefault(node.id(), List.of()).stream()).toList(),
                inlets(network, block, nodes, taken), Optional.empty(), Optional.empty(), Optional.of(block), exit);
    }

    /// What the block feeds others from; of several the first, and where nothing follows its last node.
    private static String exit(Network network, List<Node> nodes, List<Edge> out) {
        if (!out.isEmpty()) {
            return out.getFirst().from();
        }
        var feeding = new HashSet<String>();
        network.edges().forEach(edge -> feeding.add(edge.from()));
        return nodes.stream().map(Node::id).filter(id -> !feeding.contains(id)).reduce((_, last) -> last).orElse(nodes.getLast().id());
    }

    private Verdict verdict(Block block, List<Node> nodes, String source) {
        Kind worst = Kind.SAFE;
        String reason = text("block.card.sound", nodes.size());
        for (Node node : nodes) {
            Verdict verdict = analysis.node(node.id()).verdict();
            if (WORSE.indexOf(verdict.kind()) > WORSE.indexOf(worst)) {
                worst = verdict.kind();
                reason = node.id() + ": " + verdict.reason();
            }
        }
        return new Verdict(worst, worst.finite() ? constant(block, source) : OptionalDouble.empty(), reason);
    }

    /// Upper bound of the whole block where one node feeds it, so that the bounds before and after tell it; rounded upward. By design only: there the bound
    /// after is the bound before times what is between. With weights it may be a tighter one of all that comes before, and the quotient would be too small.
    private OptionalDouble constant(Block block, String source) {
        List<String> feeding = shown.drawing().edges().stream()
                .filter(edge -> !block.nodes().contains(edge.from()) && block.nodes().contains(edge.to()))
                .map(expansion::source)
                .distinct()
                .toList();
        if (feeding.size() != 1 || !analysis.proved()) {
            return OptionalDouble.empty();
        }
        OptionalDouble after = analysis.node(source).pathBound();
        OptionalDouble before = analysis.node(feeding.getFirst()).pathBound();
        if (after.isEmpty() || before.isEmpty() || !(before.getAsDouble() > 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.nextUp(after.getAsDouble() / before.getAsDouble()));
    }

    /// Ports of its nodes that nothing within feeds.
    private static List<Inlet> inlets(Network network, Block block, List<Node> nodes, Function<String, List<Integer>> taken) {
        Set<Inlet> fed = new HashSet<>();
        network.edges().stream()
                .filter(edge -> block.nodes().contains(edge.from()) && block.nodes().contains(edge.to()))
                .forEach(edge -> fed.add(new Inlet(edge.to(), edge.port(), Optional.empty())));
        var open = new ArrayList<Inlet>();
        for (Node node : nodes) {
            Inlets.of(node.id(), node.layer(), taken.apply(node.id())).stream()
                    .filter(inlet -> !fed.contains(new Inlet(inlet.node(), inlet.port(), Optional.empty())))
                    .forEach(open::add);
        }
        return open.stream().sorted(Comparator.comparing(inlet -> !taken.apply(inlet.node()).contains(inlet.port())))
                .toList();
    }

    /// `4 modules · × 3`.
    static String words(Block block) {
        String modules = block.nodes().size() == 1 ? text("block.card.one") : text("block.card.many", block.nodes().size());
        return Stream.of(modules, times(block)).filter(word -> !word.isEmpty()).reduce((a, b) -> a + " · " + b).orElse("");
    }

    /// `× 3`; empty where it stands once.
    static String times(Block block) {
        return block.repeat() == 1 ? "" : "× " + block.repeat();
    }
}
