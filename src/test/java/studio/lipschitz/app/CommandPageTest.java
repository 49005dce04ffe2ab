package studio.lipschitz.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The guide's page of commands says what the commands say of themselves: no command and no option is forgotten, and none is told that is not there.
/// `-Dguide=update` writes that part of the page anew.
class CommandPageTest {
    private static final Path PAGE = Path.of("src/main/resources/studio/lipschitz/guide/en/reference/commands.md");
    private static final String BEGIN = "\n## ";

    @Test
    void thePageOfCommandsIsThatOfTheCommands() throws IOException {
        String page = Files.readString(PAGE);
        String introduction = page.substring(0, page.contains(BEGIN) ? page.indexOf(BEGIN) : page.length()).strip() + "\n";
        String wanted = introduction + "\n" + reference();
        if ("update".equals(System.getProperty("guide"))) {
            Files.writeString(PAGE, wanted);
        }
        assertEquals(wanted, Files.readString(PAGE));
        assertTrue(wanted.contains("--normalization") && wanted.contains("## completion"), "the page lost its commands");
    }

    private static String reference() {
        var page = new StringBuilder();
        for (CommandLine line : Main.commandLine().getSubcommands().values()) {
            CommandSpec spec = line.getCommandSpec();
            if (!spec.usageMessage().hidden()) {
                page.append(section(spec)).append('\n');
            }
        }
        return page.toString().strip() + "\n";
    }

    private static String section(CommandSpec spec) {
        var rows = new ArrayList<List<String>>();
        spec.positionalParameters().forEach(each -> rows.add(List.of("`" + each.paramLabel() + "`", sentence(each))));
        for (OptionSpec option : spec.options()) {
            String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            rows.add(List.of(
                    Arrays.stream(option.names()).map(name -> "`" + name + value + "`").collect(Collectors.joining(", ")),
                    sentence(option)));
        }
        String arguments = spec.positionalParameters().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" "));
        String required = spec.options().stream().filter(OptionSpec::required)
                .map(option -> option.longestName() + " " + option.paramLabel())
                .collect(Collectors.joining(" "));
        String call = String.join(" ", List.of("lipschitz-studio", spec.name(), arguments, required, "[OPTIONS]")).replaceAll(" +", " ");
        String exit = Arrays.stream(spec.usageMessage().footer()).filter(footer -> footer.startsWith("Exit status")).collect(
                Collectors.joining());
        return "## " + spec.name() + " {#" + spec.name() + "}\n\n" + String.join(" ", spec.usageMessage().description()) + "\n\n```\n"
                + call
                + "\n```\n\n| Option | Does |\n| --- | --- |\n"
                + rows.stream().map(row -> "| " + row.get(0) + " | " + row.get(1).replace("|", "\\|") + " |")
                        .collect(Collectors.joining("\n"))
                + "\n" + (exit.isEmpty() ? "" : "\n" + exit + "\n");
    }

    private static String sentence(ArgSpec argument) {
        return String.join(" ", argument.description());
    }
}
