package studio.lipschitz.ui.report;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.layer.Why;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;

/// The layers of a network with their constants and why they have them.
///
/// @param whys each reason once, with its source
record LayerTable(List<Report.Row> rows, List<String> whys) {

    /// @param measured bounds of the weights that ship, where there are any
    static LayerTable of(Analysis analysis, Optional<BoundReport> measured) {
        Map<String, Bracket> brackets = new HashMap<>();
        measured.ifPresent(report -> report.nodes().forEach(node -> brackets.put(node.id(), node.bracket())));
        var rows = new ArrayList<Report.Row>();
        var whys = new ArrayList<String>();
        for (String id : analysis.order()) {
            NodeReport node = analysis.node(id);
            if (node.node().layer() instanceof Input) {
                continue;
            }
            Why why = analysis.why(id);
            String told = text("report.why", node.verdict().reason(), why.formula(), why.source());
            if (!whys.contains(told)) {
                whys.add(told);
            }
            List<Weight> weights = node.input().map(input -> node.node().layer().weights(input)).orElse(List.of());
            Bracket bracket = weights.isEmpty() ? null : brackets.get(id);
            rows.add(new Report.Row(
                    id,
                    node.node().layer().module(),
                    node.output().map(Object::toString).orElse("–"),
                    design(node.verdict(), !analysis.proved() && weights.stream().anyMatch(Weight::steered)),
                    bracket == null ? "" : Rounded.bracket(bracket.lower(), bracket.upper()),
                    why.numbers().isEmpty() ? why.formula() : why.numbers(),
                    whys.indexOf(told) + 1,
                    node.verdict().kind() != Verdict.Kind.SAFE));
        }
        return new LayerTable(rows, whys);
    }

    /// @param aimed whether its training comes near the constant and does not prove it
    private static String design(Verdict verdict, boolean aimed) {
        if (verdict.bound().isEmpty()) {
            return "∞";
        }
        String bound = Rounded.upper(verdict.bound().getAsDouble());
        return aimed ? text("report.aimed", bound) : bound;
    }
}
