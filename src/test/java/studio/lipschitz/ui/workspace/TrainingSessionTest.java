package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.lipschitz.Standing;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.Failed;
import studio.lipschitz.training.TrainingEvent.Finished;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.Paused;
import studio.lipschitz.training.TrainingEvent.Resumed;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.workspace.TrainingSession.State;

class TrainingSessionTest {
    private static final Path RUN = Path.of("runs", "digits");
    private static final int STEPS = 10;

    private final ScriptedWorker worker = new ScriptedWorker();
    private final List<Runnable> launches = new ArrayList<>();
    private boolean ticking;
    private long now;
    private final TrainingSession session = new TrainingSession(worker, Runnable::run, this::ticker, () -> now);

    private Ticker ticker(Runnable perFrame) {
        return new Ticker() {
            @Override
            public void start() {
                ticking = true;
            }

            @Override
            public void stop() {
                ticking = false;
            }
        };
    }

    private void tell(TrainingEvent... events) {
        worker.tell(events);
        session.drain();
    }

    private static Started started(int firstEpoch) {
        return new Started(RUN.toString(), "CPU (2 threads)", 100, 1280, 100, 5, STEPS, firstEpoch);
    }

    private StepDone step(int number) {
        now = number * 1_000_000_000L;
        return new StepDone(number, (number - 1) / STEPS + 1, 1.0 / number, 1e-3, number, List.of(new LayerNorm("a", 1.002, 0.98, 0.9)));
    }

    private static EpochDone epoch(int number) {
        return new EpochDone(number, 0, 0.5, 0.9, 1, 0.8, 0.5, 1, 1, List.of(new LayerNorm("a", 1.001, 0.99, 0.9)));
    }

    private void steps(int from, int to) {
        for (int i = from; i <= to; i++) {
            tell(step(i));
            if (i % STEPS == 0) {
                tell(epoch(i / STEPS));
            }
        }
    }

    private void startRunning() {
        session.start(Project.EMPTY, RUN);
        tell(started(1));
    }

    @Test
    void aRunGoesFromStartingOverRunningToFinished() {
        var seen = new ArrayList<State>();
        session.stateProperty().addListener((_, _, state) -> seen.add(state));
        startRunning();
        steps(1, 50);
        tell(new Finished(RUN.toString(), false));
        assertEquals(List.of(State.STARTING, State.RUNNING, State.FINISHED), seen);
        assertEquals("CPU (2 threads)", session.deviceProperty().get());
        assertEquals(1, session.progressProperty().get().fraction());
        assertEquals(OptionalInt.empty(), session.resumeEpochProperty().get());
        assertFalse(ticking, "the window rests once all is told");
    }

    @Test
    void progressTellsEpochStepAndTimeLeft() {
        startRunning();
        steps(1, 14);
        assertEquals("epoch 2 of 5 · step 14 of 50 · 36 s left", session.progressProperty().get().text());
        assertEquals(128, session.progressProperty().get().samplesPerSecond().orElseThrow(), 1e-6);
    }

    @Test
    void aDownloadBeforeTheRunIsToldAndForgotten() {
        session.start(Project.EMPTY, RUN);
        tell(new TrainingEvent.Downloading("train-images-idx3-ubyte.gz", 3_200_000, 9_912_422));
        assertEquals(State.STARTING, session.state());
        assertEquals("Downloading train-images-idx3-ubyte.gz: 3.2 of 9.9 MB", session.downloadProperty().get());
        tell(started(1));
        assertEquals("", session.downloadProperty().get());
        assertEquals(State.RUNNING, session.state());
    }

    @Test
    void aPauseIsAskedForAndShownWhenItComes() {
        startRunning();
        session.pause();
        assertTrue(session.pausingProperty().get());
        assertEquals(State.RUNNING, session.state());
        tell(new Paused());
        assertEquals(State.PAUSED, session.state());
        session.continueTraining();
        tell(new Resumed());
        assertEquals(State.RUNNING, session.state());
        assertEquals(List.of("pause", "resume"), worker.asked);
    }

