package studio.lipschitz.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.lipschitz.network.Analysis;

/// Says of every module of a file whether its Lipschitz constant is under control, and why.
@Command(
        name = "check",
        description = "Says which modules of a network break its Lipschitz guarantee, why, and what mends them.",
        footer = {"", "Exit status: 0 certified, 1 flagged, 2 the file cannot be read."},
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ReadFile read;

    @Parameters(paramLabel = "FILE",
            description = "a .lipnet, .py (torch or torchlip source) or .onnx file") private Path file = Path.of("");

    @Option(names = "--json", description = "one JSON document instead of a table") private boolean json;

    @Override
    public Integer call() throws Exception {
        Analysis analysis = read.project(file, spec).analysis();
        var out = spec.commandLine().getOut();
        out.print(json ? CheckReport.json(analysis) : CheckReport.table(file.toString(), analysis));
        out.flush();
        return analysis.certified() ? Commands.DONE : Commands.FLAGGED;
    }
}
