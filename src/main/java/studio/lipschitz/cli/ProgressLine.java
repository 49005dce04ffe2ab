package studio.lipschitz.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/// What long work is at, on standard error: one line that moves in a terminal, else a line a stage.
final class ProgressLine implements Consumer<String>, AutoCloseable {
    private final PrintWriter err;
    private final MovingLine line;
    private final String command;

    private ProgressLine(PrintWriter err, String command) {
        this.err = err;
        this.line = MovingLine.on(err);
        this.command = command;
    }

    static ProgressLine of(CommandSpec command) {
        return new ProgressLine(command.commandLine().getErr(), command.name());
    }

    @Override
    public void accept(String stage) {
        String text = command + ": " + stage;
        if (line.moves()) {
            line.show(text);
        } else {
            err.print(text + "\n");
        }
        err.flush();
    }

    @Override
    public void close() {
        line.clear();
        err.flush();
    }
}
