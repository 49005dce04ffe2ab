package studio.lipschitz.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import studio.lipschitz.lipschitz.AttackReport;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.CertificateReport;
import studio.lipschitz.training.TrainingEvent;

/// The near end: each job is a process of its own, this program started with the command `worker`.
public final class WorkerProcess implements Worker {
    /// Loading libtorch for the first time unpacks some 400 MB.
    private static final long SECONDS_FOR_DEVICES = 180;

    private final boolean background;

    /// Jobs that have the processors as any program has.
    public WorkerProcess() {
        this(false);
    }

    private WorkerProcess(boolean background) {
        this.background = background;
    }

    /// Jobs that give way to the window, which must answer while they have every processor.
    public static WorkerProcess besideWindow() {
        return new WorkerProcess(true);
    }

    @Override
    public TrainingJob train(TrainRequest request, Consumer<TrainingEvent> listener) throws IOException {
        Path run = request.run().toAbsolutePath();
        RunPlace place = RunPlace.make(run);
        try {
            boolean cpu = request.project().plan().device().equals("cpu");
            Process process = Launch.worker(run, background, cpu ? GpuLaunchOptions.NONE : GpuLaunchOptions.ofUser());
            var job = new ProcessJob(process, place, listener);
            job.begin(new Command.Train(request.in(run)));
            return job;
        } catch (IOException e) {
            place.tidy();
            throw e;
        }
    }

    @Override
    public LabJob judge(LabRequest request, Consumer<LabEvent> listener) throws IOException {
        var job = new LabProcess(Launch.worker(Path.of(System.getProperty("java.io.tmpdir")), background), listener);
        job.begin(request);
        return job;
    }

    /// Tries every device in a process of its own, so that a native crash is an answer too.
    ///
    /// @throws IOException if there is no answer, in one sentence that says why
    public DeviceReports devices() throws IOException, InterruptedException {
        return devices(_ -> {});
    }

    @Override
    public DeviceReports devices(Consumer<Runnable> begun) throws IOException, InterruptedException {
        return reports(ask(new Command.CheckDevices(), "devices", SECONDS_FOR_DEVICES, _ -> {}, begun));
    }

    /// What is known of the constant of a run's network.
    ///
    /// @param run a folder that training left
    /// @param weights `last` or `best`
    /// @param progress told what the work is at, on the caller's thread
    /// @throws IOException if there is no answer, in one sentence that says why
    @Override
    public BoundReport bound(Path run, String weights, Consumer<String> progress) throws IOException, InterruptedException {
        return Findings.bound(ask(new Command.Bound(run, weights), "bound", Long.MAX_VALUE, progress).path("bound"));
    }

    /// What is proved of its decisions.
    ///
    /// @param data as in a plan; empty for the data of the run
    /// @param epsilons radii in the units of the input
    /// @throws IOException if there is no answer, in one sentence that says why
    public CertificateReport certify(Path run, String weights, String data, List<Double> epsilons, Consumer<String> progress)
            throws IOException, InterruptedException {
        return Findings
                .certificate(ask(new Command.Certify(run, weights, data, epsilons), "certificate", Long.MAX_VALUE, progress)
                        .path("certificate"));
    }

    /// What trying to beat its certificates came to.
    ///
    /// @param samples how many of the samples that training did not see are looked at
    /// @throws IOException if there is no answer, in one sentence that says why
    public AttackReport attack(Path run, String weights, String data, int samples, Consumer<String> progress)
            throws IOException, InterruptedException {
        return Findings.attack(ask(new Command.Attack(run, weights, data, samples), "attack", Long.MAX_VALUE, progress).path("attack"));
    }

    /// The one line that answers a command which is not steered.
    private JsonNode ask(Command command, String answer, long seconds, Consumer<String> progress) throws IOException, InterruptedException {
        return ask(command, answer, seconds, progress, _ -> {});
    }

    private JsonNode ask(Command command, String answer, long seconds, Consumer<String> progress, Consumer<Runnable> begun)
            throws IOException, InterruptedException {
        Path crashReports = Path.of(System.getProperty("java.io.tmpdir"));
        boolean gpu = command instanceof Command.CheckDevices; // what else is asked is reckoned on the CPU
        Process process = Launch.worker(crashReports, background, gpu ? GpuLaunchOptions.ofUser() : GpuLaunchOptions.NONE);
        begun.accept(process::destroyForcibly);
        var tail = new Tail(process.getErrorStream());
        try (var out = process.outputWriter(StandardCharsets.UTF_8);
                var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Thread.ofPlatform().daemon().name("worker-watch").start(() -> endIfHung(process, seconds));
            out.write(command.line() + "\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("{\"" + answer + "\"")) {
                    return Command.Json.MAPPER.readTree(line);
                }
                if (line.startsWith(Findings.PROGRESS)) {
                    progress.accept(Command.Json.MAPPER.readTree(line).path("progress").asText());
                }
                if (line.startsWith("{\"event\":\"failed\"")) {
                    throw new IOException(Command.Json.MAPPER.readTree(line).path("reason").asText());
                }
            }
            throw new IOException(Ending.cause(process.waitFor(), false, tail.lastWord()));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void endIfHung(Process process, long seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static DeviceReports reports(JsonNode answer) {
        var reports = new ArrayList<DeviceReport>();
        for (JsonNode device : answer.path("devices")) {
            reports.add(new DeviceReport(
                    device.path("device").asText(),
                    device.path("name").asText(),
                    device.path("works").asBoolean(),
                    device.path("problem").asText()));
        }
        return new DeviceReports(answer.path("libtorch").asText(), reports);
    }
}
