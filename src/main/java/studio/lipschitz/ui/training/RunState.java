package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.StringJoiner;
import java.util.stream.Collectors;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.ui.chart.Legend;
import studio.lipschitz.ui.workspace.Figures;
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
            case IDLE -> text("run.state.idle");
            case STARTING -> session.downloadProperty().get().isEmpty() ? text("run.state.starting") : session.downloadProperty().get();
            case RUNNING -> session.pausingProperty().get() ? text("run.state.pausing") : text("run.state.training");
            case PAUSED -> text("run.state.paused");
            case STOPPING -> text("run.state.stopping");
            case FINISHED -> session.earlyProperty().get()
                    .map(early -> text("run.state.early", early.epoch(), progress.epochs(), early.metric(), early.patience(),
                            early.bestEpoch()))
                    .orElseGet(() -> text("run.state.finished", done, progress.epochs()));
            case STOPPED -> text("run.state.stopped", done, progress.epochs());
            case FAILED -> text("run.state.failed");
        };
    }

    /// `lr: 0.01 → 0.001`, a change a line; a batch says from which epoch on.
    static String changes(TrainingEvent.Changed changed) {
        return changed.changes().stream()
                .map(change -> change.name().equals("batch")
                        ? text("run.change.from", text("run.change", change.name(), change.from(), change.to()), changed.paceFrom())
                        : text("run.change", change.name(), change.from(), change.to()))
                .collect(Collectors.joining("\n"));
    }

    /// `epoch 7, 98.40 %`; empty before the first epoch's end.
    static String best(TrainingSession session) {
        return session.metrics().bestEpoch()
                .map(best -> text("run.best", best.epoch(), Legend.value(best.valAccuracy(), true)))
                .orElse("");
    }

    /// For little room: `epoch 2 of 5 · 1 min 12 s left`
    static String brief(TrainingSession session) {
        return switch (session.state()) {
            case RUNNING, PAUSED -> {
                String brief = session.progressProperty().get().brief();
                yield session.state() == TrainingSession.State.PAUSED ? text("run.state.pausedAt", brief) : brief;
            }
            case IDLE, STARTING, STOPPING, FINISHED, STOPPED, FAILED -> title(session);
        };
    }

    /// `3 214 samples a second · CPU (2 threads)`
    static String pace(TrainingSession session) {
        var parts = new StringJoiner(" · ");
        var pace = session.progressProperty().get().samplesPerSecond();
        if (pace.isPresent()) {
            parts.add(text("run.state.pace", Figures.count(Math.round(pace.getAsDouble()))));
        }
        if (!session.deviceProperty().get().isEmpty()) {
            parts.add(session.deviceProperty().get());
        }
        return parts.toString();
    }
}
