package studio.lipschitz.ui.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.Worker;

/// One training at a time, as the window sees it: its state, how far it is, its curves, what went wrong. FX thread only.
///
/// It trains the version of the document that it was started with. The worker's events wait in a bounded queue that is emptied once a frame.
public final class TrainingSession implements AutoCloseable {
    private static final int STEPS_WAITING = 4096;
    private static final int EVENTS_A_FRAME = 512;

    private final Worker worker;
    private final Executor launcher;
    private final Ticker ticker;
    private final LongSupplier nanos;
    private final TrainingMetrics metrics = new TrainingMetrics();
    private final LayerMarks marks = new LayerMarks();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<TrainingProgress> progress = new ReadOnlyObjectWrapper<>(TrainingProgress.NONE);
    private final ReadOnlyObjectWrapper<Optional<Project>> trained = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> runFolder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<OptionalInt> resumeEpoch = new ReadOnlyObjectWrapper<>(OptionalInt.empty());
    private final ReadOnlyBooleanWrapper pausing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper device = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper download = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    private TrainingEventQueue queue = new TrainingEventQueue(STEPS_WAITING);
    private JobHandle job = new JobHandle();
    private RunClock clock;
    private boolean rewinds;
    private AtomicReference<List<TrainingEvent>> past = new AtomicReference<>(List.of()); // what was told of the run before this session

    public enum State {
        IDLE, STARTING, RUNNING, PAUSED, STOPPING, FINISHED, STOPPED, FAILED;

        /// Whether a worker is at it.
        public boolean active() {
            return this == STARTING || this == RUNNING || this == PAUSED || this == STOPPING;
        }
    }

    public TrainingSession(Worker worker) {
        this(worker, command -> Thread.ofPlatform().daemon().name("training-start").start(command)); // it takes longer than a frame
    }

    /// @param launcher runs what may block
    public TrainingSession(Worker worker, Executor launcher) {
        this(worker, launcher, Ticker::frames, System::nanoTime);
    }

    /// @param ticker makes the clock that empties the queue
    /// @param nanos the time, in nanoseconds from any origin
    TrainingSession(Worker worker, Executor launcher, Function<Runnable, Ticker> ticker, LongSupplier nanos) {
        this.worker = worker;
        this.nanos = nanos;
        this.launcher = launcher;
        clock = new RunClock(nanos, TrainingProgress.NONE, 1);
        this.ticker = ticker.apply(this::drain);
    }

    /// Trains `project` anew into `folder`.
    ///
    /// @throws IllegalStateException if a training goes on
    public void start(Project project, Path folder) {
        launch(project, folder, false);
    }

    /// Goes on from the last checkpoint in `folder`, after a failure or a stop.
    ///
    /// @throws IllegalStateException if a training goes on
    public void resumeFrom(Project project, Path folder) {
        launch(project, folder, true);
    }

    /// [#resumeFrom] for the run that ended here, with the version of the document that it trained.
    public void resume() {
        resumeFrom(trained.get().orElseThrow(), runFolder.get().orElseThrow());
    }

    private void launch(Project project, Path folder, boolean resume) {
        if (state.get().active()) {
            throw new IllegalStateException("a training goes on");
        }
        boolean sameRun = resume && runFolder.get().filter(folder::equals).isPresent();
        if (!sameRun) {
            metrics.clear();
            progress.set(TrainingProgress.NONE);
        }
        clock = new RunClock(nanos, progress.get(), project.plan().batch());
        marks.begin(project);
        trained.set(Optional.of(project));
        runFolder.set(Optional.of(folder));
        resumeEpoch.set(OptionalInt.empty());
        pausing.set(false);
        message.set("");
        device.set("");
        rewinds = resume;
        var mine = new TrainingEventQueue(STEPS_WAITING);
        queue = mine;
        var handle = new JobHandle();
        job = handle;
        AtomicReference<List<TrainingEvent>> told = new AtomicReference<>(List.of());
        past = told;
        version.set(version.get() + 1);
        state.set(State.STARTING);
        ticker.start();
        launcher.execute(
                () -> handle.start(worker, new TrainRequest(project, folder, resume).withBoundary(), mine, resume && !sameRun, told::set));
    }

    /// Asks for a pause after the present step.
    public void pause() {
        if (state.get() == State.RUNNING && !pausing.get()) {
            pausing.set(true);
            job.tell(TrainingJob::pause);
        }
    }

    /// Goes on after a pause.
    public void continueTraining() {
        if (state.get() == State.PAUSED || pausing.get()) {
            pausing.set(false);
            job.tell(TrainingJob::resume);
        }
    }

    /// Asks it to keep a checkpoint and end.
    public void stop() {
        if (state.get().active() && state.get() != State.STOPPING) {
            state.set(State.STOPPING);
            pausing.set(false);
            job.tell(TrainingJob::stop);
        }
    }

    /// Ends the worker at once; its last checkpoint stays.
    public void kill() {
        if (state.get().active()) {
            job.tell(TrainingJob::kill);
        }
    }

    @Override
    public void close() { // with the window: the worker does not outlive it
        kill();
        ticker.stop();
    }

    void drain() { // once a frame
        var batch = queue.take(EVENTS_A_FRAME);
        if (!batch.isEmpty()) {
            batch.forEach(this::accept);
            marks.update(metrics);
            progress.set(clock.progress());
            version.set(version.get() + 1);
        }
        if (!state.get().active() && queue.isEmpty()) {
            ticker.stop();
        }
    }

    private void accept(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Downloading file -> download.set(RunClock.text(file));
            case TrainingEvent.Started started -> accept(started);
            case TrainingEvent.StepDone step -> {
                if (rewinds) { // the checkpoint may be of the last epoch or, after a stop, of the very step: the first step tells
                    metrics.rewindBefore(step);
                    rewinds = false;
                }
                metrics.add(step);
                clock.step(step);
            }
            case TrainingEvent.EpochDone epoch -> {
                metrics.add(epoch);
                clock.epoch(epoch.epoch());
            }
            case TrainingEvent.BoundaryMoved boundary -> metrics.add(boundary);
            case TrainingEvent.Paused _ -> {
                pausing.set(false);
                clock.pause();
                turn(State.RUNNING, State.PAUSED);
            }
            case TrainingEvent.Resumed _ -> {
                clock.goOn();
                turn(State.PAUSED, State.RUNNING);
            }
            case TrainingEvent.Finished finished -> end(finished.stopped() ? State.STOPPED : State.FINISHED, "");
            case TrainingEvent.Failed failed -> end(State.FAILED, failed.reason());
        }
    }

    private void accept(TrainingEvent.Started started) {
        download.set("");
        runFolder.set(Optional.of(Path.of(started.run())));
        device.set(started.device());
        metrics.begin(started.stepsPerEpoch(), started.trainSamples());
        past.getAndSet(List.of()).forEach(metrics::recall);
        clock.start(started);
        turn(State.STARTING, State.RUNNING);
    }

    private void turn(State from, State to) {
        if (state.get() == from) {
            state.set(to);
        }
    }

    private void end(State how, String why) {
        download.set("");
        pausing.set(false);
        message.set(why);
        int done = metrics.latestEpoch().map(TrainingEvent.EpochDone::epoch).orElse(0);
        resumeEpoch.set(how == State.FINISHED ? OptionalInt.empty() : clock.goesOnFrom(done, how == State.STOPPED));
        clock.end();
        state.set(how);
    }

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

    /// The curves. They change whenever [#versionProperty] does.
    public TrainingMetrics metrics() {
        return metrics;
    }

    public LayerMarks marks() {
        return marks;
    }

    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }
}
