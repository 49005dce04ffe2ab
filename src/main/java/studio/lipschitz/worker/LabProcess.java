package studio.lipschitz.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import studio.lipschitz.training.EventJson;
import studio.lipschitz.training.TrainingEvent;

/// A [LabJob] whose network lies in a process of its own, listened to until it has ended.
final class LabProcess implements LabJob {
    private final Process process;
    private final Consumer<LabEvent> listener;
    private final Tail tail;
    private final Writer lines;
    /// Writing waits for the process to read; whoever asks must not.
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("lab-questions").unstarted(task));
    private volatile boolean closed;

    LabProcess(Process process, Consumer<LabEvent> listener) {
        this.process = process;
        this.listener = listener;
        this.tail = new Tail(process.getErrorStream());
        this.lines = process.outputWriter(StandardCharsets.UTF_8);
    }

    void begin(LabRequest request) {
        send(new Command.Judge(request).line());
        Thread.ofPlatform().daemon().name("lab-events").start(this::listen);
    }

    @Override
    public void ask(Question question) {
        send(question.line());
    }

    @Override
    public void cancel() {
        send("{\"ask\":\"cancel\"}");
    }

    @Override
    public void close() {
        closed = true;
        process.destroyForcibly();
    }

    private void send(String line) {
        try {
            sender.execute(() -> {
                try {
                    lines.write(line);
                    lines.write('\n');
                    lines.flush();
                } catch (IOException e) {
                    // it has ended: the listener tells why
                }
            });
        } catch (RejectedExecutionException e) {
            // it has ended: there is nobody left to ask
        }
    }

    private void listen() {
        String reason = "";
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && reason.isEmpty(); line = in.readLine()) {
                Optional<LabEvent> event = LabJson.read(line);
                if (event.isPresent() && !(event.get() instanceof LabEvent.Ended)) {
                    listener.accept(event.get());
                } else if (line.startsWith("{\"event\"") && EventJson.read(line) instanceof TrainingEvent.Failed(String why, int _)) {
                    reason = why;
                }
            }
            if (reason.isEmpty() && !closed) {
                reason = begun(Ending.cause(process.waitFor(), false, tail.lastWord()));
            }
        } catch (IOException e) { // ending a process closes its streams under the reader
            reason = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            sender.shutdown();
            listener.accept(new LabEvent.Ended(closed ? "" : reason));
        }
    }

    /// As a sentence.
    private static String begun(String cause) {
        return Character.toUpperCase(cause.charAt(0)) + cause.substring(1) + ".";
    }
}
