package studio.lipschitz.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.EventJson;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.StepDone;

/// Folders of runs as a training leaves them, with figures that `number` moves.
public final class SampleRuns {
    public static final int EPOCHS = 3;

    private SampleRuns() {}

    /// A run that ended well, of `stepsPerEpoch` steps an epoch.
    public static Path finished(Path folder, int number, int stepsPerEpoch) throws IOException {
        write(folder, Template.DENSE.load(), number, stepsPerEpoch, EPOCHS);
        append(folder, new TrainingEvent.Finished(folder.toString(), false));
        return folder;
    }

    /// A run that has come through `epochs` of its [#EPOCHS] and told no end.
    public static Path unfinished(Path folder, int number, int epochs) throws IOException {
        write(folder, Template.DENSE.load(), number, 10, epochs);
        return folder;
    }

    public static void append(Path folder, TrainingEvent event) throws IOException {
        new RunFolder(folder).append(event);
    }

    public static void write(Path folder, Project project, int number, int stepsPerEpoch, int epochs) throws IOException {
        var run = new RunFolder(folder);
        run.begin();
        Project numbered = project.withPlan(project.plan().withSeed(number).withEpochs(EPOCHS).withLr(1e-3 * (1 + number % 5))
                .withLoss(HKRLoss.DEFAULT));
        ProjectFile.write(run.networkFile(), numbered);
        run.write(new RunFolder.Facts(numbered.plan(), Map.of("java", "25"), "CPU (2 threads)", "abc"));
        Files.writeString(run.runFile(),
                Files.readString(run.runFile()).replaceFirst("\"started\" : \"[^\"]*\"", "\"started\" : \"" + started(number) + "\""));
        var events = new ArrayList<TrainingEvent>();
        events.add(new TrainingEvent.Started(folder.toString(), "CPU (2 threads)", 110_000, 11_774, 1_954, EPOCHS, stepsPerEpoch, 1));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            for (int i = 1; i <= stepsPerEpoch; i++) {
                int step = (epoch - 1) * stepsPerEpoch + i;
                double loss = Math.exp(-step / (20.0 + number)) - 1 + 0.02 * Math.sin(step * 1.7 + number);
                events.add(new StepDone(step, epoch, loss, 1e-3, step * 0.1, i % 10 == 0 ? layers(number, step) : List.of()));
            }
            double accuracy = (900 + 20 * epoch + number % 10) / 1000.0;
            events.add(new EpochDone(epoch, -0.4 * epoch, -0.38 * epoch, accuracy, 1.2, accuracy - 0.125, 0.2 * epoch,
                    epoch * stepsPerEpoch * 0.1, 900, layers(number, epoch * stepsPerEpoch)));
        }
        var lines = new StringBuilder();
        events.forEach(event -> lines.append(EventJson.write(event)).append('\n'));
        Files.write(run.metricsFile(), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// An hour after that of the number before.
    public static Instant started(int number) {
        return Instant.parse("2026-11-24T12:00:00Z").plus(number, ChronoUnit.HOURS);
    }

    private static List<LayerNorm> layers(int number, int step) {
        return List.of(new LayerNorm("spectrallinear1", 1 + 1e-4 * (number % 7), 0.99, 0.9),
                new LayerNorm("head", 1, 0.9 + 1e-3 * (step % 9), 0.8));
    }
}
