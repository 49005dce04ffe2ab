package studio.lipschitz.worker;

import static studio.lipschitz.text.Texts.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import studio.lipschitz.training.EventJson;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

/// One training process, listened to until it has ended.
final class ProcessJob implements TrainingJob {
    /// For a process that has told its last event: unloading libtorch takes a moment.
    private static final long SECONDS_TO_END = 30;

    private final Process process;
    private final RunPlace place;
    private final Consumer<TrainingEvent> listener;
    private final Tail tail;
    private final Writer commands;
    /// Writing waits for the process to read; whoever asks must not.
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("worker-commands").unstarted(task));
    private volatile boolean killed;

    ProcessJob(Process process, RunPlace place, Consumer<TrainingEvent> listener) {
        this.process = process;
        this.place = place;
        this.listener = listener;
        this.tail = new Tail(process.getErrorStream());
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    void begin(Command.Train train) {
        send(train);
        Thread.ofPlatform().daemon().name("worker-events").start(this::listen);
    }

    @Override
    public void pause() {
        send(new Command.Pause());
    }

    @Override
    public void resume() {
        send(new Command.Resume());
    }

    @Override
    public void change(TrainingPlan plan) {
        send(new Command.Change(plan));
    }

    @Override
    public void stop() {
        send(new Command.Stop());
    }

    @Override
    public void kill() {
        killed = true;
        process.destroyForcibly();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    private void send(Command command) {
        try {
            sender.execute(() -> {
                try {
                    commands.write(command.line());
                    commands.write('\n');
                    commands.flush();
                } catch (IOException e) {
                    // it has ended: the listener tells why
                }
            });
        } catch (RejectedExecutionException e) {
            // it has ended: there is nobody left to ask
        }
    }

    private void listen() {
        boolean told = false;
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!told && line.startsWith("{\"event\"")) { // other lines are a library's: only ours begin so
                    TrainingEvent event = EventJson.read(line);
                    told = event instanceof TrainingEvent.Finished || event instanceof TrainingEvent.Failed;
                    if (told) {
                        awaitEnd(); // who hears the last event finds the memory free and the files whole
                        place.tidy();
                    }
                    listener.accept(event);
                }
            }
        } catch (IOException e) {
            if (!told && !killed) { // ending a process closes its streams under the reader
                told = true;
                process.destroyForcibly();
                listener.accept(new TrainingEvent.Failed(
                        Ending.sentence(text("worker.ending.garbled", e.getMessage()), place.run().path())));
            }
        } finally {
            try {
                awaitEnd();
            } finally {
                sender.shutdown();
            }
            if (!told) {
                place.tidy();
                listener.accept(new TrainingEvent.Failed(whyItEnded()));
            }
        }
    }

    private String whyItEnded() {
        try {
            return Ending.sentence(Ending.cause(process.exitValue(), killed, tail.lastWord()), place.run().path());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Ending.sentence(text("worker.ending.givenUp"), place.run().path());
        }
    }

    private void awaitEnd() {
        try {
            sender.execute(this::closeCommands);
        } catch (RejectedExecutionException e) {
            // closed before
        }
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void closeCommands() {
        try {
            commands.close();
        } catch (IOException e) {
            // what was left to tell a process that has ended
        }
    }
}
