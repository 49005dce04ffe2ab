package studio.lipschitz.ui.playground;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import studio.lipschitz.layer.Input;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Twin;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.Plane;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// The twin without constraints of whatever the window trains: a worker and a run of its own, started, paused, changed and stopped with the other. FX
/// thread only.
final class TwinRun implements AutoCloseable {
    private static final Pattern TIME = Pattern.compile("(.*)(-\\d{4}-\\d{2}-\\d{2}-\\d{6}(?:-\\d+)?)");

    private final TrainingSession ours;
    private final TrainingSession session;
    private final BooleanProperty wanted = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private Optional<Twin> twin = Optional.empty();
    private Map<String, String> flagged = Map.of();
    private Optional<Path> of = Optional.empty(); // the run whose twin it is

    /// @param session trains the twin and nothing else
    TwinRun(TrainingSession ours, TrainingSession session) {
        this.ours = ours;
        this.session = session;
        ours.stateProperty().addListener((_, before, now) -> follow(before, now));
        session.stateProperty().addListener((_, _, now) -> {
            if (now == State.RUNNING && ours.state() == State.PAUSED && wanted.get()) {
                session.pause(); // it was still starting when the other paused
            }
        });
        ours.trainedProperty().addListener((_, _, project) -> project.ifPresent(its -> change(its.plan())));
        wanted.addListener((_, _, on) -> {
            if (on) {
                begin();
            } else {
                session.stop();
            }
        });
    }

    /// Whether there shall be one.
    BooleanProperty wantedProperty() {
        return wanted;
    }

    boolean wanted() {
        return wanted.get();
    }

    TrainingSession session() {
        return session;
    }

    /// Why there is none though it is wanted, in one sentence; empty otherwise.
    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// Why it has no certificate: nodes and the modules that stand there.
    Map<String, String> flagged() {
        return flagged;
    }

    /// See [TrainingSession#lookAt].
    void lookAt(Plane plane) {
        session.lookAt(Optional.of(plane));
    }

    /// Trains the twin of the run that the window trains or has trained, unless that is done.
    private void begin() {
        Optional<Project> project = ours.trainedProperty().get();
        Optional<Path> run = ours.runFolderProperty().get();
        if (project.isEmpty() || run.isEmpty() || session.state().active() || !ofAPlane(project.get())) {
            return;
        }
        if (run.equals(of)) {
            if (ours.state().active() && session.resumeEpochProperty().get().isPresent()) {
                session.resume(); // as the other did
            }
            return;
        }
        Twin made = Twin.of(project.get());
        if (made.replaced().isEmpty()) {
            refusal.set(text("playground.twin.same"));
            return;
        }
        refusal.set("");
        twin = Optional.of(made);
        flagged = made.flagged();
        of = run;
        session.start(made.project(), folder(run.get()));
    }

    private static boolean ofAPlane(Project project) {
        return project.drawing().nodes().stream()
                .anyMatch(node -> node.layer() instanceof Input input && input.shape().equals(Shape.of(2)));
    }

    /// `runs/moons-unconstrained-twin-2026-11-24-140312` for `runs/moons-2026-11-24-140312`.
    static Path folder(Path run) {
        String name = String.valueOf(run.getFileName());
        Matcher parts = TIME.matcher(name);
        String named = parts.matches() ? parts.group(1) + Twin.SUFFIX + parts.group(2) : name + Twin.SUFFIX;
        Path folder = run.resolveSibling(named);
        for (int again = 2; Files.exists(folder); again++) {
            folder = run.resolveSibling(named + "-" + again);
        }
        return folder;
    }

    private void follow(State before, State now) {
        if (!wanted.get()) {
            return;
        }
        switch (now) {
            case STARTING -> restart();
            case RUNNING -> {
                if (before == State.PAUSED) {
                    session.continueTraining();
                }
            }
            case PAUSED -> session.pause();
            case STOPPING, STOPPED, FAILED -> session.stop();
            case IDLE, FINISHED -> {} // it has as many epochs, in its own time
        }
    }

    /// The one before may still be at it: it gives way, and its end is waited for.
    private void restart() {
        if (!session.state().active()) {
            begin();
            return;
        }
        session.stop();
        var once = new javafx.beans.value.ChangeListener<State>() {
            @Override
            public void changed(javafx.beans.value.ObservableValue<? extends State> state, State before, State now) {
                if (!now.active()) {
                    session.stateProperty().removeListener(this);
                    studio.lipschitz.ui.fx.FxThread.later(() -> {
                        if (wanted.get()) {
                            begin();
                        }
                    });
                }
            }
        };
        session.stateProperty().addListener(once);
    }

    private void change(TrainingPlan plan) {
        if (wanted.get() && session.state().active() && twin.isPresent() && !session.changes().between(plan).isEmpty()) {
            session.changes().ask(plan);
        }
    }

    /// The worker does not outlive the window.
    @Override
    public void close() {
        session.close();
    }
}
