package studio.lipschitz.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.lipschitz.lipschitz.CertificateReport;
import studio.lipschitz.project.PrettyJson;
import studio.lipschitz.worker.WorkerProcess;

/// Says how many decisions of a trained network cannot change within which distance.
@Command(
        name = "certify",
        description = "Says how many decisions of a trained network are proved not to change within which L2 distance of the input.",
        footer = {"", "Exit status: 0 done, 2 the run or the data cannot be read."},
        mixinStandardHelpOptions = true)
final class CertifyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private RunArguments run;

    @Option(names = "--data", paramLabel = "DATA", completionCandidates = Candidates.Sources.class,
            description = "data whose test part, or else validation part, is certified. Default: the run's own.") private String data = "";

    @Option(
            names = "--epsilon",
            paramLabel = "LIST",
            split = ",",
            defaultValue = "0.1,0.25,0.5,1",
            description = "radii in the units of the input, parted by commas. Default: ${DEFAULT-VALUE}.") private List<Double> epsilons = List
                    .of();

    @Option(names = "--json", description = "one JSON document instead of a table") private boolean json;

    @Override
    public Integer call() throws Exception {
        for (double epsilon : epsilons) {
            if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
                throw CommandFailure.unreadable("--epsilon: each radius must be a number of at least 0, was " + epsilon + ".");
            }
        }
        CertificateReport report;
        try (var progress = ProgressLine.of(spec)) {
            report = new WorkerProcess().certify(run.folder(), run.weights(), data, epsilons, progress);
        } catch (IOException e) {
            throw CommandFailure.unreadable(run.path() + ": " + e.getMessage());
        }
        var out = spec.commandLine().getOut();
        out.print(json ? json(report) : table(report));
        out.flush();
        return Commands.DONE;
    }

    private static String json(CertificateReport report) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("samples", report.samples()).put("accuracy", report.accuracy());
        ArrayNode certified = root.putArray("certified");
        report.certified().forEach(w -> certified.addObject().put("epsilon", w.epsilon()).put("accuracy", w.accuracy()));
        root.put("mean_radius", report.meanRadius());
        if (Double.isNaN(report.publishedMeanRadius())) {
            root.putNull("published_mean_radius");
        } else {
            root.put("published_mean_radius", report.publishedMeanRadius());
        }
        if (Double.isInfinite(report.lipschitzBound())) {
            root.putNull("lipschitz_bound");
        } else {
            root.put("lipschitz_bound", report.lipschitzBound());
        }
        return PrettyJson.write(root);
    }

    private static String table(CertificateReport report) {
        var table = new TextTable("epsilon", "certified accuracy");
        report.certified().forEach(w -> table.row(String.valueOf(w.epsilon()), TextTable.down(w.accuracy(), 4)));
        double ratio = report.meanRadius() / report.publishedMeanRadius();
        String published = Double.isFinite(ratio)
                ? String.format(
                        Locale.ROOT,
                        ratio >= 1 ? " (%.2f times the %.4f of the published rule)"
                                : " (%.2f times the %.4f that the published rule claims)",
                        ratio, report.publishedMeanRadius())
                : "";
        return String.format(
                Locale.ROOT, "%,d samples, accuracy %s, mean radius %s%s, constant at most %s%n%s", report.samples(),
                TextTable.down(report.accuracy(), 4), TextTable.radius(report.meanRadius(), 4),
                published,
                Double.isInfinite(report.lipschitzBound()) ? "none is known"
                        : String.format(Locale.ROOT, "%.6f", Math.ceil(report.lipschitzBound() * 1e6) / 1e6),
                table);
    }
}
