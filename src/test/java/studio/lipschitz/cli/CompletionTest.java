package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/// Shells complete what the commands take: each that is installed is asked, and its script must name every command and every option.
class CompletionTest {
    @TempDir Path folder;

    @Command(name = "lipschitz-studio", mixinStandardHelpOptions = true)
    private static final class Root {
        @SuppressWarnings("UnusedVariable") // what completion reads is its annotation
        @Parameters(paramLabel = "FILE", arity = "0..1") private Path file = Path.of("");
    }

    private static String script(String shell) {
        var out = new StringWriter();
        CommandLine line = Commands.under(new Root()).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        assertEquals(0, line.execute("completion", shell));
        return out.toString();
    }

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("runs"));
        for (String name : List.of("a net.lipnet", "moons.lipnet", "notes.txt")) {
            Files.createFile(folder.resolve(name));
        }
    }

    /// What bash offers for a line whose last word is begun.
    private Set<String> offered(String... words) throws IOException, InterruptedException {
        Path completion = Files.writeString(folder.resolve(".completion.bash"), script("bash"));
        var call = new StringBuilder("source '" + completion + "'; COMP_WORDS=(lipschitz-studio");
        for (String word : words) {
            call.append(" '").append(word).append('\'');
        }
        call.append("); COMP_CWORD=").append(words.length).append("; _lipschitz_studio; printf '%s\\n' \"${COMPREPLY[@]}\"");
        String said = run("bash", "-c", call.toString());
        var offered = new TreeSet<String>(said.lines().filter(line -> !line.isEmpty()).toList());
        offered.remove(".completion.bash");
        return offered;
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    private static boolean there(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    /// What every shell is asked, and what it offers.
    private static final String ASKED = """
                    tr                         | train
                    mo                         | moons.lipnet
                    --v                        | --version
                    train --dev                | --device
                    train --device c           | cpu cuda
                    train x.lipnet --loss HKR  | HKRLoss HKRMulticlassLoss
                    train --data two           | two-moons
                    train --out r              | runs
                    train --epochs 1           |
                    check mo                   | moons.lipnet
                    bound r                    | runs
                    bound --weights b          | best
                    export --to p              | python
                    completion f               | fish
                    """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = ASKED + """
                    c                          | certify check completion convert
                    train --normalization re   | reference retraction
                    check no                   |
                    """)
    void bashOffers(String typed, String expected) throws IOException, InterruptedException {
        assumeTrue(there("bash"));
        assertEquals(new TreeSet<>(expected == null ? List.of() : List.of(expected.split(" "))), offered(typed.split(" ")));
    }

    /// Files of other kinds come only where none of the right kind is begun: that is how zsh and fish do it.
    private static final String ASKED_OF_THE_OTHERS = ASKED + """
                    train m                    | moons.lipnet
                    data mn                    | mnist mnist08
                    gpu g                      | get
                    """;

    private static Map<String, Set<String>> asked() {
        var asked = new LinkedHashMap<String, Set<String>>();
        ASKED_OF_THE_OTHERS.lines().map(line -> line.split("\\|", 2)).forEach(both -> asked.put(
                both[0].strip(), both[1].isBlank() ? Set.of() : new TreeSet<>(List.of(both[1].strip().split(" ")))));
        return asked;
    }

    @Test
    void fishOffers() throws IOException, InterruptedException {
        assumeTrue(there("fish"));
        var call = new StringBuilder("source '" + Files.writeString(folder.resolve(".completion.fish"), script("fish")) + "'\n");
        asked().keySet().forEach(line -> call.append("echo '?'; complete -C 'lipschitz-studio ").append(line).append("'\n"));
        String[] said = run("fish", "-N", "-c", call.toString()).split("\\?\n", -1);
        int place = 1;
        for (var one : asked().entrySet()) {
            assertEquals(one.getValue(), said[place++].lines().map(line -> line.split("\t", 2)[0].replaceAll("/$", ""))
                    .collect(Collectors.toCollection(TreeSet::new)), one.getKey());
        }
    }

    /// A shell of its own on a terminal of its own, in which the key that completes tells what there is to choose from.
    @Test
    void zshOffers() throws IOException, InterruptedException {
        assumeTrue(there("zsh"));
        Path script = Files.writeString(folder.resolve(".completion.zsh"), script("zsh"));
        Path asking = Files.writeString(folder.resolve(".asking.zsh"), """
                PS1=; PS2=; autoload -Uz compinit; compinit -u -D; source '%s'
                zstyle ':completion:*' verbose no; setopt no_auto_list no_auto_menu no_list_beep
                compadd() {
                    local -a words
                    [[ ${@[1,(i)(-|--)]} == *-[OAD]* ]] || { builtin compadd -A words "$@"; offered+=($words) }
                    builtin compadd "$@"
                }
                look() { offered=(); zle complete-word; print -r -- "<${(j:|:)offered}>"; BUFFER=; CURSOR=0 }
                zle -N look; bindkey '^I' look
                print '<ready>'
                """.formatted(script));
        var call = new StringBuilder(
                "(sleep 30; kill $$) >&- 2>&- &!\nwatch=$!; zmodload zsh/zpty; zpty shell zsh -f -i; zpty -w shell \"stty -echo; source '"
                        + asking + "'\"\n"
                        + "next() { while zpty -r shell line; do [[ $line == *'<'*'>'* && $line != *offered* ]] && { print -r -- \"${${line##*<}%%>*}\"; return }; done }\n"
                        + "next\n");
        asked().keySet().forEach(line -> call.append("zpty -n -w shell 'lipschitz-studio ").append(line).append("'$'\\t'; next\n"));
        List<String> said = run("zsh", "-f", "-c", call.append("zpty -d shell; kill $watch").toString()).lines().toList();
        assertEquals("ready", said.getFirst());
        int place = 1;
        for (var one : asked().entrySet()) {
            assertEquals(one.getValue(), Stream.of(said.get(place++).split("\\|")).filter(word -> !word.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new)), one.getKey());
        }
    }

    @Test
    void bashOffersFilesWithBlanksInTheirNames() throws IOException, InterruptedException {
        assumeTrue(there("bash"));
        assertEquals(new TreeSet<>(List.of("a net.lipnet", "moons.lipnet", "runs")), offered("check", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theShellUnderstandsTheScript(String shell) throws IOException, InterruptedException {
        assumeTrue(there(shell));
        run(shell, "-n", Files.writeString(folder.resolve("script"), script(shell)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void everyCommandAndOptionIsThere(String shell) {
        String script = script(shell);
        int seen = 0;
        for (CommandLine command : Commands.under(new Root()).getSubcommands().values()) {
            if (command.getCommandSpec().usageMessage().hidden()) {
                continue;
            }
            assertTrue(script.contains(command.getCommandName()), command.getCommandName());
            for (OptionSpec option : command.getCommandSpec().options()) {
                for (String name : option.names()) {
                    String written = !shell.equals("fish") ? name
                            : name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1);
                    assertTrue(script.contains(written), command.getCommandName() + " " + name);
                    seen++;
                }
            }
        }
        assertTrue(seen > 40, "only " + seen);
        assertTrue(!script.contains("worker"), "a hidden command is offered");
    }

    @Test
    void anotherShellIsRefused() {
        var err = new StringWriter();
        int status = Commands.under(new Root()).setErr(new PrintWriter(err)).execute("completion", "tcsh");
        assertEquals(Commands.UNREADABLE, status);
        assertEquals("SHELL: it must be bash, zsh or fish, was \"tcsh\".", err.toString().strip());
    }

    @Test
    void theSchemaIsPrinted() {
        var out = new StringWriter();
        assertEquals(0, Commands.under(new Root()).setOut(new PrintWriter(out)).execute("schema"));
        assertTrue(out.toString().contains("\"$schema\""), out::toString);
    }
}
