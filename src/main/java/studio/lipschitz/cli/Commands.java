package studio.lipschitz.cli;

import java.io.File;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import studio.lipschitz.project.ProjectFileException;

/// The commands that need no window, and how all of them fail: one sentence on standard error, exit status 2.
public final class Commands {
    /// Certified, finished, all well.
    public static final int DONE = 0;
    /// The network is flagged, the training failed, something that is needed is missing.
    public static final int FLAGGED = 1;
    /// The command cannot be understood or its input cannot be read.
    public static final int UNREADABLE = 2;
    /// A fault of this program.
    public static final int FAULT = 3;

    private Commands() {}

    /// The command line under `root`, which runs when no command is named.
    public static CommandLine under(Object root) {
        var train = new CommandLine(new TrainCommand());
        train.getCommandSpec().usageMessage().footer(TrainCommand.footer());
        var grid = new CommandLine(new GridCommand());
        grid.getCommandSpec().usageMessage().footer(GridCommand.footer());
        return new CommandLine(root)
                .addSubcommand(new CheckCommand())
                .addSubcommand(train)
                .addSubcommand(grid)
                .addSubcommand(new BoundCommand())
                .addSubcommand(new CertifyCommand())
                .addSubcommand(new AttackCommand())
                .addSubcommand(new ExportCommand())
                .addSubcommand(new ConvertCommand())
                .addSubcommand(new DataCommand())
                .addSubcommand(new DoctorCommand())
                .addSubcommand(new GpuCommand())
                .addSubcommand(new SchemaCommand())
                .addSubcommand(new CompletionCommand())
                .addSubcommand(new WorkerCommand())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Commands::misused)
                .setExecutionExceptionHandler(Commands::failed);
    }

    /// What to say of a word that is neither a command nor a file.
    public static String unknown(CommandLine line, String word) {
        List<String> names = line.getCommandSpec().root().subcommands().values().stream()
                .map(CommandLine::getCommandSpec).filter(spec -> !spec.usageMessage().hidden()).map(CommandSpec::name).distinct().toList();
        return "%s: there is neither such a command nor such a file; the commands are %s.".formatted(
                TextTable.clean(word), String.join(", ", names));
    }

    private static int misused(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        if (line.getParent() == null && args.length > 0 && !args[0].startsWith("-") && !new File(args[0]).exists()) {
            complain(line, unknown(line, args[0]));
            return UNREADABLE;
        }
        complain(line,
                firstLine(String.valueOf(e.getMessage())) + " (" + line.getCommandSpec().qualifiedName() + " --help lists what there is).");
        return UNREADABLE;
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        switch (e) {
            case ProjectFileException unreadable -> complain(line, unreadable.getMessage());
            case CommandFailure failure -> {
                complain(line, String.valueOf(failure.getMessage()));
                return failure.status();
            }
            default -> {
                complain(line, "This is a fault of the program, please report it with what follows: " + e);
                e.printStackTrace(line.getErr());
                line.getErr().flush();
                return FAULT;
            }
        }
        return UNREADABLE;
    }

    private static void complain(CommandLine line, String sentence) {
        PrintWriter err = line.getErr();
        err.println(sentence);
        err.flush();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
