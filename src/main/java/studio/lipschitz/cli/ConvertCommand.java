package studio.lipschitz.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.lipschitz.exchange.Mending;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;

/// Makes a `.lipnet` of a file of another program.
@Command(
        name = "convert",
        description = "Reads a network out of Python source or an ONNX model and writes it as a .lipnet file, with its nodes laid out.",
        footer = {"", "Exit status: 0 written and certified, 1 written but flagged, 2 nothing could be read or written."},
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ReadFile read;

    @Parameters(paramLabel = "IN",
            description = "a .py file (torch or torchlip source), an .onnx or a .lipnet file") private Path in = Path.of(
                    "");

    @Option(names = {"-o", "--out"}, required = true, paramLabel = "OUT", description = "the .lipnet file to write") private Path out = Path
            .of("");

    @Option(names = "--lipschitz",
            description = "replaces every module that breaks the guarantee by its equivalent, and prints what changed") private boolean lipschitz;

    @Option(names = "--force", description = "replaces OUT if it exists") private boolean force;

    @Override
    public Integer call() throws Exception {
        if (!String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT).endsWith(ProjectFile.EXTENSION)) {
            throw CommandFailure.unreadable(out + ": OUT must end in " + ProjectFile.EXTENSION + ".");
        }
        if (Files.exists(out) && !force) {
            throw CommandFailure.unreadable(out + ": this file exists; name another one, or replace it with --force.");
        }
        Project project = read.project(in, spec);
        PrintWriter print = spec.commandLine().getOut();
        if (lipschitz) {
            Mending mending = Mending.of(project);
            project = mending.project();
            mending.changes().forEach(change -> print.println(TextTable.clean(change)));
            mending.left().forEach(node -> print.println(TextTable.clean(node)));
            if (mending.changes().isEmpty()) {
                print.println("Nothing had to change.");
            }
        }
        ProjectFile.write(out, project);
        Analysis analysis = project.analysis();
        print.println(TextTable.clean(out.toString()) + (analysis.certified()
                ? " is written and certified."
                : " is written and not certified: lipschitz-studio check says why."));
        print.flush();
        return analysis.certified() ? Commands.DONE : Commands.FLAGGED;
    }
}
