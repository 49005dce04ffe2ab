package studio.lipschitz.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints a script with which a shell completes the commands.
@Command(
        name = "completion",
        description = "Prints a script with which a shell completes commands, options, their values and file names.",
        footer = {"", "The packages bring these scripts. Elsewhere, for the present shell and for all that follow:",
            "  bash  source <(lipschitz-studio completion bash)      (also as a line of ~/.bashrc)",
            "  zsh   source <(lipschitz-studio completion zsh)       (also as a line of ~/.zshrc)",
            "  fish  lipschitz-studio completion fish | source       (or into ~/.config/fish/completions/lipschitz-studio.fish)", "",
            "Exit status: 0 printed, 2 the shell is not known."},
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish",
            completionCandidates = Candidates.Shells.class) private String shell = "";

    @Override
    public Integer call() throws CommandFailure {
        CommandSpec root = spec.root();
        String script = switch (shell) {
            case "bash" -> BashCompletion.of(root);
            case "zsh" -> ZshCompletion.of(root);
            case "fish" -> FishCompletion.of(root);
            default -> throw CommandFailure.unreadable(
                    "SHELL: it must be bash, zsh or fish, was \"" + TextTable.clean(shell) + "\".");
        };
        spec.commandLine().getOut().print(script);
        spec.commandLine().getOut().flush();
        return Commands.DONE;
    }
}
