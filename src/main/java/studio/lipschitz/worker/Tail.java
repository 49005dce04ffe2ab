package studio.lipschitz.worker;

import static studio.lipschitz.text.Texts.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The last lines that a process wrote to its standard error; read all the time, so that it never waits for a reader.
final class Tail {
    private static final int LINES = 40;
    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    Tail(InputStream stream) {
        reader = Thread.ofPlatform().daemon().name("worker-errors").start(() -> read(stream));
    }

    private void read(InputStream stream) {
        try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add(text("worker.ending.unread", e.getMessage()));
        }
    }

    private synchronized void add(String line) {
        lines.addLast(line);
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
    }

    /// The last line that says something, once the stream has ended; warnings of Java and OpenBLAS say nothing.
    Optional<String> lastWord() throws InterruptedException {
        reader.join(2_000);
        synchronized (this) {
            return lines.reversed().stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("WARNING") && !line.startsWith("Warning")
                            && !line.startsWith("at "))
                    .findFirst();
        }
    }
}
