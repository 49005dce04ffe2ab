package studio.lipschitz.lipschitz;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.tensor.Rounding;

/// Bounds of a network from bounds of its nodes: along every path the product, rounded upward.
public final class NetworkBound {
    private static final Bracket UNKNOWN = new Bracket(0, Double.POSITIVE_INFINITY);

    private NetworkBound() {}

    /// The constant from the input to the output.
    ///
    /// A node's upper bound is the measured one, which belongs to the weights that ship; its verdict's where nothing was measured. The lower
    /// bound is not a product, as slopes of single layers need not line up: it is above 0 only where a single node changes distances at all.
    ///
    /// @param measured brackets of nodes whose weights were looked at, by id
    /// @return upper is infinite if there is not one output or a node on the way to it has no bound
    public static Bracket compose(Analysis analysis, Map<String, Bracket> measured) {
        var upTo = new HashMap<String, Bracket>();
        for (String id : analysis.order()) {
            NodeReport report = analysis.node(id);
            Bracket own = own(report, measured.get(id));
            Bracket before = report.sources().isEmpty() ? Bracket.exactly(1) : upTo.getOrDefault(report.sources().getFirst(), UNKNOWN);
            upTo.put(id, after(before, own));
        }
        return analysis.output().map(id -> upTo.getOrDefault(id, UNKNOWN)).orElse(UNKNOWN);
    }

    private static Bracket own(NodeReport report, @Nullable Bracket measured) {
        if (measured != null) {
            return measured.upper() >= 0 ? measured : UNKNOWN; // not a number: the weights are not finite
        }
        if (report.node().layer().isometry()) {
            return Bracket.exactly(1);
        }
        OptionalDouble bound = report.verdict().bound();
        return bound.isPresent() ? new Bracket(0, bound.getAsDouble()) : UNKNOWN;
    }

    private static Bracket after(Bracket before, Bracket own) {
        boolean single = before.equals(Bracket.exactly(1)) || own.equals(Bracket.exactly(1));
        double lower = single ? before.lower() * own.lower() : 0;
        double upper = before.upper() == 0 || own.upper() == 0 ? 0 : Rounding.productUp(before.upper(), own.upper());
        return new Bracket(lower, upper);
    }
}
