package studio.lipschitz.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What a shell can complete, read off the commands: whatever they take is completed, and nothing else.
///
/// @param sentence what it does
record Completed(String name, String sentence, List<Option> options, List<Argument> arguments) {

    private static final Pattern ENDING = Pattern.compile("\\.([a-z]+)\\b");

    /// What follows an option, or stands alone.
    sealed interface Value {
        /// An option that is said or not.
        record None() implements Value {}

        /// One of these.
        record Words(List<String> words) implements Value {}

        /// A file with one of these endings; with any if there is none.
        record File(List<String> endings) implements Value {}

        record Folder() implements Value {}

        /// A number or a text, which no shell knows.
        record Typed() implements Value {}
    }

    record Option(List<String> names, String sentence, String label, Value value) {}

    record Argument(String label, String sentence, Value value) {}

    /// The commands that people see.
    static List<Completed> commands(CommandSpec root) {
        return root.subcommands().values().stream().map(CommandLine::getCommandSpec).distinct()
                .filter(spec -> !spec.usageMessage().hidden()).map(Completed::of).toList();
    }

    static Completed of(CommandSpec spec) {
        var options = new ArrayList<Option>();
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                options.add(new Option(List.of(option.names()), sentence(option), option.paramLabel(),
                        option.arity().max() == 0 ? new Value.None() : value(option)));
            }
        }
        List<Argument> arguments = spec.positionalParameters().stream().filter(each -> !each.hidden())
                .map(each -> new Argument(each.paramLabel(), sentence(each), value(each))).toList();
        return new Completed(spec.name(), Arrays.stream(spec.usageMessage().description()).findFirst().orElse(""), options, arguments);
    }

    static String sentence(ArgSpec argument) {
        return Arrays.stream(argument.description()).collect(Collectors.joining(" "));
    }

    private static Value value(ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            var words = new ArrayList<String>();
            argument.completionCandidates().forEach(words::add);
            return new Value.Words(words);
        }
        return switch (argument.paramLabel()) {
            // folders on the way to one, or runs, are completed too
            case "FILE", "IN" -> new Value.File(endings(sentence(argument)));
            case "RUN" -> new Value.File(List.of("lipnet"));
            case "OUT" -> new Value.File(List.of());
            case "DIR" -> new Value.Folder();
            default -> new Value.Typed();
        };
    }

    /// Those that the sentence names.
    private static List<String> endings(String sentence) {
        return ENDING.matcher(sentence).results().map(MatchResult::group).map(ending -> ending.substring(1)).distinct().toList();
    }

    List<String> names() {
        return options.stream().flatMap(option -> option.names().stream()).toList();
    }
}
