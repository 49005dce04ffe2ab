package studio.lipschitz.ui.training;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableStringValue;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Problem;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.Normaliser;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.ui.workspace.Workspace;

/// Train, pause, stop, resume: what each does, and why it cannot be done now. Menu, toolbar and panel share one.
public final class TrainingCommands {
    private final Workspace workspace;
    private final TrainingSession session;
    private final RunFolders folders;
    private final Normaliser normaliser;
    private final StringBinding trainRefusal;
    private final StringBinding pauseRefusal;
    private final StringBinding stopRefusal;
    private final StringBinding resumeRefusal;
    private final StringBinding resumeText;

    public TrainingCommands(Workspace workspace, TrainingSession session, RunFolders folders) {
        this.workspace = workspace;
        this.session = session;
        this.folders = folders;
        this.normaliser = new Normaliser(workspace, new Tasks());
        trainRefusal = Bindings.createStringBinding(
                this::whyNotTrain, session.stateProperty(), workspace.analysisProperty());
        pauseRefusal = Bindings.createStringBinding(this::whyNotPause, session.stateProperty(), session.pausingProperty());
        stopRefusal = Bindings.createStringBinding(this::whyNotStop, session.stateProperty());
        resumeRefusal = Bindings.createStringBinding(
                this::whyNotResume, session.stateProperty(), session.resumeEpochProperty());
        resumeText = Bindings.createStringBinding(
                () -> {
                    var epoch = session.resumeEpochProperty().get();
                    return epoch.isPresent() ? "Resume from epoch " + epoch.getAsInt() : "Resume";
                },
                session.resumeEpochProperty());
    }

    /// Puts a Normalize with mean and standard deviation of the data behind the Input.
    public Normaliser normaliser() {
        return normaliser;
    }

    public void train() {
        if (whyNotTrain().isEmpty()) {
            session.start(workspace.project(), folders.fresh(workspace.fileProperty().get(), LocalDateTime.now(ZoneId.systemDefault())));
        }
    }

    public void pauseOrContinue() {
        if (session.state() == State.PAUSED) {
            session.continueTraining();
        } else if (whyNotPause().isEmpty()) {
            session.pause();
        }
    }

    public void stop() {
        if (whyNotStop().isEmpty()) {
            session.stop();
        }
    }

    public void resume() {
        if (whyNotResume().isEmpty()) {
            session.resume();
        }
    }

    /// Why [#train] would do nothing now, in one sentence; empty if it would.
    public ObservableStringValue trainRefusal() {
        return trainRefusal;
    }

    public ObservableStringValue pauseRefusal() {
        return pauseRefusal;
    }

    public ObservableStringValue stopRefusal() {
        return stopRefusal;
    }

    public ObservableStringValue resumeRefusal() {
        return resumeRefusal;
    }

    /// `Resume from epoch 3`
    public ObservableStringValue resumeText() {
        return resumeText;
    }

    private String whyNotTrain() {
        if (session.state().active()) {
            return "A training goes on; stop it first.";
        }
        Analysis analysis = workspace.analysis();
        var errors = analysis.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            Problem first = errors.getFirst();
            String where = first.node().map(id -> id + ": ").orElse("");
            String more = errors.size() == 1 ? "" : " (and %d more under Problems)".formatted(errors.size() - 1);
            return where + first.message() + more;
        }
        Optional<Shape> output = analysis.outputShape();
        if (output.isPresent() && output.get().size() != 1) {
            return "The loss compares one number a sample with its label; the network gives %s: end it with a layer of one output."
                    .formatted(output.get());
        }
        return "";
    }

    private String whyNotPause() {
        return switch (session.state()) {
            case RUNNING -> session.pausingProperty().get() ? "It pauses after the present step." : "";
            case PAUSED -> "";
            case STARTING -> "The worker is starting.";
            case STOPPING -> "It is stopping.";
            case IDLE, FINISHED, STOPPED, FAILED -> "Nothing is training.";
        };
    }

    private String whyNotStop() {
        return switch (session.state()) {
            case STARTING, RUNNING, PAUSED -> "";
            case STOPPING -> "It stops after the present step.";
            case IDLE, FINISHED, STOPPED, FAILED -> "Nothing is training.";
        };
    }

    private String whyNotResume() {
        if (session.state().active()) {
            return "A training goes on.";
        }
        return session.resumeEpochProperty().get().isPresent() ? "" : "No run of this session can go on.";
    }
}
