package studio.lipschitz.ui.training;

import java.util.Locale;
import java.util.StringJoiner;
import studio.lipschitz.ui.workspace.TrainingProgress;
import studio.lipschitz.ui.workspace.TrainingSession;

/// What a training does now, in words.
final class RunState {

    private RunState() {}

    /// `Training`, `Paused`, `Stopped after epoch 2 of 5`
    static String title(TrainingSession session) {
        TrainingProgress progress = session.progressProperty().get();
        int done = session.metrics().latestEpoch().map(epoch -> epoch.epoch()).orElse(0);
        return switch (session.state()) {
            case IDLE -> "No training yet";
            case STARTING -> session.downloadProperty().get().isEmpty() ? "Starting the worker…" : session.downloadProperty().get();
            case RUNNING -> session.pausingProperty().get() ? "Pausing after this step…" : "Training";
            case PAUSED -> "Paused";
            case STOPPING -> "Stopping: keeping a checkpoint…";
            case FINISHED -> "Finished: %d of %d epochs".formatted(done, progress.epochs());
            case STOPPED -> "Stopped: %d of %d epochs done".formatted(done, progress.epochs());
            case FAILED -> "Training failed";
        };
    }

    /// For little room: `epoch 2 of 5 · 1 min 12 s left`
    static String brief(TrainingSession session) {
        return switch (session.state()) {
            case RUNNING, PAUSED -> {
                TrainingProgress progress = session.progressProperty().get();
                String text = progress.text().replaceFirst(" · step \\d+ of \\d+", "");
                yield session.state() == TrainingSession.State.PAUSED ? "Paused, " + text : text;
            }
            case IDLE, STARTING, STOPPING, FINISHED, STOPPED, FAILED -> title(session);
        };
    }

    /// `3,214 samples a second · CPU (2 threads)`
    static String pace(TrainingSession session) {
        var parts = new StringJoiner(" · ");
        var pace = session.progressProperty().get().samplesPerSecond();
        if (pace.isPresent()) {
            parts.add(String.format(Locale.ROOT, "%,.0f samples a second", pace.getAsDouble()));
        }
        if (!session.deviceProperty().get().isEmpty()) {
            parts.add(session.deviceProperty().get());
        }
        return parts.toString();
    }
}
