package studio.lipschitz.ui.workspace;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import studio.lipschitz.text.Texts;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.StepDone;

/// How far a run is and how fast, from what its worker tells.
final class RunClock {
    private final LongSupplier nanos;
    private final Paces paces;
    private int batch;
    private int nextBatch;
    private int nextFrom;
    private final TimeLeft timeLeft = new TimeLeft();
    private final TimeLeft stepPace = new TimeLeft();
    private long pausedSince;
    private long pausedNanos;
    private TrainingProgress latest;

    /// @param nanos the time, in nanoseconds from any origin
    /// @param before what a run that is resumed had reached
    /// @param batch samples a step
    /// @param paces how many steps the run's epochs have, kept up to date by another
    RunClock(LongSupplier nanos, TrainingProgress before, int batch, Paces paces) {
        this.nanos = nanos;
        this.latest = before;
        this.batch = batch;
        this.nextBatch = batch;
        this.paces = paces;
    }

    TrainingProgress progress() {
        return latest;
    }

    void start(TrainingEvent.Started started) {
        long steps = paces.step(started.epochs());
        long done = paces.step(started.firstEpoch() - 1);
        latest = new TrainingProgress(
                started.firstEpoch(), started.epochs(), done, steps, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /// What is left is told by the clock, as validation and checkpoints take their time too; the pace by the steps alone.
    void step(StepDone step) {
        batch = step.epoch() >= nextFrom ? nextBatch : batch;
        timeLeft.step(step.step(), step.epoch(), (nanos.getAsLong() - pausedNanos) / 1e9);
        stepPace.step(step.step(), step.epoch(), step.seconds());
        advance(step.step(), step.epoch());
    }

    void epoch(int epoch) {
        advance(latest.step(), epoch);
    }

    /// The run has other epochs before it.
    void change(TrainingEvent.Changed changed) {
        nextBatch = changed.plan().batch();
        nextFrom = changed.paceFrom();
        int epochs = changed.plan().epochs();
        latest = new TrainingProgress(
                latest.epoch(), epochs, latest.step(), paces.step(epochs), latest.secondsLeft(), latest.samplesPerSecond());
    }

    void pause() {
        pausedSince = nanos.getAsLong();
    }

    void goOn() {
        pausedNanos += nanos.getAsLong() - pausedSince;
    }

    void end() {
        latest = latest.ended();
    }

    /// `Downloading train-images.gz: 3.2 of 9.9 MB`
    static String text(TrainingEvent.Downloading file) {
        return Texts.text("workspace.downloading", file.file(), file.done() / 1e6, file.total() / 1e6);
    }

    private void advance(long step, int epoch) {
        TrainingProgress before = latest;
        OptionalDouble pace = stepPace.stepsPerSecond();
        latest = new TrainingProgress(
                epoch,
                before.epochs(),
                step,
                before.steps(),
                timeLeft.secondsFor(before.steps() - step),
                pace.isPresent() ? OptionalDouble.of(pace.getAsDouble() * batch) : OptionalDouble.empty());
    }

    /// The epoch from which the run can go on: a worker keeps a checkpoint at each epoch's end and when it is stopped.
    ///
    /// @param done epochs that have ended
    OptionalInt goesOnFrom(int done, boolean stopped) {
        boolean kept = done >= 1 || (stopped && progress().step() > 0);
        return kept && done < progress().epochs() ? OptionalInt.of(done + 1) : OptionalInt.empty();
    }
}
