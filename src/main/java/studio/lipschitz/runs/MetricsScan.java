package studio.lipschitz.runs;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.runs.RunProgress.Ending;
import studio.lipschitz.training.EventJson;
import studio.lipschitz.training.TrainingEvent;

/// Reads the figures of a run out of its metrics. Of the steps, which are nearly all lines, it takes the last one only; what it read before, it
/// does not read again while the file grows.
final class MetricsScan {
    private static final int CHUNK = 1 << 18;
    private static final byte[] STEP = "{\"event\":\"step\"".getBytes(StandardCharsets.UTF_8);

    private long offset; // of what was not read yet: the end of the last whole line
    private long line; // number of lines before it
    private @Nullable Object file;
    private byte[] lastStep = new byte[0];
    private RunProgress progress = RunProgress.NONE;
    private String trouble = "";

    /// Reads what came since the last time.
    void read(Path metrics) throws IOException {
        Object key = Files.readAttributes(metrics, BasicFileAttributes.class).fileKey();
        try (var channel = FileChannel.open(metrics)) {
            if (key == null || !Objects.equals(key, file) || channel.size() < offset) { // a resumed run has another file
                offset = 0;
                line = 0;
                progress = RunProgress.NONE;
                trouble = "";
                lastStep = new byte[0];
            }
            file = key;
            channel.position(offset);
            byte[] buffer = new byte[CHUNK];
            int held = 0; // bytes of a line that is not whole yet
            for (int read = channel.read(ByteBuffer.wrap(buffer)); read > 0; read = fill(channel, buffer, held)) {
                int used = lines(metrics, buffer, held + read);
                offset += used;
                held = held + read - used;
                System.arraycopy(buffer, used, buffer, 0, held);
                if (held == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * buffer.length);
                }
            }
        }
        if (lastStep.length > 0) {
            take(metrics, new String(lastStep, StandardCharsets.UTF_8));
            lastStep = new byte[0];
        }
    }

    private static int fill(FileChannel channel, byte[] buffer, int held) throws IOException {
        return channel.read(ByteBuffer.wrap(buffer, held, buffer.length - held));
    }

    /// @return how many bytes were whole lines
    private int lines(Path metrics, byte[] buffer, int size) {
        int from = 0;
        int step = -1;
        int stepEnd = -1;
        for (int i = 0; i < size; i++) {
            if (buffer[i] != '\n') {
                continue;
            }
            line++;
            if (Arrays.mismatch(buffer, from, Math.min(i, from + STEP.length), STEP, 0, STEP.length) < 0) {
                step = from;
                stepEnd = i;
            } else {
                take(metrics, new String(buffer, from, i - from, StandardCharsets.UTF_8));
            }
            from = i + 1;
        }
        if (step >= 0) {
            lastStep = Arrays.copyOfRange(buffer, step, stepEnd);
        }
        return from;
    }

    private void take(Path metrics, String json) {
        try {
            progress = after(progress, EventJson.read(json));
        } catch (IOException e) {
            if (trouble.isEmpty()) {
                trouble = text("runs.metrics.line", metrics.getFileName(), line, e.getMessage());
            }
        }
    }

    RunProgress progress() {
        return progress;
    }

    /// The first line that could not be read, in one sentence; empty if all could.
    String trouble() {
        return trouble;
    }

    private static RunProgress after(RunProgress p, TrainingEvent event) {
        return switch (event) {
            case TrainingEvent.Started e -> new RunProgress(e.parameters(), p.epochs(), e.epochs(), p.steps(), p.seconds(), p.trainLoss(),
                    p.validationLoss(), p.accuracy(), p.bestAccuracy(), p.certified(), p.bestCertified(), p.meanRadius(), p.worstNorm(),
                    Ending.NONE, "");
            case TrainingEvent.StepDone e -> new RunProgress(p.parameters(), p.epochs(), p.plannedEpochs(), e.step(),
                    Math.max(p.seconds(), e.seconds()), p.trainLoss(), p.validationLoss(), p.accuracy(), p.bestAccuracy(), p.certified(),
                    p.bestCertified(), p.meanRadius(), p.worstNorm(), p.ending(), p.reason());
            case TrainingEvent.EpochDone e -> new RunProgress(p.parameters(), e.epoch(), p.plannedEpochs(), p.steps(),
                    Math.max(p.seconds(), e.seconds()), e.trainLoss(), e.valLoss(), e.valAccuracy(),
                    greater(p.bestAccuracy(), e.valAccuracy()), e.certifiedAccuracy(), greater(p.bestCertified(), e.certifiedAccuracy()),
                    e.meanRadius(), worst(e), p.ending(), p.reason());
            case TrainingEvent.Finished e -> ended(p, e.stopped() ? Ending.STOPPED : Ending.FINISHED, "");
            case TrainingEvent.Failed e -> ended(p, Ending.FAILED, e.reason());
            case TrainingEvent.Changed e ->
                new RunProgress(p.parameters(), p.epochs(), e.plan().epochs(), p.steps(), p.seconds(), p.trainLoss(),
                        p.validationLoss(), p.accuracy(), p.bestAccuracy(), p.certified(), p.bestCertified(), p.meanRadius(), p.worstNorm(),
                        p.ending(), p.reason());
            case TrainingEvent.Downloading _,TrainingEvent.BoundaryMoved _,TrainingEvent.ChangeRefused _,TrainingEvent.EarlyStopped _,TrainingEvent.Paused _,TrainingEvent.Resumed _ ->
                p;
        };
    }

    private static RunProgress ended(RunProgress p, Ending how, String reason) {
        return new RunProgress(p.parameters(), p.epochs(), p.plannedEpochs(), p.steps(), p.seconds(), p.trainLoss(), p.validationLoss(),
                p.accuracy(), p.bestAccuracy(), p.certified(), p.bestCertified(), p.meanRadius(), p.worstNorm(), how, reason);
    }

    private static double greater(double known, double value) {
        return Double.isNaN(known) || value > known ? value : known;
    }

    /// NaN, which no bound is, outdoes every number.
    private static double worst(TrainingEvent.EpochDone epoch) {
        return epoch.layers().stream().mapToDouble(TrainingEvent.LayerNorm::upper).reduce(Math::max).orElse(Double.NaN);
    }
}
