package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// One command, run in this process with its streams caught.
record CommandRun(int status, String out, String err) {

    @CommandLine.Command(name = "lipschitz-studio")
    private static final class Root {}

    static CommandRun of(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Commands.under(new Root()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
        return new CommandRun(status, out.toString(), err.toString());
    }

    /// Asserts status 2, nothing on standard output, and one line on standard error that contains `expected`.
    void assertRefused(String expected) {
        assertTrue(err.contains(expected), err);
        assertEquals(1, err.lines().count(), err);
        assertEquals("", out);
        assertEquals(Commands.UNREADABLE, status);
    }
}
