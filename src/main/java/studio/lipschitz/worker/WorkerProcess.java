package studio.lipschitz.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import studio.lipschitz.training.TrainingEvent;

/// The near end: each job is a process of its own, this program started with the command `worker`.
public final class WorkerProcess implements Worker {
    /// Loading libtorch for the first time unpacks some 400 MB.
    private static final long SECONDS_FOR_DEVICES = 180;

    @Override
    public TrainingJob train(TrainRequest request, Consumer<TrainingEvent> listener) throws IOException {
        Path run = request.run().toAbsolutePath();
        java.nio.file.Files.createDirectories(run);
        var job = new ProcessJob(Launch.worker(run), run, listener);
        job.begin(new Command.Train(new TrainRequest(request.project(), run, request.resume())));
        return job;
    }

    /// Tries every device in a process of its own, so that a native crash is an answer too.
    ///
    /// @throws IOException if there is no answer, in one sentence that says why
    public DeviceReports devices() throws IOException, InterruptedException {
        Path crashReports = Path.of(System.getProperty("java.io.tmpdir"));
        Process process = Launch.worker(crashReports);
        var tail = new Tail(process.getErrorStream());
        try (var out = process.outputWriter(StandardCharsets.UTF_8);
                var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Thread.ofPlatform().daemon().name("worker-watch").start(() -> endIfHung(process));
            out.write(new Command.CheckDevices().line() + "\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("{\"devices\"")) {
                    return reports(line);
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

    private static void endIfHung(Process process) {
        try {
            if (!process.waitFor(SECONDS_FOR_DEVICES, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static DeviceReports reports(String line) throws IOException {
        JsonNode answer = Command.Json.MAPPER.readTree(line);
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
