package studio.lipschitz.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;

/// Says of every module of a file whether its Lipschitz constant is under control, and why.
@Command(
        name = "check",
        description = "Says which modules of a network break its Lipschitz guarantee, why, and what mends them.",
        footer = {"", "Exit status: 0 certified, 1 flagged, 2 the file cannot be read."},
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a .lipnet file") private Path file;

    @Option(names = "--json", description = "one JSON document instead of a table") private boolean json;

    @Override
    public Integer call() throws Exception {
        Project project = open(file);
        Analysis analysis = project.analysis();
        var out = spec.commandLine().getOut();
        out.print(json ? CheckReport.json(analysis) : CheckReport.table(file.toString(), analysis));
        out.flush();
        return analysis.certified() ? Commands.DONE : Commands.FLAGGED;
    }

    /// Reads a project for a command.
    static Project open(Path file) throws Exception {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".py") || name.endsWith(".onnx")) {
            throw CommandFailure.unreadable(
                    file + ": this version reads " + ProjectFile.EXTENSION + " files only; draw the network in the window and save it.");
        }
        return ProjectFile.readStrictly(file);
    }
}
