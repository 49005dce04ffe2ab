package studio.lipschitz.ui.workspace;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.TrainingEvent.EarlyStopped;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// What panels watch of a training. Only [TrainingSession] writes it.
public abstract sealed class ObservedRun permits TrainingSession {
    final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    final ReadOnlyObjectWrapper<TrainingProgress> progress = new ReadOnlyObjectWrapper<>(TrainingProgress.NONE);
    final ReadOnlyObjectWrapper<Optional<Project>> trained = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Path>> runFolder = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<OptionalInt> resumeEpoch = new ReadOnlyObjectWrapper<>(OptionalInt.empty());
    final ReadOnlyBooleanWrapper pausing = new ReadOnlyBooleanWrapper();
    final ReadOnlyStringWrapper device = new ReadOnlyStringWrapper("");
    final ReadOnlyStringWrapper download = new ReadOnlyStringWrapper("");
    final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    final ReadOnlyIntegerWrapper smallerBatch = new ReadOnlyIntegerWrapper();
    final ReadOnlyObjectWrapper<Optional<EarlyStopped>> early = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    ObservedRun() {}

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public State state() {
        return state.get();
    }

    /// Whether a pause was asked for that has not come.
    public ReadOnlyBooleanProperty pausingProperty() {
        return pausing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<TrainingProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// The version of the document that is or was trained.
    public ReadOnlyObjectProperty<Optional<Project>> trainedProperty() {
        return trained.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Path>> runFolderProperty() {
        return runFolder.getReadOnlyProperty();
    }

    /// The epoch from which a failed or stopped run can go on; empty where there is nothing to go on from.
    public ReadOnlyObjectProperty<OptionalInt> resumeEpochProperty() {
        return resumeEpoch.getReadOnlyProperty();
    }

    /// What it runs on, in words; empty before it is known.
    public ReadOnlyStringProperty deviceProperty() {
        return device.getReadOnlyProperty();
    }

    /// How far a download of the data is; empty otherwise.
    public ReadOnlyStringProperty downloadProperty() {
        return download.getReadOnlyProperty();
    }

    /// Why it failed, in one sentence; empty otherwise.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// A batch that may fit where a run failed for want of memory; 0 otherwise.
    public ReadOnlyIntegerProperty smallerBatchProperty() {
        return smallerBatch.getReadOnlyProperty();
    }

    /// Why a run ended before its last epoch, where its plan had it so; empty otherwise.
    public ReadOnlyObjectProperty<Optional<EarlyStopped>> earlyProperty() {
        return early.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }
}
