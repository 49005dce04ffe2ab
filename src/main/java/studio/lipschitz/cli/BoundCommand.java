package studio.lipschitz.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.BoundReport.NodeBound;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.PrettyJson;
import studio.lipschitz.worker.WorkerProcess;

/// Brackets the constant of every node and of the network: a proof from above, a slope that was found from below.
@Command(
        name = "bound",
        description = "Brackets the Lipschitz constant of every node and of the network, from the weights that ship; of a .lipnet, .py or .onnx file, from its design.",
        footer = {"", "Exit status: 0 done, 1 the work broke off, 2 the run cannot be read."},
        mixinStandardHelpOptions = true)
final class BoundCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private RunArguments run;

    @Mixin private ReadFile read;

    @Option(names = "--json", description = "one JSON document instead of a table") private boolean json;

    @Override
    public Integer call() throws Exception {
        BoundReport report;
        if (run.isDesign()) {
            report = byDesign(read.project(run.path(), spec).analysis());
        } else {
            try (var progress = ProgressLine.of(spec)) {
                report = new WorkerProcess().bound(run.folder(), run.weights(), progress);
            } catch (IOException e) {
                throw CommandFailure.unreadable(run.path() + ": " + e.getMessage());
            }
        }
        var out = spec.commandLine().getOut();
        out.print(json ? json(report) : table(report));
        out.flush();
        return Commands.DONE;
    }

    /// Without weights only what holds whatever they are is known, and no slope is.
    private static BoundReport byDesign(Analysis analysis) {
        var nodes = analysis.order().stream().map(analysis::node).map(report -> new NodeBound(
                report.node().id(),
                report.node().layer().module(),
                new Bracket(0, report.verdict().bound().orElse(Double.POSITIVE_INFINITY)),
                "design")).toList();
        return new BoundReport(new Bracket(0, analysis.bound().orElse(Double.POSITIVE_INFINITY)), nodes);
    }

    private static String json(BoundReport report) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        put(root, report.network());
        ArrayNode nodes = root.putArray("nodes");
        for (NodeBound node : report.nodes()) {
            ObjectNode written = nodes.addObject().put("id", node.id()).put("module", node.module());
            put(written, node.bracket());
            written.put("method", node.method());
        }
        return PrettyJson.write(root);
    }

    private static void put(ObjectNode node, Bracket bracket) {
        if (Double.isInfinite(bracket.upper())) {
            node.putNull("upper");
        } else {
            node.put("upper", bracket.upper());
        }
        node.put("lower", bracket.lower());
    }

    private static String table(BoundReport report) {
        var table = new TextTable("node", "module", "lower", "upper", "upper bound by");
        report.nodes().forEach(
                node -> table.row(node.id(), node.module(), lower(node.bracket()), upper(node.bracket()), node.method()));
        return table + "network: the constant lies between " + lower(report.network()) + " and " + upper(report.network()) + "\n";
    }

    /// Rounded down, so that what is printed is still a lower bound.
    private static String lower(Bracket bracket) {
        return String.format(Locale.ROOT, "%.6f", Math.floor(bracket.lower() * 1e6) / 1e6);
    }

    /// Rounded up, so that what is printed is still an upper bound.
    private static String upper(Bracket bracket) {
        return Double.isInfinite(bracket.upper()) ? "none" : String.format(Locale.ROOT, "%.6f", Math.ceil(bracket.upper() * 1e6) / 1e6);
    }
}
