package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableStringValue;
import studio.lipschitz.edit.Edit;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Problem;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.Normaliser;
import studio.lipschitz.ui.workspace.RunChanges;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.ui.workspace.Workspace;

/// Train, pause, stop, discard, resume, change in mid-run: what each does, and why it cannot be done now. Menu, toolbar and panel share one.
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
    private final StringBinding changeRefusal;
    private final StringBinding reportRefusal;
    private final StringBinding smallerRefusal;
    private final RunDiscard discard;
    private Consumer<Path> report = _ -> {};

    public TrainingCommands(Workspace workspace, TrainingSession session, RunFolders folders) {
        this.workspace = workspace;
        this.session = session;
        this.folders = folders;
        var tasks = new Tasks();
        this.normaliser = new Normaliser(workspace, tasks);
        this.discard = new RunDiscard(workspace, session, tasks);
        trainRefusal = Bindings.createStringBinding(
                this::whyNotTrain, session.stateProperty(), workspace.analysisProperty(), workspace.projectProperty());
        pauseRefusal = Bindings.createStringBinding(this::whyNotPause, session.stateProperty(), session.pausingProperty());
        stopRefusal = Bindings.createStringBinding(this::whyNotStop, session.stateProperty());
        resumeRefusal = Bindings.createStringBinding(
                this::whyNotResume, session.stateProperty(), session.resumeEpochProperty());
        RunChanges changes = session.changes();
        changeRefusal = Bindings.createStringBinding(
                this::whyNotChange, session.stateProperty(), session.progressProperty(), workspace.projectProperty(),
                changes.runningProperty(), changes.waitingProperty());
        smallerRefusal = Bindings.createStringBinding(
                this::whyNotSmaller, session.stateProperty(), session.smallerBatchProperty(), workspace.analysisProperty(),
                workspace.projectProperty());
        reportRefusal = Bindings.createStringBinding(this::whyNotReport, session.stateProperty(), session.runFolderProperty());
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

    /// Gives the plan the batch that may fit where the last run failed for want of memory, one step of the history, and trains anew.
    public void trainSmaller() {
        if (whyNotSmaller().isEmpty()) {
            int batch = session.smallerBatchProperty().get();
            workspace.apply(Edit.of(text("edit.plan", "batch"), project -> project.withPlan(project.plan().withBatch(batch))));
            train();
        }
    }

    /// Why [#trainSmaller] would do nothing now, in one sentence; empty if it would.
    ObservableStringValue smallerRefusal() {
        return smallerRefusal;
    }

    private String whyNotSmaller() {
        int batch = session.smallerBatchProperty().get();
        return batch > 0 && batch < workspace.project().plan().batch() ? whyNotTrain() : text("run.refusal.fits");
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

    /// Asks whether the run may be deleted, then stops it and deletes its folder.
    public void stopAndDiscard() {
        if (whyNotStop().isEmpty()) {
            discard.stopAndDelete();
        }
    }

    /// @param question whether the run in this folder may be deleted; without one nothing is
    public void askBeforeDiscard(Predicate<Path> question) {
        discard.onAsk(question);
    }

    /// @param maker asks where the report of the run in this folder goes, and makes it
    public void reportBy(Consumer<Path> maker) {
        report = maker;
    }

    /// Makes the report of the run that ended last.
    public void report() {
        if (whyNotReport().isEmpty()) {
            session.runFolderProperty().get().ifPresent(report);
        }
    }

    /// Why [#report] would do nothing now, in one sentence; empty if it would.
    public ObservableStringValue reportRefusal() {
        return reportRefusal;
    }

    /// The folder of the run of this window; empty before its first.
    public Optional<Path> run() {
        return session.runFolderProperty().get();
    }

    private String whyNotReport() {
        return session.state().active() ? text("report.refusal.active")
                : session.runFolderProperty().get().isEmpty() ? text("report.refusal.none") : "";
    }

    /// Gives the document's plan to the run that goes on, as far as it can be changed in mid-run.
    public void change() {
        if (whyNotChange().isEmpty()) {
            session.changes().ask(workspace.project().plan());
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

    public ObservableStringValue changeRefusal() {
        return changeRefusal;
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
        Loss loss = workspace.project().plan().loss();
        if (output.isPresent() && output.get().size() < loss.fewestOutputs()) {
            return text("training.fit.oneOutput", loss.lossName(), HKRLoss.DEFAULT.lossName());
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

    private String whyNotChange() {
        return switch (session.state()) {
            case STARTING -> text("run.refusal.starting");
            case STOPPING -> text("run.refusal.stopping");
            case IDLE, FINISHED, STOPPED, FAILED -> text("run.refusal.idle");
            case RUNNING, PAUSED -> {
                RunChanges changes = session.changes();
                TrainingPlan wanted = workspace.project().plan();
                String refusal = changes.refusal(wanted, session.progressProperty().get().epoch());
                yield changes.waitingProperty().get() ? text("run.refusal.changing")
                        : !refusal.isEmpty() ? refusal
                                : changes.between(wanted).isEmpty() ? text("training.change.nothing") : "";
            }
        };
    }

    private String whyNotResume() {
        if (session.state().active()) {
            return text("run.refusal.active");
        }
        return session.resumeEpochProperty().get().isPresent() ? "" : text("run.refusal.noRun");
    }
}
