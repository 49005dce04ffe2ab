package studio.lipschitz.ui.workspace;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import studio.lipschitz.training.PlanChange;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.Change;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.worker.TrainingJob;

/// Changes of the plan of the run that goes on: what would change, what was asked for, what was refused. FX thread only.
public final class RunChanges {
    private final Consumer<Consumer<TrainingJob>> job;
    private final ReadOnlyObjectWrapper<Optional<TrainingPlan>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");

    /// @param job tells the job something
    RunChanges(Consumer<Consumer<TrainingJob>> job) {
        this.job = job;
    }

    /// What asking for `wanted` would change.
    public List<Change> between(TrainingPlan wanted) {
        return running.get().map(plan -> PlanChange.between(plan, PlanChange.applied(plan, wanted))).orElse(List.of());
    }

    /// Why the run cannot go on with `wanted`, in one sentence; empty if it can.
    ///
    /// @param epoch the one that is being trained
    public String refusal(TrainingPlan wanted, int epoch) {
        return running.get().flatMap(plan -> PlanChange.refusal(plan, wanted, epoch)).orElse("");
    }

    /// Asks the worker to go on with `wanted`.
    public void ask(TrainingPlan wanted) {
        if (running.get().isPresent()) {
            refusal.set("");
            waiting.set(true);
            job.accept(its -> its.change(wanted));
        }
    }

    /// A run goes on with `plan`.
    void begin(TrainingPlan plan) {
        refusal.set("");
        waiting.set(false);
        running.set(Optional.of(plan));
    }

    void end() {
        waiting.set(false);
        running.set(Optional.empty());
    }

    void refused(TrainingEvent.ChangeRefused event) {
        waiting.set(false);
        refusal.set(event.reason());
    }

    /// The plan of the run that goes on; empty while none does.
    public ReadOnlyObjectProperty<Optional<TrainingPlan>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether a change was asked for that the worker has not answered.
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// What the worker refused last, in one sentence; empty otherwise.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }
}
