package studio.lipschitz.cli;

import java.io.PrintWriter;

/// A line that is written over again and again, where there is a terminal to draw it on.
final class MovingLine {
    private static final String CLEAR = "\r\u001B[2K";

    private final PrintWriter out;
    private final boolean terminal;

    MovingLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @SuppressWarnings("SystemConsoleNull") // null where there is no terminal
    static MovingLine on(PrintWriter out) {
        return new MovingLine(out, System.console() != null);
    }

    boolean moves() {
        return terminal;
    }

    /// Nothing without a terminal.
    void show(String text) {
        if (terminal) {
            out.print(CLEAR + text);
        }
    }

    /// Leaves an empty line to whatever is printed next.
    void clear() {
        show("");
    }
}
