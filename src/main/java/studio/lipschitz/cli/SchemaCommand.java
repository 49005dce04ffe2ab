package studio.lipschitz.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import studio.lipschitz.project.LipnetSchema;

/// Prints the JSON Schema of `.lipnet` files.
@Command(
        name = "schema",
        description = "Prints the JSON Schema of .lipnet files, by which editors complete and check them.",
        footer = {"", "As in: lipschitz-studio schema > lipnet.schema.json", "", "Exit status: 0."},
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(LipnetSchema.text());
        spec.commandLine().getOut().flush();
        return Commands.DONE;
    }
}
