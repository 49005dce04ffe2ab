package studio.lipschitz.ui.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.Plane;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.EarlyStopped;
import studio.lipschitz.ui.fx.Paced;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.TrainingJob;
import studio.lipschitz.worker.Worker;

/// One training at a time, as the window sees it: its state, how far it is, its curves, what went wrong. FX thread only.
///
/// It trains the version of the document that it was started with. The worker's events wait in a bounded queue that is emptied four times a second, and at once for what is no figure.
public final class TrainingSession extends ObservedRun implements AutoCloseable {
    private static final int STEPS_WAITING = 4096;
    private static final int EVENTS_AT_ONCE = 512;

    /// What follows from figures is laid out and put on screen: whoever reads them would not notice if it were more often, a training beside it would.
    private static final Duration PACE = Duration.ofMillis(250);

    private final Worker worker;
    private final Executor launcher;
    private final Paced paced;
    private final LongSupplier nanos;
    private final TrainingMetrics metrics = new TrainingMetrics();
    private final LayerMarks marks = new LayerMarks();
    private final RunChanges changes = new RunChanges(command -> tell(command));

    private TrainingEventQueue queue;
    private JobHandle job = new JobHandle();
    private RunClock clock;
    private boolean rewinds;
    private Optional<Plane> plane = Optional.empty();
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
        this(worker, launcher, drain -> Paced.of(PACE, drain), System::nanoTime);
    }

    /// @param pace of what empties the queue
    /// @param nanos the time, in nanoseconds from any origin
    TrainingSession(Worker worker, Executor launcher, Function<Runnable, Paced> pace, LongSupplier nanos) {
        this.worker = worker;
        this.nanos = nanos;
        this.launcher = launcher;
        clock = new RunClock(nanos, TrainingProgress.NONE, 1, metrics.paces());
        paced = pace.apply(this::drain);
        queue = new TrainingEventQueue(STEPS_WAITING, paced);
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
        clock = new RunClock(nanos, progress.get(), project.plan().batch(), metrics.paces());
        marks.begin(project);
        trained.set(Optional.of(project));
        runFolder.set(Optional.of(folder));
        resumeEpoch.set(OptionalInt.empty());
        pausing.set(false);
        message.set("");
        smallerBatch.set(0);
        device.set("");
        early.set(Optional.empty());
        rewinds = resume;
        var mine = new TrainingEventQueue(STEPS_WAITING, paced);
        queue = mine;
        var handle = new JobHandle();
        job = handle;
        AtomicReference<List<TrainingEvent>> told = new AtomicReference<>(List.of());
        past = told;
        version.set(version.get() + 1);
        state.set(State.STARTING);
        TrainRequest request = new TrainRequest(project, folder, resume).withBoundary().within(plane);
        launcher.execute(
                () -> handle.start(worker, request, mine, resume && !sameRun, told::set));
    }

    /// From the next start on, the decision of a network of two inputs is told over this part of the plane; empty: around its data.
    public void lookAt(Optional<Plane> part) {
        plane = part;
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

    /// Forgets the run in `folder`, which has ended and whose folder is gone; another one stays.
    public void forget(Path folder) {
        if (state.get().active() || runFolder.get().filter(folder::equals).isEmpty()) {
            return;
        }
        metrics.clear();
        progress.set(TrainingProgress.NONE);
        trained.set(Optional.empty());
        runFolder.set(Optional.empty());
        resumeEpoch.set(OptionalInt.empty());
        early.set(Optional.empty());
        message.set("");
        smallerBatch.set(0);
        state.set(State.IDLE);
        version.set(version.get() + 1);
    }

    private void tell(Consumer<TrainingJob> command) {
        if (state.get() == State.RUNNING || state.get() == State.PAUSED) {
            job.tell(command);
        }
    }

    @Override
    public void close() { // with the window: the worker does not outlive it
        kill();
        paced.stop();
    }

    void drain() {
        var batch = queue.take(EVENTS_AT_ONCE);
        if (!batch.isEmpty()) {
            batch.forEach(this::accept);
            marks.update(metrics);
            progress.set(clock.progress());
            version.set(version.get() + 1);
        }
        if (!queue.isEmpty()) {
            paced.next();
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
            case TrainingEvent.Changed changed -> {
                metrics.add(changed);
                clock.change(changed);
                trained.set(trained.get().map(project -> project.withPlan(changed.plan())));
                changes.begin(changed.plan());
            }
            case TrainingEvent.ChangeRefused refused -> changes.refused(refused);
            case EarlyStopped stopped -> early.set(Optional.of(stopped));
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
            case TrainingEvent.Failed failed -> {
                boolean refused = state.get() == State.STARTING && !rewinds;
                smallerBatch.set(failed.batch());
                if (refused) {
                    runFolder.set(Optional.empty()); // it never began, and left none; whoever hears of the end knows
                }
                end(State.FAILED, failed.reason());
            }
        }
    }

    private void accept(TrainingEvent.Started started) {
        download.set("");
        runFolder.set(Optional.of(Path.of(started.run())));
        device.set(started.device());
        past.getAndSet(List.of()).forEach(metrics::recall);
        metrics.begin(started.stepsPerEpoch(), started.trainSamples());
        clock.start(started);
        changes.begin(trained.get().orElseThrow().plan());
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
        changes.end();
        state.set(how);
    }

    /// Of the plan in mid-run.
    public RunChanges changes() {
        return changes;
    }

    /// Who trains here, and may be asked of what was trained.
    public Worker worker() {
        return worker;
    }

    /// The curves. They change whenever [#versionProperty] does.
    public TrainingMetrics metrics() {
        return metrics;
    }

    public LayerMarks marks() {
        return marks;
    }
}
