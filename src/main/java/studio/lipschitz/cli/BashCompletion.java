package studio.lipschitz.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import studio.lipschitz.cli.Completed.Value;

/// The commands as a script for bash, from version 4 on.
final class BashCompletion {
    private BashCompletion() {}

    static String of(CommandSpec root) {
        Completed own = Completed.of(root);
        List<Completed> commands = Completed.commands(root);
        String names = commands.stream().map(Completed::name).collect(Collectors.joining(" "));
        var lines = new ArrayList<String>();
        lines.addAll(List.of(
                "# Completion for bash, made by `" + root.name() + " completion bash`.",
                "_lipschitz_studio() {",
                "    local cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\" command=\"\" i",
                "    COMPREPLY=()",
                "    for ((i = 1; i < COMP_CWORD; i++)); do",
                "        case \"${COMP_WORDS[i]}\" in",
                "            " + names.replace(" ", "|") + ") command=\"${COMP_WORDS[i]}\"; break ;;",
                "        esac",
                "    done",
                "    case \"$command $prev\" in"));
        for (Completed command : commands) {
            for (Completed.Option option : command.options()) {
                if (!(option.value() instanceof Value.None)) {
                    lines.add("        " + option.names().stream().map(name -> "\"" + command.name() + " " + name + "\"")
                            .collect(Collectors.joining("|")) + ") " + reply(option.value()) + "return ;;");
                }
            }
        }
        lines.addAll(List.of("    esac", "    case \"$command\" in"));
        lines.add("        \"\") if [[ $cur == -* ]]; then " + words(String.join(" ", own.names())) + "else " + words(names)
                + files(own.arguments()) + "fi ;;");
        for (Completed command : commands) {
            lines.add("        " + command.name() + ") if [[ $cur == -* ]]; then " + words(String.join(" ", command.names())) + "else "
                    + files(command.arguments()) + "fi ;;");
        }
        lines.addAll(List.of(
                "    esac",
                "}",
                "_lipschitz_studio_files() { # endings",
                "    local cur=\"${COMP_WORDS[COMP_CWORD]}\" found ending",
                "    compopt -o filenames 2> /dev/null",
                "    while IFS= read -r found; do COMPREPLY+=(\"$found\"); done < <(compgen -d -- \"$cur\")",
                "    [[ $1 == / ]] && return # folders only",
                "    if (($# == 0)); then",
                "        while IFS= read -r found; do [[ -d $found ]] || COMPREPLY+=(\"$found\"); done < <(compgen -f -- \"$cur\")",
                "    fi",
                "    for ending in \"$@\"; do",
                "        while IFS= read -r found; do [[ -d $found ]] || COMPREPLY+=(\"$found\"); done < <(compgen -f -X \"!*.$ending\" -- \"$cur\")",
                "    done",
                "}",
                "complete -F _lipschitz_studio " + root.name()));
        return String.join("\n", lines) + "\n";
    }

    private static String files(List<Completed.Argument> arguments) {
        return arguments.stream().map(Completed.Argument::value).map(BashCompletion::reply).collect(Collectors.collectingAndThen(
                Collectors.joining(), all -> all.isEmpty() ? "return; " : all));
    }

    private static String reply(Value value) {
        return switch (value) {
            case Value.Words(var words) -> words(String.join(" ", words));
            case Value.File(var endings) ->
                "_lipschitz_studio_files " + endings.stream().map(each -> each + " ").collect(Collectors.joining())
                        .strip() + "; ";
            case Value.Folder() -> "_lipschitz_studio_files /; ";
            case Value.Typed(),Value.None() -> "";
        };
    }

    private static String words(String words) {
        return "COMPREPLY+=($(compgen -W \"" + words + "\" -- \"$cur\")); ";
    }
}