    @Test
    void aPauseDoesNotCountAsTimeOfTheSteps() {
        startRunning();
        steps(1, 9);
        tell(new Paused());
        long pause = 500_000_000_000L;
        now += pause;
        tell(new Resumed());
        for (int i = 10; i <= 14; i++) {
            StepDone step = step(i);
            now += pause;
            tell(step);
        }
        assertEquals(36, session.progressProperty().get().secondsLeft().orElseThrow(), 1);
    }

    @Test
    void stoppingKeepsTheRunResumable() {
        startRunning();
        steps(1, 14);
        session.stop();
        assertEquals(State.STOPPING, session.state());
        session.stop();
        tell(new Finished(RUN.toString(), true));
        assertEquals(State.STOPPED, session.state());
        assertEquals(List.of("stop"), worker.asked, "asked once");
        assertEquals(OptionalInt.of(2), session.resumeEpochProperty().get());
    }

    @Test
    void aKilledWorkerSaysWhyAndGoesOnFromItsLastEpoch() {
        var project = Project.EMPTY.withPlan(Project.EMPTY.plan().withEpochs(5));
        session.start(project, RUN);
        tell(started(1));
        steps(1, 25);
        tell(new Failed("The worker process was killed."));
        assertEquals(State.FAILED, session.state());
        assertEquals("The worker process was killed.", session.messageProperty().get());
        assertEquals(OptionalInt.of(3), session.resumeEpochProperty().get());

        session.resume();
        assertSame(project, worker.requests.getLast().project());
        assertTrue(worker.requests.getLast().resume());
        assertEquals("", session.messageProperty().get());
        tell(started(3));
        tell(step(21));
        assertEquals(21, session.metrics().loss().size(), "steps that are done again are drawn once");
        assertEquals(2, session.metrics().accuracy().size());
        assertEquals(21, session.progressProperty().get().step());
    }

    @Test
    void aRunStoppedWithinAnEpochKeepsItsStepsWhenItGoesOn() {
        startRunning();
        steps(1, 14);
        session.stop();
        tell(new Finished(RUN.toString(), true));
        session.resume();
        tell(started(2));
        tell(step(15));
        assertEquals(15, session.metrics().loss().size());
    }

    @Test
    void aRunOfAnEarlierSessionGoesOnWithItsCurves(@TempDir Path folder) throws Exception {
        var run = new RunFolder(folder);
        run.append(started(1));
        for (int i = 1; i <= 25; i++) {
            run.append(step(i));
            if (i % STEPS == 0) {
                run.append(epoch(i / STEPS));
            }
        }
        session.resumeFrom(Project.EMPTY, folder);
        tell(started(3));
        assertEquals(25, session.metrics().loss().size());
        assertEquals(2, session.metrics().accuracy().size());
        tell(step(21));
        assertEquals(21, session.metrics().loss().size(), "steps that are done again are drawn once");
        assertEquals(0.1, session.metrics().firstX());
        tell(new Failed("gone"));
        assertEquals(OptionalInt.of(3), session.resumeEpochProperty().get());
    }

    @Test
    void aFailureBeforeTheFirstCheckpointOffersNoResume() {
        startRunning();
        steps(1, 5);
        tell(new Failed("The worker process was killed."));
        assertEquals(OptionalInt.empty(), session.resumeEpochProperty().get());
    }

    @Test
    void aWorkerThatCannotBeStartedFailsWithItsSentence() {
        worker.refuse("The worker process cannot be started; check that memory is free.");
        session.start(Project.EMPTY, RUN);
        session.drain();
        assertEquals(State.FAILED, session.state());
        assertEquals("The worker process cannot be started; check that memory is free.", session.messageProperty().get());
    }

    @Test
    void stopAskedWhileTheWorkerStartsReachesItOnceItIsThere() {
        var slow = new TrainingSession(worker, launches::add, this::ticker, () -> now);
        slow.start(Project.EMPTY, RUN);
        slow.stop();
        assertEquals(List.of(), worker.asked);
        launches.getFirst().run();
        assertEquals(List.of("stop"), worker.asked);
    }

