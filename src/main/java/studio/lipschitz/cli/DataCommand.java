package studio.lipschitz.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.lipschitz.dataset.CheckCancelledException;
import studio.lipschitz.dataset.CheckWatch;
import studio.lipschitz.dataset.DataCheck;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.dataset.DownloadWatch;

/// Says what a source of data holds, and what of it is broken or there twice.
@Command(
        name = "data",
        description = "Says how many samples of each class a source of data holds and how its numbers lie, and names what is broken or there twice.",
        footer = {"",
            "Exit status: 0 nothing to mend, 1 something is broken, contradicts itself or leaks from training, 2 the data cannot be read."},
        mixinStandardHelpOptions = true)
final class DataCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DATA", completionCandidates = Candidates.Sources.class,
            description = "as for train --data: mnist08, images:DIR, csv:FILE, ...") private String source = "";

    @Option(names = "--json", description = "one JSON document instead of tables") private boolean json;

    @Override
    public Integer call() throws CommandFailure {
        Optional<Dataset> data = Optional.empty();
        String refusal = "";
        try {
            data = Optional.of(Datasets.open(source, downloads()));
        } catch (IOException e) {
            refusal = String.valueOf(e.getMessage());
        }
        DataCheck check = check(data, refusal);
        if (data.isEmpty() && check.flaws().isEmpty() && check.contradictions() == 0) {
            throw CommandFailure.unreadable(sentence(refusal));
        }
        var report = new DataReport(source, data, refusal, check);
        var out = spec.commandLine().getOut();
        out.print(json ? report.json() : report.table());
        out.flush();
        return report.mends() ? Commands.FLAGGED : Commands.DONE;
    }

    private DataCheck check(Optional<Dataset> data, String refusal) throws CommandFailure {
        try {
            return DataCheck.of(source, data, CheckWatch.NONE);
        } catch (IOException e) {
            throw CommandFailure.unreadable(sentence(refusal.isEmpty() ? String.valueOf(e.getMessage()) : refusal));
        } catch (CheckCancelledException e) {
            throw new IllegalStateException("nobody could cancel it", e);
        }
    }

    /// Says once that a set is being fetched.
    private DownloadWatch downloads() {
        var err = spec.commandLine().getErr();
        return new DownloadWatch() {
            private boolean said;

            @Override
            public void progress(String file, long done, long total) {
                if (!said) {
                    said = true;
                    err.print(TextTable.clean(source) + ": downloading " + file + "\n");
                    err.flush();
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    private static String sentence(String message) {
        String clean = TextTable.clean(message);
        return clean.endsWith(".") ? clean : clean + ".";
    }
}
