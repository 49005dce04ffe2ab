package studio.lipschitz.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import studio.lipschitz.cli.Completed.Value;

/// The commands as a script for fish.
final class FishCompletion {
    private FishCompletion() {}

    static String of(CommandSpec root) {
        List<Completed> commands = Completed.commands(root);
        String begin = "complete -c " + root.name();
        var lines = new ArrayList<String>();
        lines.add("# Completion for fish, made by `" + root.name() + " completion fish`.");
        lines.add(begin + " -f");
        for (Completed command : commands) {
            lines.add(begin + " -n __fish_use_subcommand -a " + command.name() + " -d " + quoted(command.sentence()));
        }
        lines.add(begin + " -n __fish_use_subcommand -a '(__fish_complete_suffix .lipnet)'");
        Completed.of(root).options().forEach(option -> lines.add(begin + " -n __fish_use_subcommand" + option(option)));
        for (Completed command : commands) {
            String here = begin + " -n '__fish_seen_subcommand_from " + command.name() + "'";
            command.options().forEach(option -> lines.add(here + option(option)));
            command.arguments().forEach(argument -> lines.add(here + argument(argument.value())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String option(Completed.Option option) {
        String names = option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        return names + (option.value() instanceof Value.None ? "" : argument(option.value())) + " -d " + quoted(option.sentence());
    }

    private static String argument(Value value) {
        return switch (value) {
            case Value.Words(var words) -> " -x -a " + quoted(String.join(" ", words));
            case Value.File(var endings) when endings.isEmpty() -> " -r -F";
            case Value.File(var endings) -> " -x -a " + quoted(endings.stream().map(ending -> "(__fish_complete_suffix ." + ending + ")")
                    .collect(Collectors.joining(" ")));
            case Value.Folder() -> " -x -a '(__fish_complete_directories)'";
            case Value.Typed(),Value.None() -> " -x";
        };
    }

    private static String quoted(String words) {
        return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
