package studio.lipschitz.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import studio.lipschitz.cli.Completed.Value;

/// The commands as a script for zsh.
final class ZshCompletion {
    private ZshCompletion() {}

    static String of(CommandSpec root) {
        List<Completed> commands = Completed.commands(root);
        var lines = new ArrayList<String>();
        lines.addAll(List.of(
                "#compdef " + root.name(),
                "# Completion for zsh, made by `" + root.name() + " completion zsh`.",
                "_lipschitz_studio() {",
                "    local -a commands=("));
        commands.forEach(command -> lines.add("        " + quoted(command.name() + ":" + command.sentence())));
        lines.addAll(List.of(
                "    )",
                "    if ((CURRENT == 2)); then",
                "        if [[ $words[CURRENT] == -* ]]; then"));
        lines.add("            _arguments" + arguments(Completed.of(root), false));
        lines.addAll(List.of(
                "        else",
                "            _describe -t commands command commands",
                "            _files -g '*.lipnet'",
                "        fi",
                "        return",
                "    fi",
                "    local command=$words[2]",
                "    shift words",
                "    ((CURRENT--))",
                "    case $command in"));
        commands.forEach(command -> lines.add("        " + command.name() + ") _arguments" + arguments(command, true) + " ;;"));
        lines.addAll(List.of("    esac", "}"));
        lines.addAll(List.of(
                "if [[ ${funcstack[1]-} == _" + root.name() + " ]]; then # a file of $fpath, which is read when it is first asked",
                "    _lipschitz_studio \"$@\"",
                "else",
                "    (($+functions[compdef])) || { autoload -Uz compinit && compinit; }",
                "    compdef _lipschitz_studio " + root.name(),
                "fi"));
        return String.join("\n", lines) + "\n";
    }

    private static String arguments(Completed command, boolean positional) {
        var all = new StringBuilder();
        for (Completed.Option option : command.options()) {
            String what = "[" + plain(option.sentence()) + "]" + value(option.label(), option.value());
            String names = option.names().size() == 1 ? quoted(option.names().getFirst() + what)
                    : "'(" + String.join(" ", option.names()) + ")'{" + String.join(",", option.names()) + "}" + quoted(what);
            all.append(" \\\n            ").append(names);
        }
        if (positional) {
            int place = 1;
            for (Completed.Argument argument : command.arguments()) {
                all.append(" \\\n            ").append(quoted(place++ + value(argument.label(), argument.value())));
            }
        }
        return all.toString();
    }

    private static String value(String label, Value value) {
        String name = ":" + plain(label);
        return switch (value) {
            case Value.None() -> "";
            case Value.Words(var words) ->
                name + ":(" + words.stream().map(word -> word.replace(":", "\\:")).collect(Collectors.joining(" "))
                        + ")";
            case Value.File(var endings) when endings.isEmpty() -> name + ":_files";
            case Value.File(var endings) when endings.size() == 1 -> name + ":_files -g \"*." + endings.getFirst() + "\"";
            case Value.File(var endings) -> name + ":_files -g \"*.(" + String.join("|", endings) + ")\"";
            case Value.Folder() -> name + ":_files -/";
            case Value.Typed() -> name + ": ";
        };
    }

    /// Without the signs that mean something in a specification.
    private static String plain(String words) {
        return words.replaceAll("[\\[\\]]", "").replace(":", "\\:");
    }

    private static String quoted(String words) {
        return "'" + words.replace("'", "'\\''") + "'";
    }
}
