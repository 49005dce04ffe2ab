package studio.lipschitz.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.lipschitz.cli.Commands;
import studio.lipschitz.ui.report.Report;
import studio.lipschitz.ui.report.ReportFile;
import studio.lipschitz.ui.report.Reports;
import studio.lipschitz.worker.WorkerProcess;

/// What a run came to on one page. It draws with the window's own pens and charts, and needs no window.
@Command(
        name = "report",
        description = "Writes what a run came to on one page: certificate, graph, constants and why, curves, seeds, versions, hash of its data.",
        footer = {"", "Bounds are those of the weights that ship and are rounded upward, radii and shares downward.",
            "Exit status: 0 written, 2 the run cannot be read or nothing can be written."},
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    /// For the completion of shells.
    static final class Weights extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Weights() {
            super(List.of("last", "best"));
        }
    }

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "the folder of a run, as train leaves it") private Path run = Path.of("");

    @Option(names = {"-o", "--out"}, required = true, paramLabel = "FILE",
            description = "FILE.html or FILE.pdf") private Path out = Path.of("");

    @Option(names = "--weights", defaultValue = "last", completionCandidates = Weights.class,
            description = "last: after the last epoch; best: of the epoch with the best validation accuracy. Default: ${DEFAULT-VALUE}.") private String weights = "last";

    @Option(names = "--force", description = "replaces FILE if it exists") private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("java.awt.headless", "true");
        if (!weights.equals("last") && !weights.equals("best")) {
            return refused("--weights: it must be last or best, was \"" + weights + "\".");
        }
        if (!Files.isDirectory(run)) {
            return refused(run + ": there is no such folder; name one that train left.");
        }
        if (Files.exists(out) && !force) {
            return refused(out + ": this file exists; name another one, or replace it with --force.");
        }
        try {
            ReportFile.check(out);
            Report report = new Reports((folder, which, progress) -> new WorkerProcess().bound(folder, which, progress))
                    .of(run, weights, _ -> {});
            ReportFile.write(report, out);
        } catch (IOException e) {
            return refused(String.valueOf(e.getMessage()));
        }
        spec.commandLine().getOut().println(out + ": written");
        spec.commandLine().getOut().flush();
        return Commands.DONE;
    }

    private int refused(String reason) {
        spec.commandLine().getErr().println(reason);
        spec.commandLine().getErr().flush();
        return Commands.UNREADABLE;
    }
}
