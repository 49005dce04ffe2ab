package studio.lipschitz.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.lipschitz.exchange.PythonCode;
import studio.lipschitz.project.AtomicFile;

/// Writes a network in the form of another program.
@Command(
        name = "export",
        description = "Writes a network as Python source for torch and deel-torchlip.",
        footer = {"",
            "Exit status: 0 written, 1 written but the code stops where it cannot do the same, 2 nothing could be read or written."},
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @Spec private CommandSpec spec;

    @Mixin private ReadFile read;

    @Parameters(paramLabel = "FILE", description = "a .lipnet, .py or .onnx file") private Path file = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FORM", completionCandidates = Candidates.Forms.class,
            description = "python") private String form = "";

    @Option(names = {"-o", "--out"}, required = true, paramLabel = "OUT",
            description = "where it goes; - is standard output") private String out = "";

    @Option(names = "--force", description = "replaces OUT if it exists") private boolean force;

    @Override
    public Integer call() throws Exception {
        if (!form.equals("python")) {
            throw CommandFailure.unreadable("--to: this version writes python only, was \"" + TextTable.clean(form) + "\".");
        }
        PythonCode code = PythonCode.of(read.project(file, spec).analysis());
        write(code.text());
        code.notice().ifPresent(notice -> {
            spec.commandLine().getErr().println(file + ": " + TextTable.clean(notice));
            spec.commandLine().getErr().flush();
        });
        return code.notice().isEmpty() ? Commands.DONE : Commands.FLAGGED;
    }

    private void write(String text) throws CommandFailure {
        if (out.equals(STANDARD_OUTPUT)) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            return;
        }
        Path target = Path.of(out);
        if (Files.exists(target) && !force) {
            throw CommandFailure.unreadable(out + ": this file exists; name another one, or replace it with --force.");
        }
        try {
            AtomicFile.write(target, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw CommandFailure.unreadable(out + ": it cannot be written there: " + e.getMessage());
        }
    }
}
