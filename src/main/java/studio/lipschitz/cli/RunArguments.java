package studio.lipschitz.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.lipschitz.exchange.Importer;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.training.RunFolder;

/// Names a run and which of its weights are meant.
final class RunArguments {
    @Parameters(paramLabel = "RUN", description = "the folder of a run, as train leaves it") private Path run = Path.of("");

    @Option(
            names = "--weights",
            defaultValue = "last",
            completionCandidates = Candidates.Weights.class,
            description = "last: after the last epoch; best: of the epoch with the best validation accuracy. Default: ${DEFAULT-VALUE}.") private String weights = "last";

    /// @throws CommandFailure if it is not one, in one sentence
    Path folder() throws CommandFailure {
        if (!weights.equals("last") && !weights.equals("best")) {
            throw CommandFailure.unreadable("--weights: it must be last or best, was \"" + TextTable.clean(weights) + "\".");
        }
        if (!Files.exists(run)) {
            throw CommandFailure.unreadable(run + ": there is no such folder; name one that train left.");
        }
        if (!Files.isRegularFile(new RunFolder(run).networkFile())) {
            throw CommandFailure
                    .unreadable(run + ": this is not the folder of a run, as it holds no network.lipnet; name one that train left.");
        }
        return run;
    }

    /// Whether a file of a design is named, which has no weights yet.
    boolean isDesign() {
        return Files.isRegularFile(run) && (String.valueOf(run.getFileName()).endsWith(ProjectFile.EXTENSION) || Importer.reads(run));
    }

    Path path() {
        return run;
    }

    String weights() {
        return weights;
    }
}
