package studio.lipschitz.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/// What long work is at, on standard error: one line that moves in a terminal, else a line a stage.
final class ProgressLine implements Consumer<String>, AutoCloseable {
    private static final String CLEAR_LINE = "\r\u001B[2K";

    private final PrintWriter err;
    private final String command;
    private final boolean terminal;

    private ProgressLine(PrintWriter err, String command, boolean terminal) {
        this.err = err;
        this.command = command;
        this.terminal = terminal;
    }

    @SuppressWarnings("SystemConsoleNull") // null where there is no terminal to draw a moving line on
    static ProgressLine of(CommandSpec command) {
        return new ProgressLine(command.commandLine().getErr(), command.name(), System.console() != null);
    }

    @Override
    public void accept(String stage) {
        err.print((terminal ? CLEAR_LINE : "") + command + ": " + stage + (terminal ? "" : "\n"));
        err.flush();
    }

    /// Leaves an empty line to whatever is printed next.
    @Override
    public void close() {
        if (terminal) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
