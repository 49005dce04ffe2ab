package studio.lipschitz.ui.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.lipschitz.runs.Queued;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// Networks that wait for their training: the first begins when the one that is trained has ended, well or in a failure. Whoever stops a training
/// wants quiet: then the others wait until they are let go. FX thread only.
public final class RunQueue {
    private final TrainingSession session;
    private final Executor later;
    private final Runs runs;
    private final ObservableList<Queued> waiting = FXCollections.observableArrayList();
    private final ObservableList<Queued> seen = FXCollections.unmodifiableObservableList(waiting); // held here, as it listens weakly
    private final BooleanProperty held = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper restored = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Queued>> training = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean ended;

    /// Where the runs go.
    public interface Runs {

        /// The folder of a run that begins now.
        Path folder(Queued first);

        /// A run begins in its folder; called before it does.
        void begins(Queued first, Path folder);
    }

    /// @param later runs something on the FX thread after what happens there now
    public RunQueue(TrainingSession session, Executor later, Runs runs) {
        this.session = session;
        this.later = later;
        this.runs = runs;
        session.stateProperty().subscribe((before, now) -> {
            if (before.active() && !now.active()) {
                training.set(Optional.empty());
                if (now == State.STOPPED && !waiting.isEmpty()) {
                    held.set(true);
                }
                later.execute(this::next); // the session has still to end the one before
            }
        });
        held.subscribe(now -> {
            if (!now) {
                restored.set(false);
            }
            later.execute(this::next);
        });
    }

    /// Puts it last; where nothing is trained and nothing is held, it begins.
    public void add(Queued more) {
        addAll(List.of(more));
    }

    /// Puts them last, in their order.
    public void addAll(List<Queued> more) {
        waiting.addAll(more);
        later.execute(this::next);
    }

    /// Puts before all others what waited when another window ended, and holds everything: nobody has asked for it in this window yet.
    public void restore(List<Queued> others) {
        if (!others.isEmpty()) {
            held.set(true);
            restored.set(true);
            waiting.addAll(0, others);
        }
    }

    private void next() {
        if (!ended && !held.get() && !session.state().active() && !waiting.isEmpty()) {
            Queued first = waiting.getFirst();
            Path folder = first.folder().orElseGet(() -> runs.folder(first));
            training.set(Optional.of(first.begun(folder)));
            waiting.removeFirst();
            runs.begins(first, folder);
            if (first.folder().isPresent()) {
                session.resumeFrom(first.project(), folder);
            } else {
                session.start(first.project(), folder);
            }
        }
    }

    /// Begins nothing any more: its window closes.
    public void end() {
        ended = true;
    }

    /// Moves some of them by one place, all together, as far as there are some.
    ///
    /// @param places in ascending order
    /// @return where they are now
    public List<Integer> move(List<Integer> places, int by) {
        if (places.isEmpty() || places.getFirst() + by < 0 || places.getLast() + by >= waiting.size()) {
            return places;
        }
        var order = new ArrayList<>(waiting);
        for (int place : by > 0 ? places.reversed() : places) {
            order.add(place + by, order.remove(place));
        }
        waiting.setAll(order);
        return places.stream().map(place -> place + by).toList();
    }

    /// Takes some of them out.
    ///
    /// @param places in any order
    public void remove(List<Integer> places) {
        var left = new ArrayList<Queued>();
        for (int i = 0; i < waiting.size(); i++) {
            if (!places.contains(i)) {
                left.add(waiting.get(i));
            }
        }
        waiting.setAll(left);
    }

    /// Puts another version in the place of one of them.
    public void replace(Queued one, Queued other) {
        int place = waiting.indexOf(one);
        if (place >= 0) {
            waiting.set(place, other);
        }
    }

    /// Those that wait, the next one first.
    public ObservableList<Queued> waiting() {
        return seen;
    }

    /// What of the queue is trained now, with its folder.
    public ReadOnlyObjectProperty<Optional<Queued>> trainingProperty() {
        return training.getReadOnlyProperty();
    }

    /// Whether they wait until somebody lets them go.
    public BooleanProperty heldProperty() {
        return held;
    }

    /// Whether some waited in another window, and nobody has let them go in this one.
    public ReadOnlyBooleanProperty restoredProperty() {
        return restored.getReadOnlyProperty();
    }
}
