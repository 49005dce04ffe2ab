package studio.lipschitz.lipschitz;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.tensor.Rounding;

/// Bounds of a network from bounds of its nodes: along a chain the product, where branches meet the joint's rule, rounded upward.
public final class NetworkBound {
    private static final UpTo NOTHING_KNOWN = new UpTo(new Bracket(0, Double.POSITIVE_INFINITY), false);

    /// What is known of the map from the network's input through a node.
    ///
    /// @param alike whether it leaves every distance as it is and reaches every value, so that what follows has its own constant on it
    private record UpTo(Bracket bracket, boolean alike) {}

    private NetworkBound() {}

    /// [#compose(Analysis, Map, Map)] where no learned share is known.
    public static Bracket compose(Analysis analysis, Map<String, Bracket> measured) {
        return compose(analysis, measured, Map.of());
    }

    /// The constant from the input to the output.
    ///
    /// A node's upper bound is the measured one, which belongs to the weights that ship; its verdict's where nothing was measured. The lower
    /// bound is not a product, as slopes of single layers need not line up: it is above 0 only where a single node changes distances at all.
    ///
    /// @param measured brackets of nodes whose weights were looked at, by id
    /// @param shares interval of the learned share of `x` of each LipResidual that was looked at, by id
    /// @return upper is infinite if there is not one output or a node on the way to it has no bound
    public static Bracket compose(Analysis analysis, Map<String, Bracket> measured, Map<String, Bracket> shares) {
        var upTo = upTo(analysis, measured, shares);
        return analysis.output().map(id -> upTo.getOrDefault(id, NOTHING_KNOWN.bracket())).orElse(NOTHING_KNOWN.bracket());
    }

    /// The constant from the input up to each node and through it, as of [#compose(Analysis, Map, Map)]; nodes on a cycle are left out.
    static Map<String, Bracket> upTo(Analysis analysis, Map<String, Bracket> measured, Map<String, Bracket> shares) {
        var upTo = new HashMap<String, UpTo>();
        for (String id : analysis.order()) {
            NodeReport report = analysis.node(id);
            var before = report.sources().stream().map(source -> upTo.getOrDefault(source, NOTHING_KNOWN)).toList();
            upTo.put(id, switch (report.node().layer()) {
                case Joint joint -> meeting(joint, before.stream().map(UpTo::bracket).toArray(Bracket[]::new), shares.get(id));
                case Input _ -> new UpTo(Bracket.exactly(1), true);
                case UnaryLayer _,Unresolved _ -> before.size() == 1
                        ? after(before.getFirst(), report, measured.get(id))
                        : NOTHING_KNOWN;
            });
        }
        var brackets = new HashMap<String, Bracket>();
        upTo.forEach((id, known) -> brackets.put(id, known.bracket()));
        return brackets;
    }

    private static UpTo meeting(Joint joint, Bracket[] inputs, @Nullable Bracket share) {
        if (!joint.takes(inputs.length)) {
            return NOTHING_KNOWN;
        }
        var uppers = new double[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            uppers[i] = inputs[i].upper();
        }
        double upper = joint instanceof LipResidual && share != null
                ? LipResidual.constantOfMix(share.lower(), share.upper(), uppers[0], uppers[1])
                : joint.constant(uppers);
        return upper >= 0 ? new UpTo(new Bracket(0, upper), false) : NOTHING_KNOWN; // not a number: a weight is not finite
    }

    private static UpTo after(UpTo before, NodeReport report, @Nullable Bracket measured) {
        boolean isometry = measured == null && report.node().layer().isometry();
        Bracket own = isometry ? Bracket.exactly(1) : own(report, measured);
        double lower = before.alike || isometry ? before.bracket.lower() * own.lower() : 0;
        double upper = before.bracket.upper() == 0 || own.upper() == 0 ? 0 : Rounding.productUp(before.bracket.upper(), own.upper());
        return new UpTo(new Bracket(lower, upper), before.alike && isometry && keepsSize(report));
    }

    /// An isometry into a larger space does not reach every value of it, so the next layer may be flatter on those that it reaches.
    private static boolean keepsSize(NodeReport report) {
        return report.input().isPresent() && report.output().isPresent() && report.input().get().size() == report.output().get().size();
    }

    private static Bracket own(NodeReport report, @Nullable Bracket measured) {
        if (measured != null) {
            return measured.upper() >= 0 ? measured : NOTHING_KNOWN.bracket(); // not a number: the weights are not finite
        }
        OptionalDouble bound = report.verdict().bound();
        return bound.isPresent() ? new Bracket(0, bound.getAsDouble()) : NOTHING_KNOWN.bracket();
    }
}
