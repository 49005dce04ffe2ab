package studio.lipschitz.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import studio.lipschitz.exchange.Imported;
import studio.lipschitz.exchange.Importer;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.tensor.Shape;

/// Reads the file of a command: a `.lipnet`, or one of another program.
final class ReadFile {
    @Option(names = "--input", paramLabel = "SHAPE",
            description = "the shape of the input without the batch, as in 1,28,28: for .py and .onnx files that do not say") private String shape = "";

    /// @throws studio.lipschitz.project.ProjectFileException if it cannot be read, in one sentence
    Project project(Path file, CommandSpec spec) throws Exception {
        Optional<Shape> input = input();
        if (!Importer.reads(file)) {
            return lipnet(file);
        }
        Imported imported = Importer.read(file, input);
        PrintWriter err = spec.commandLine().getErr();
        imported.notes().forEach(note -> err.println(file + ": " + TextTable.clean(note)));
        err.flush();
        return imported.project();
    }

    /// For commands that write beside the network: these want it in a file of its own.
    static Project lipnet(Path file) throws Exception {
        if (Importer.reads(file)) {
            throw CommandFailure.unreadable(file + ": this command reads " + ProjectFile.EXTENSION
                    + " files only; make one with lipschitz-studio convert " + file + " -o OUT" + ProjectFile.EXTENSION + ".");
        }
        return ProjectFile.readStrictly(file);
    }

    private Optional<Shape> input() throws CommandFailure {
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        try {
            var read = new Shape(Arrays.stream(shape.split(",", -1)).map(size -> Integer.valueOf(size.strip())).toList());
            if (read.rank() <= 4) {
                return Optional.of(read);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw CommandFailure.unreadable("--input: it must be 1 to 4 sizes above 0 with commas between them, as in 1,28,28, was \""
                + TextTable.clean(shape) + "\".");
    }
}
