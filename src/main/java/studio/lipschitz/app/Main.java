package studio.lipschitz.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.lipschitz.cli.Commands;

/// Entry point of every command and of the window. It names no class of JavaFX: commands start without loading it.
@Command(
        name = "lipschitz-studio",
        description = "Draw, train and certify neural networks whose Lipschitz constant is under control.",
        footer = {"", "Without a command the designer opens."},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main implements Callable<Integer> {
    private static final String FILE = ".lipnet";

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1",
            description = "a .lipnet, .py or .onnx file to open in the designer") private @Nullable Path file;

    private Main() {}

    @Override
    public Integer call() {
        String refusal = refusal();
        if (refusal != null) {
            return refused(refusal);
        }
        try {
            return Window.open(file);
        } catch (UnsupportedOperationException e) { // JavaFX's word for a display that does not answer
            return refused(noDisplay(e.getMessage()));
        }
    }

    private int refused(String reason) {
        spec.commandLine().getErr().println(reason);
        spec.commandLine().getErr().flush();
        return Commands.UNREADABLE;
    }

    private @Nullable String refusal() {
        if (file != null && !Files.exists(file)) {
            return looksLikeFile(file)
                    ? file + ": there is no such file; name a .lipnet file that is there, or none to begin with the template."
                    : Commands.unknown(spec.commandLine(), file.toString());
        }
        return Display.available() ? null : noDisplay("DISPLAY and WAYLAND_DISPLAY are not set");
    }

    private static String noDisplay(@Nullable String why) {
        if (why != null && why.contains("GTK")) {
            return "The designer cannot open, as the system lacks a library that JavaFX needs (%s); lipschitz-studio doctor names the package,"
                    .formatted(why) + " and lipschitz-studio train FILE --data DATA needs no window.";
        }
        return "There is no display to open the designer on (%s); start it from a desktop session, or use a command that needs none, such as"
                .formatted(why) + " lipschitz-studio train FILE --data DATA.";
    }

    private static boolean looksLikeFile(Path file) {
        return file.getNameCount() > 1 || file.isAbsolute() || file.toString().contains(".");
    }

    /// Whether nothing but the window is wanted. Then no command is looked at: reading them all takes a fifth of a second of the start.
    static boolean onlyOpens(String[] args) {
        return args.length == 0 || (args.length == 1 && args[0].endsWith(FILE) && Files.isRegularFile(Path.of(args[0])));
    }

    private static int opened(String[] args) {
        try {
            return Window.open(args.length == 0 ? null : Path.of(args[0]));
        } catch (UnsupportedOperationException e) { // JavaFX's word for a display that does not answer
            System.err.println(noDisplay(e.getMessage()));
            return Commands.UNREADABLE;
        }
    }

    static CommandLine commandLine() {
        return Commands.under(new Main()).addSubcommand(new ReportCommand()).addSubcommand(new RehearseCommand());
    }

    public static void main(String[] args) {
        if (onlyOpens(args) && Display.available()) {
            System.exit(opened(args));
        }
        System.exit(commandLine()
                .setOut(writer(FileDescriptor.out, System.getProperty("stdout.encoding")))
                .setErr(writer(FileDescriptor.err, System.getProperty("stderr.encoding")))
                .execute(args));
    }

    /// A terminal gets its own encoding; a pipe or a file gets UTF-8, whatever the locale says.
    @SuppressWarnings("SystemConsoleNull") // Java 25's own console is null where there is no terminal
    private static PrintWriter writer(FileDescriptor descriptor, @Nullable String terminal) {
        boolean interactive = System.console() != null;
        Charset charset = interactive && terminal != null ? Charset.forName(terminal) : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), false);
    }
}
