package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.Failed;
import studio.lipschitz.training.TrainingEvent.Finished;
import studio.lipschitz.training.TrainingEvent.Paused;
import studio.lipschitz.training.TrainingEvent.Resumed;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.workspace.TrainingSession.State;

class TrainingSessionTest extends ScriptedSessionTest {

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
        assertEquals(List.of("next"), asked.subList(asked.size() - 1, asked.size()), "the end does not wait for the pace of figures");
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
        var slow = new TrainingSession(worker, launches::add, this::pace, () -> now);
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
        assertEquals("stop", asked.getLast());
    }
}
