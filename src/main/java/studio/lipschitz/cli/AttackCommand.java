package studio.lipschitz.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.lipschitz.lipschitz.AttackReport;
import studio.lipschitz.project.PrettyJson;
import studio.lipschitz.worker.WorkerProcess;

/// Tries to refute what `certify` and `bound` say of a trained network.
@Command(
        name = "attack",
        description = "Tries to change decisions of a trained network within their certified radii (PGD in L2), and to find a slope above its bound, near the data and far from them (ascent on the Jacobian's norm).",
        footer = {"", "Exit status: 0 every certificate held, 1 one fell, 2 the run or the data cannot be read."},
        mixinStandardHelpOptions = true)
final class AttackCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private RunArguments run;

    @Option(names = "--data", paramLabel = "DATA", completionCandidates = Candidates.Sources.class,
            description = "data whose test part, or else validation part, is attacked. Default: the run's own.") private String data = "";

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "100",
            description = "how many samples are attacked. Default: ${DEFAULT-VALUE}.") private int samples;

    @Option(names = "--json", description = "one JSON document instead of sentences") private boolean json;

    @Override
    public Integer call() throws Exception {
        if (samples < 1) {
            throw CommandFailure.unreadable("--samples: there must be at least 1, was " + samples + ".");
        }
        AttackReport report;
        try (var progress = ProgressLine.of(spec)) {
            report = new WorkerProcess().attack(run.folder(), run.weights(), data, samples, progress);
        } catch (IOException e) {
            throw CommandFailure.unreadable(run.path() + ": " + e.getMessage());
        }
        var out = spec.commandLine().getOut();
        out.print(json ? json(report) : text(report));
        out.flush();
        return report.held() ? Commands.DONE : Commands.FLAGGED;
    }

    private static String json(AttackReport report) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("held", report.held()).put("samples", report.samples()).put("attacked", report.attacked()).put("fallen", report.fallen())
                .put("margin_taken", report.marginTaken()).put("slope_within_radii", report.slopeWithin()).put("slope", report.slope());
        if (Double.isInfinite(report.lipschitzBound())) {
            root.putNull("lipschitz_bound");
        } else {
            root.put("lipschitz_bound", report.lipschitzBound());
        }
        return PrettyJson.write(root);
    }

    private static String text(AttackReport report) {
        String outcome = report.attacked() == 0 && report.held()
                ? "Nothing to attack: of %,d samples none is right with a radius above 0.%n".formatted(report.samples())
                : String.format(
                        Locale.ROOT,
                        "%s: of %,d samples %,d were attacked within their radii, %,d decisions fell.%n"
                                + "On average %.1f %% of the margin was taken.%n",
                        report.held() ? "Every certificate held" : "A CERTIFICATE FELL, please report this", report.samples(),
                        report.attacked(), report.fallen(), 100 * report.marginTaken());
        return outcome + String.format(
                Locale.ROOT,
                "The steepest slope found is %.6f (%.6f within the radii), the bound %s.%n",
                report.slope(), report.slopeWithin(),
                Double.isInfinite(report.lipschitzBound()) ? "is none"
                        : String.format(Locale.ROOT, "%.6f", Math.ceil(report.lipschitzBound() * 1e6) / 1e6));
    }
}