    @Test
    void whatTheRunBeforeStillTellsIsNotHeard() {
        startRunning();
        steps(1, 14);
        tell(new Failed("gone"));
        var before = new ScriptedWorker[] {worker};
        session.start(Project.EMPTY, RUN.resolveSibling("other"));
        assertEquals(0, session.metrics().loss().size(), "a new run starts with empty curves");
        assertEquals(2, before[0].requests.size());
        session.drain();
        assertEquals(State.STARTING, session.state());
    }

    @Test
    void twoTrainingsAtATimeAreRefused() {
        startRunning();
        assertThrows(IllegalStateException.class, () -> session.start(Project.EMPTY, RUN));
    }

    @Test
    void closingTheWindowEndsTheWorker() {
        startRunning();
        session.close();
        assertEquals(List.of("kill"), worker.asked);
        assertFalse(ticking);
    }

    @Test
    void readingsBetweenEpochsCarryABracketAndTheSmallestSingularValue() {
        startRunning();
        steps(1, 3);
        var layer = session.metrics().layers().getFirst();
        assertEquals(3, layer.lower().size());
        assertEquals(1.002, layer.upper().lastY());
        assertEquals(0.9, layer.smallest().lastY());
        steps(4, 10);
        assertEquals(1.001, layer.upper().lastY());
    }

    @Test
    void aReadingWithoutABoundAsEarlierRunsHaveItIsPassedOver() {
        startRunning();
        tell(new StepDone(1, 1, 1, 1e-3, 1, List.of(new LayerNorm("a", Double.NaN, 0.98, Double.NaN))));
        assertEquals(List.of(), session.metrics().layers());
    }

    @Test
    void layersThatDoNotKeepToTheirConstantAreMarked() {
        session.start(Project.EMPTY.withNetwork(Network.chain(Input.DEFAULT, SpectralLinear.DEFAULT)), RUN);
        tell(started(1));
        String id = session.trainedProperty().get().orElseThrow().network().nodes().stream().skip(1).findFirst().orElseThrow().id();
        assertEquals(1, session.marks().constant(id).orElseThrow());
        tell(reading(1, id, 1));
        assertEquals(Map.of(), session.marks().marksProperty().get());
        tell(reading(2, id, Math.nextUp(1.0)));
        assertEquals(Standing.UNSAFE, mark(id).standing());
        tell(reading(3, id, 0.7));
        assertEquals(Standing.WASTEFUL, mark(id).standing());
        assertEquals(0.7, mark(id).upper());
        tell(reading(4, id, 0.95));
        assertEquals(Map.of(), session.marks().marksProperty().get());
        tell(new EpochDone(1, 0, 0.5, 0.9, 1, 0.8, 0.5, 1, 1, List.of(new LayerNorm(id, 0.8, 0.7, 0.7))));
        tell(reading(5, id, 0.95));
        assertEquals(Standing.WASTEFUL, mark(id).standing(), "the tighter bound of the epoch tells of waste");
    }

    private static StepDone reading(int step, String id, double upper) {
        return new StepDone(step, 1, 1, 1e-3, step, List.of(new LayerNorm(id, upper, 0.5, 0.5)));
    }

    private LayerMarks.Mark mark(String id) {
        return java.util.Objects.requireNonNull(session.marks().marksProperty().get().get(id));
    }

    @Test
    void aLossThatIsNoNumberIsNotedWithItsStep() {
        startRunning();
        steps(1, 3);
        tell(new StepDone(4, 1, Double.POSITIVE_INFINITY, 1e-3, 4, List.of()));
        tell(new StepDone(5, 1, Double.NaN, 1e-3, 5, List.of()));
        tell(new StepDone(6, 1, 0.5, 1e-3, 6, List.of()));
        assertEquals(4, session.metrics().firstBadStep().orElseThrow());
        assertTrue(Double.isFinite(session.metrics().smoothedLoss().lastY()), "the mean recovers");
    }
}
