package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

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
                    return epoch.isPresent() ? text("run.resume.from", epoch.getAsInt()) : text("run.resume");
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
            return text("run.refusal.stopFirst");
        }
        Analysis analysis = workspace.analysis();
        var errors = analysis.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            Problem first = errors.getFirst();
            String problem = first.node().map(id -> text("run.refusal.problem", id, first.message())).orElse(first.message());
            return errors.size() == 1 ? problem : text("run.refusal.problems", problem, errors.size() - 1);
        }
        Optional<Shape> output = analysis.outputShape();
        if (output.isPresent() && output.get().size() != 1) {
            return text("run.refusal.oneOutput", output.get());
        }
        return "";
    }

    private String whyNotPause() {
        return switch (session.state()) {
            case RUNNING -> session.pausingProperty().get() ? text("run.refusal.pausing") : "";
            case PAUSED -> "";
            case STARTING -> text("run.refusal.starting");
            case STOPPING -> text("run.refusal.stopping");
            case IDLE, FINISHED, STOPPED, FAILED -> text("run.refusal.idle");
        };
    }

    private String whyNotStop() {
        return switch (session.state()) {
            case STARTING, RUNNING, PAUSED -> "";
            case STOPPING -> text("run.refusal.stopsNext");
            case IDLE, FINISHED, STOPPED, FAILED -> text("run.refusal.idle");
        };
    }

    private String whyNotResume() {
        if (session.state().active()) {
            return text("run.refusal.active");
        }
        return session.resumeEpochProperty().get().isPresent() ? "" : text("run.refusal.noRun");
    }
}
