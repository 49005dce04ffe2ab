package studio.lipschitz.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Why;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.PrettyJson;
import studio.lipschitz.tensor.Shape;

/// What `check` prints, for programs and for people.
final class CheckReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckReport() {}

    static String json(Analysis analysis) {
        ObjectNode root = JSON.createObjectNode();
        root.put("certified", analysis.certified());
        number(root, "lipschitz_bound", analysis.bound());
        analysis.share().ifPresent(share -> {
            ObjectNode constant = root.putObject("network_constant");
            constant.put("k_coef_lip", share.constant());
            constant.put("factor", share.factor());
            constant.put("layers", share.layers());
        });
        shape(root, "input_shape", analysis.inputShape());
        shape(root, "output_shape", analysis.outputShape());
        ArrayNode nodes = root.putArray("nodes");
        for (NodeReport report : analysis.nodes().values()) {
            ObjectNode node = nodes.addObject();
            node.put("id", report.node().id());
            node.put("module", report.node().layer().module());
            node.put("verdict", report.verdict().kind().label());
            number(node, "bound", report.verdict().bound());
            shape(node, "output_shape", report.output());
            node.put("reason", report.verdict().reason());
            ArrayNode replacements = node.putArray("replacements");
            replacements(report).forEach(replacements::add);
            Why why = analysis.why(report.node().id());
            ObjectNode because = node.putObject("why");
            because.put("formula", why.formula());
            because.put("numbers", why.numbers().isEmpty() ? null : why.numbers());
            because.put("source", why.source());
        }
        ArrayNode problems = root.putArray("problems");
        for (Problem problem : analysis.problems()) {
            ObjectNode written = problems.addObject();
            written.put("node", problem.node().orElse(null));
            written.put("severity", problem.severity().label());
            written.put("message", problem.message());
        }
        return PrettyJson.write(root);
    }

    /// Modules that may stand in the node's place; a fix that only changes a parameter is not one.
    private static List<String> replacements(NodeReport report) {
        var modules = new ArrayList<String>();
        for (Fix fix : report.fixes()) {
            switch (fix) {
                case Fix.Replace replace -> {
                    String module = replace.layer().module();
                    if (!module.equals(report.node().layer().module()) && !modules.contains(module)) {
                        modules.add(module);
                    }
                }
                case Fix.Dissolve dissolve -> {}
            }
        }
        return modules;
    }

    private static void number(ObjectNode object, String field, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            object.put(field, value.getAsDouble());
        } else {
            object.putNull(field);
        }
    }

    private static void shape(ObjectNode object, String field, Optional<Shape> shape) {
        if (shape.isPresent()) {
            ArrayNode dims = object.putArray(field);
            shape.get().dims().forEach(dims::add);
        } else {
            object.putNull(field);
        }
    }

    static String table(String file, Analysis analysis) {
        var table = new TextTable("node", "module", "verdict", "constant", "output");
        for (NodeReport report : analysis.nodes().values()) {
            table.row(
                    report.node().id(),
                    report.node().layer().module(),
                    report.verdict().kind().label(),
                    constant(report.verdict().bound()),
                    report.output().map(Shape::toString).orElse("-"));
        }
        var text = new StringBuilder(table.toString());
        text.append("\nWhy these numbers:\n");
        reasons(analysis).forEach((why, nodes) -> text.append("  ").append(TextTable.clean(String.join(", ", nodes))).append(": ")
                .append(TextTable.clean(why.formula())).append('\n')
                .append(why.numbers().isEmpty() ? "" : "    " + why.numbers() + '\n')
                .append("    ").append(why.source()).append('\n'));
        if (!analysis.problems().isEmpty()) {
            text.append('\n');
        }
        for (Problem problem : analysis.problems()) {
            String where = problem.node().map(id -> TextTable.clean(id) + ": ").orElse("");
            text.append(problem.severity().label()).append(": ").append(where).append(TextTable.clean(problem.message())).append('\n');
            for (Fix fix : problem.fixes()) {
                text.append("  fix: ").append(TextTable.clean(fix.label())).append('\n');
            }
        }
        text.append('\n');
        analysis.share().ifPresent(share -> text.append("The network constant ").append(up(share.constant()))
                .append(" holds with ").append(share.words(CheckReport::up)).append(".\n"));
        return text.append(summary(file, analysis)).append('\n').toString();
    }

    /// Nodes by what is to be said of their numbers: layers that are alike share it.
    private static Map<Why, List<String>> reasons(Analysis analysis) {
        var reasons = new LinkedHashMap<Why, List<String>>();
        analysis.nodes().keySet().forEach(id -> reasons.computeIfAbsent(analysis.why(id), _ -> new ArrayList<>()).add(id));
        return reasons;
    }

    private static String summary(String file, Analysis analysis) {
        if (analysis.certified()) {
            return TextTable.clean(file) + " is certified: its Lipschitz constant is at most " + constant(analysis.bound()) + ".";
        }
        long errors = analysis.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
        return TextTable.clean(file) + " is not certified: "
                + (errors > 0 ? errors + (errors == 1 ? " error" : " errors") + " to mend first."
                        : "it has no finite Lipschitz constant by design.");
    }

    private static String constant(OptionalDouble bound) {
        return bound.isPresent() ? up(bound.getAsDouble()) : "-";
    }

    /// Four digits, rounded upward: a bound must not shrink by being printed.
    private static String up(double bound) {
        var digits = new java.math.BigDecimal(bound).round(new java.math.MathContext(4, java.math.RoundingMode.UP)).stripTrailingZeros();
        return digits.scale() < -6 || digits.scale() > 8 ? digits.toString().toLowerCase(Locale.ROOT) : digits.toPlainString();
    }
}
