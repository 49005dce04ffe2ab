package studio.lipschitz.worker;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.torch.Devices;
import studio.lipschitz.torch.Trainer;
import studio.lipschitz.training.EventJson;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;

/// The far end: obeys the commands of one input stream, tells its events on one output stream, and ends.
public final class FarEnd {
    /// From being told to stop to being ended by force: a step and a checkpoint of a large network.
    private static final long SECONDS_TO_STOP = 60;

    private final BufferedReader commands;
    private final PrintStream events;
    private final TrainingControl control = new TrainingControl();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Runnable deserted;
    private volatile boolean training;

    /// @param events owned by this object: nothing else may print to it
    /// @param deserted ends what goes on when whoever started it is gone; a training ends by itself
    FarEnd(InputStream commands, PrintStream events, Runnable deserted) {
        this.deserted = deserted;
        this.commands = new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8));
        this.events = events;
    }

    /// Serves standard input and output until the job is done or whoever started this process is gone.
    ///
    /// Afterwards `System.out` leads to standard error: what a library prints there must not stand among the events.
    public static void serveStandardStreams() throws InterruptedException {
        var events = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var farEnd = new FarEnd(System.in, events, () -> Runtime.getRuntime().halt(1));
        // Ctrl-C in a terminal reaches this process too: it stops as if told to, with a checkpoint.
        Runtime.getRuntime().addShutdownHook(new Thread(farEnd::stopAndWait, "worker-stop"));
        farEnd.serve();
    }

    /// Reads the first command and does it; later ones steer it.
    void serve() throws InterruptedException {
        try {
            String line = commands.readLine();
            if (line == null) {
                return;
            }
            Command first = Command.read(line);
            if (!(first instanceof Command.Train) && !(first instanceof Command.Judge)) {
                heed();
            }
            switch (first) {
                case Command.Train train -> {
                    training = true;
                    heed();
                    train(train.request());
                }
                case Command.CheckDevices _ -> tellDevices();
                case Command.Bound bound -> say(Findings.bound(bound, this::progress));
                case Command.Certify certify -> say(Findings.certify(certify, this::progress));
                case Command.Attack attack -> say(Findings.attack(attack, this::progress));
                case Command.Judge judge -> new LabEnd(commands, this::say, deserted).serve(judge.request());
                case Command.Pause _,Command.Resume _,Command.Stop _,Command.Change _ -> throw new IOException(
                        "the first command must be train, bound, certify, attack, judge or devices");
            }
        } catch (IOException e) {
            tell(TrainingEvent.Failed.of(e));
        } catch (RuntimeException | Error e) {
            e.printStackTrace(); // to standard error, whose end the near end keeps
            tell(new TrainingEvent.Failed(text("worker.failed.fault", e)));
        } finally {
            done.countDown();
        }
    }

    private void train(TrainRequest request) throws IOException, InterruptedException {
        var run = new RunFolder(request.run());
        if (request.resume()) {
            refuseOtherNetwork(request, run);
        } else if (Files.exists(run.runFile()) || Files.exists(run.lastState())) {
            throw new IOException(text("worker.run.taken", run.path()));
        }
        Files.createDirectories(run.path());
        ProjectFile.write(run.networkFile(), request.project());
        Project project = request.project();
        new Trainer(project.network(), project.plan(), run, request.resume(), request.boundary(), request.plane(), control, event -> {
            if (event instanceof TrainingEvent.Changed changed) {
                keep(project.withPlan(changed.plan()), run);
            }
            tell(event);
        }).train();
    }

    /// The network's file goes with `run.json`, which is what counts.
    private static void keep(Project project, RunFolder run) {
        try {
            ProjectFile.write(run.networkFile(), project);
        } catch (IOException e) {
            System.err.println("the plan in the run's network file is the one before the change: " + e.getMessage());
        }
    }

    private static void refuseOtherNetwork(TrainRequest request, RunFolder run) throws IOException {
        if (!Files.exists(run.lastState())) {
            throw new IOException(text("worker.run.noCheckpoint", run.path()));
        }
        if (Files.exists(run.networkFile())
                && !ProjectFile.read(run.networkFile()).network().equals(request.project().network())) {
            throw new IOException(text("worker.run.otherNetwork", run.path(), run.networkFile()));
        }
    }

    private void obey() {
        try {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                Command command;
                try {
                    command = Command.read(line);
                } catch (IOException e) {
                    tell(new TrainingEvent.ChangeRefused(sentence(e))); // a plan out of range, or no command at all: the run goes on
                    continue;
                }
                switch (command) {
                    case Command.Pause _ -> control.pause();
                    case Command.Resume _ -> control.resume();
                    case Command.Stop _ -> control.stop();
                    case Command.Change change -> control.change(change.plan());
                    case Command.Train _,Command.CheckDevices _,Command.Bound _,Command.Certify _,Command.Attack _,Command.Judge _ ->
                        System.err.println("a worker does one job; the second is not begun");
                }
            }
        } catch (IOException e) {
            System.err.println("commands cannot be read any more: " + e.getMessage());
        }
        stopAndWait(); // nobody is left who could ask for anything
        if (!training) {
            deserted.run();
        }
    }

    /// Follows what else comes, until whoever started this process is gone.
    private void heed() {
        Thread.ofPlatform().daemon().name("worker-commands").start(this::obey);
    }

    private void progress(String stage) {
        say(Findings.progress(stage));
    }

    private void stopAndWait() {
        control.stop();
        try {
            if (training && !done.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellDevices() throws IOException {
        ObjectNode answer = Command.Json.MAPPER.createObjectNode();
        ArrayNode devices = answer.putArray("devices");
        answer.put("libtorch", libtorch());
        for (Devices.Check check : Devices.check()) {
            devices.addObject()
                    .put("device", check.device())
                    .put("name", check.name())
                    .put("works", check.works())
                    .put("problem", check.problem());
        }
        say(answer.toString());
    }

    private static String libtorch() {
        try {
            return Devices.libtorchVersion();
        } catch (IOException e) {
            return ""; // the devices say why
        }
    }

    private void tell(TrainingEvent event) {
        say(EventJson.write(event));
    }

    private synchronized void say(String line) {
        events.print(line + "\n");
        events.flush();
    }

    static String sentence(IOException e) {
        return TrainingEvent.Failed.of(e).reason();
    }
}
