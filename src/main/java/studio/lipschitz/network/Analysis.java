package studio.lipschitz.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.layer.Why;
import studio.lipschitz.tensor.Shape;

/// All that is known of a network from its design: shapes, verdicts, problems, and its constant.
///
/// @param order ids in an order in which every node comes after its inputs; nodes of a cycle are left out
/// @param nodes what is known of each node, every id present, in the network's order
/// @param problems in the order of the nodes, network-wide ones first
/// @param inputShape shape of the single Input node
/// @param output the single node that is reached from the input and feeds nothing
/// @param outputShape shape of that node, if all shapes fit
/// @param bound upper bound on the constant from input to output by design, rounded upward; empty if there is none or a problem is an error
/// @param certified whether the constant is finite and no node is unconstrained, unbounded or unknown, and no problem is an error
/// @param effective the layers that are trained and ship: those of the document, or with the network's constant shared out
/// @param share how, if the network has a constant and it holds
public record Analysis(
        List<String> order,
        Map<String, NodeReport> nodes,
        List<Problem> problems,
        Optional<Shape> inputShape,
        Optional<String> output,
        Optional<Shape> outputShape,
        OptionalDouble bound,
        boolean certified,
        Network effective,
        Optional<Share> share) {

    /// @param sources ids of the nodes at its connected ports, by port
    /// @param inputs shapes at its connected ports; empty where unknown
    /// @param output empty where unknown or misfitting
    /// @param fixes ways to mend it where it is flagged, best first
    /// @param pathBound constant from the input up to and including this node, by design; empty if there is none
    public record NodeReport(
            Node node,
            List<String> sources,
            List<Optional<Shape>> inputs,
            Optional<Shape> output,
            Verdict verdict,
            List<Fix> fixes,
            OptionalDouble pathBound) {

        public Optional<Shape> input() {
            return inputs.isEmpty() ? Optional.empty() : inputs.getFirst();
        }
    }

    /// Analyses `network` in time linear in its size.
    public static Analysis of(Network network) {
        return network.constant().isPresent()
                ? ConstantSharing.analyse(network, network.constant().getAsDouble())
                : new Analyser(network, network).analyse();
    }

    /// The same, faster where much is as it was.
    ///
    /// @param before of another version of the network: of a node that is the same, fed by the same shape, what was found is found again
    public static Analysis of(Network network, Analysis before) {
        boolean shared = network.constant().isPresent() || before.share.isPresent() || !before.effective.constant().isEmpty();
        return shared ? of(network) : new Analyser(network, network).analyse(before.effective, before.nodes);
    }

    /// With warnings of what the analysis of the network alone can't know.
    public Analysis warning(List<Problem> warnings) {
        if (warnings.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(problems);
        all.addAll(warnings);
        return new Analysis(
                order, nodes, List.copyOf(all), inputShape, output, outputShape, bound, certified, effective, share);
    }

    Analysis sharing(Network layers, Share found) {
        return new Analysis(
                order, nodes, problems, inputShape, output, outputShape, bound, certified, layers, Optional.of(found));
    }

    /// With its problems on other nodes; of those that say the same of the same node one is left.
    public Analysis located(UnaryOperator<String> place) {
        var seen = new HashSet<Map.Entry<Optional<String>, String>>();
        var all = problems.stream()
                .map(each -> new Problem(each.node().map(place), each.severity(), each.message(), each.fixes()))
                .filter(each -> seen.add(Map.entry(each.node(), each.message())))
                .toList();
        return new Analysis(order, nodes, all, inputShape, output, outputShape, bound, certified, effective, share);
    }

    /// With an error of what was asked of the network as a whole: nothing is certified then.
    public Analysis refusing(Problem problem) {
        var all = new ArrayList<>(List.of(problem));
        all.addAll(problems);
        return new Analysis(
                order, nodes, List.copyOf(all), inputShape, output, outputShape, OptionalDouble.empty(), false, effective,
                Optional.empty());
    }

    /// With the warning that its layers are not sure to keep their constraints: nothing then holds by design.
    public Analysis unproved(Problem warning) {
        var all = new ArrayList<>(List.of(warning));
        all.addAll(problems);
        return new Analysis(
                order, nodes, List.copyOf(all), inputShape, output, outputShape, OptionalDouble.empty(), false, effective, share);
    }

    public NodeReport node(String id) {
        return java.util.Objects.requireNonNull(nodes.get(id), () -> "there is no node " + id);
    }

    /// Where the number of a node's verdict comes from, for the layer that ships; of a joint, the number that it makes of those of its inputs.
    /// Made anew at each call.
    public Why why(String id) {
        NodeReport report = node(id);
        double[] incoming = report.sources().stream()
                .mapToDouble(source -> node(source).pathBound().orElse(Double.POSITIVE_INFINITY))
                .toArray();
        Why why = switch (effective.node(id).layer()) {
            case Joint joint when incoming.length == report.inputs().size() && joint.takes(incoming.length) -> joint.whyOver(incoming);
            case Layer layer -> layer.why(report.input().orElse(null));
        };
        return proved() ? why : why.aimedAt();
    }

    public List<Problem> problemsOf(String id) {
        return problems.stream().filter(p -> p.node().filter(id::equals).isPresent()).toList();
    }

    /// Whether layers are sure to keep their constraints; not so after [#unproved], where a bound that the design gives is withheld.
    public boolean proved() {
        return bound.isPresent() || !runnable() || output.flatMap(id -> node(id).pathBound().stream().boxed().findFirst()).isEmpty();
    }

    /// Whether it can be run: no error among the problems.
    public boolean runnable() {
        return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
    }
}
