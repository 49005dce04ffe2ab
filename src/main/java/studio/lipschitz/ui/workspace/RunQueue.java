package studio.lipschitz.ui.workspace;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// Networks that wait for their training: the first begins when the one that is trained has ended, well or in a failure. Whoever stops a training
/// wants quiet: then the others wait until they are let go. FX thread only.
public final class RunQueue {
    private final TrainingSession session;
    private final Executor later;
    private final ObservableList<Waiting> waiting = FXCollections.observableArrayList();
    private final BooleanProperty held = new SimpleBooleanProperty();

    /// A version of a document as it was when it was put here.
    ///
    /// @param name of the document
    /// @param folder where its run goes, asked for when it begins
    public record Waiting(String name, Project project, Supplier<Path> folder) {}

    /// @param later runs something on the FX thread after what happens there now
    public RunQueue(TrainingSession session, Executor later) {
        this.session = session;
        this.later = later;
        session.stateProperty().subscribe((before, now) -> {
            if (before.active() && !now.active()) {
                if (now == State.STOPPED && !waiting.isEmpty()) {
                    held.set(true);
                }
                later.execute(this::next); // the session has still to end the one before
            }
        });
        held.subscribe(_ -> later.execute(this::next));
    }

    /// Puts it last; where nothing is trained and nothing is held, it begins.
    public void add(Waiting more) {
        waiting.add(more);
        later.execute(this::next);
    }

    private void next() {
        if (!held.get() && !session.state().active() && !waiting.isEmpty()) {
            Waiting first = waiting.removeFirst();
            session.start(first.project(), first.folder().get());
        }
    }

    /// Moves one of them by so many places, as far as there are some.
    public void move(int from, int by) {
        int to = Math.clamp((long) from + by, 0, waiting.size() - 1);
        waiting.add(to, waiting.remove(from));
    }

    /// Those that wait, the next one first; may be changed.
    public ObservableList<Waiting> waiting() {
        return waiting;
    }

    /// Whether they wait until somebody lets them go.
    public BooleanProperty heldProperty() {
        return held;
    }
}
