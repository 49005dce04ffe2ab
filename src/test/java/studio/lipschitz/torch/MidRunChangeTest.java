package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.HingeMarginLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Schedule;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.Change;
import studio.lipschitz.training.TrainingEvent.ChangeRefused;
import studio.lipschitz.training.TrainingEvent.Changed;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.training.TrainingPlan;

class MidRunChangeTest {
    private static final TrainingPlan BEFORE = Networks.moonsPlan(3);
    private static final TrainingPlan AFTER = BEFORE.withLr(0.002).withBatch(50).withEpochs(4).withLoss(new HKRLoss(3, 0.5))
            .withEpsilon(0.2);
    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir private Path folder;

    @Test
    void aChangeHoldsFromTheNextStepAndTheBatchFromTheNextEpoch() throws Exception {
        var run = run("run");
        train(run, BEFORE, false, AFTER, NEVER);
        List<TrainingEvent> events = run.events();
        Changed changed = changes(events).getFirst();
        int samples = assertInstanceOf(TrainingEvent.Started.class, events.getFirst()).trainSamples();
        int steps = Math.ceilDiv(samples, 96);
        assertEquals(
                List.of(
                        new Change("epochs", "3", "4"), new Change("batch", "96", "50"), new Change("lr", "0.01", "0.002"),
                        new Change("alpha", "10", "3"), new Change("min_margin", "1", "0.5"), new Change("epsilon", "0.1", "0.2")),
                changed.changes());
        assertEquals(new Changed(1, 1, changed.changes(), AFTER, Math.ceilDiv(samples, 50), 2), changed);
        assertEquals(AFTER, run.facts().orElseThrow().plan());
        assertEquals(4, Networks.epochs(events).size());
        for (StepDone step : steps(events)) {
            assertEquals(step.step() == 1 ? 0.01 : 0.002, step.learningRate(), step::toString);
            assertEquals(step.step() <= steps ? 1 : (int) ((step.step() - steps - 1) / Math.ceilDiv(samples, 50)) + 2, step.epoch());
        }
        assertEquals(steps + 3 * Math.ceilDiv(samples, 50), steps(events).getLast().step(), "every epoch sees every sample once");
    }

    @Test
    void aChangedRunThatBrokeOffIsTheUninterruptedRunBitForBit() throws Exception {
        for (String schedule : List.of("Constant", "cosine", "ReduceLROnPlateau:patience=0,threshold=0.5")) {
            TrainingPlan before = BEFORE.withSchedule(Schedule.CATALOGUE.parse(schedule));
            TrainingPlan after = AFTER.withSchedule(before.schedule());
            var straight = run("straight " + schedule);
            train(straight, before, false, after, NEVER);
            var broken = run("broken " + schedule);
            assertThrows(Crash.class, () -> train(broken, before, false, after, 1)); // in the epoch of the change
            assertEquals(1, changes(broken.events()).size());
            assertThrows(Crash.class, () -> train(broken, after, true, after, 2)); // in the first with the new batch
            train(broken, after, true, after, NEVER);
            SameRun.assertSame(straight, broken);
            assertEquals(changes(straight.events()), changes(broken.events()));
        }
    }

    @Test
    void aChangeOfWhichTheCheckpointKnowsNothingIsForgotten() throws Exception {
        var run = run("run");
        train(run, BEFORE, false, BEFORE, NEVER);
        long step = steps(run.events()).getLast().step();
        run.append(new Changed(step, 4, List.of(new Change("lr", "0.01", "0.002")), AFTER, 1, 4)); // power went before the checkpoint came
        train(run, BEFORE.withEpochs(4), true, BEFORE.withEpochs(4), NEVER);
        assertTrue(changes(run.events()).isEmpty());
        var straight = run("straight");
        train(straight, BEFORE.withEpochs(4), false, BEFORE.withEpochs(4), NEVER);
        SameRun.assertSame(straight, run);
    }

    @Test
    void theCheckpointsPlanCountsWherePowerWentBeforeRunJsonWasWritten() throws Exception {
        var straight = run("straight");
        train(straight, BEFORE, false, AFTER, NEVER);
        var run = run("run");
        assertThrows(Crash.class, () -> train(run, BEFORE, false, AFTER, 1));
        run.write(run.facts().orElseThrow().withPlan(BEFORE));
        train(run, BEFORE, true, AFTER, NEVER);
        SameRun.assertSame(straight, run);
    }

    @Test
    void anotherLossFewerEpochsAndNothingAreRefusedAndTheRunGoesOn() throws Exception {
        for (TrainingPlan wanted : List.of(BEFORE.withLoss(HingeMarginLoss.DEFAULT), BEFORE.withSeed(77))) {
            var told = new ArrayList<TrainingEvent>();
            var control = new TrainingControl();
            control.change(wanted);
            new Trainer(Networks.moons(), BEFORE, run("run " + wanted.seed()), false, control, told::add).train();
            String reason = told.stream().filter(ChangeRefused.class::isInstance).map(e -> ((ChangeRefused) e).reason()).findFirst()
                    .orElseThrow();
            assertTrue(reason.startsWith(wanted.seed() == 77 ? "Nothing of this plan" : "The run trains with HKRLoss"), reason);
            assertEquals(3, Networks.epochs(told).size());
            assertFalse(run("run " + wanted.seed()).events().stream().anyMatch(ChangeRefused.class::isInstance));
        }
    }

    @Test
    void aPausedRunTakesAChangeAtOnceAndStaysPaused() throws Exception {
        var control = new TrainingControl();
        var told = new ArrayList<String>();
        new Trainer(Networks.moons(), BEFORE, run("run"), false, control, event -> {
            told.add(studio.lipschitz.training.EventJson.name(event));
            switch (event) {
                case TrainingEvent.Started _ -> control.pause();
                case TrainingEvent.Paused _ -> control.change(BEFORE.withLr(0.5));
                case Changed _ -> control.resume();
                default -> {}
            }
        }).train();
        assertEquals(List.of("started", "paused", "changed", "resumed"), told.subList(0, 4));
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Asks for `wanted` after the first step of the run, which is always told, and breaks off with the last of the epoch, which is told as well.
    private static void train(RunFolder run, TrainingPlan plan, boolean resume, TrainingPlan wanted, int crashIn)
            throws IOException, InterruptedException {
        var control = new TrainingControl();
        int[] last = {0};
        new Trainer(Networks.moons(), plan, run, resume, control, event -> {
            switch (event) {
                case TrainingEvent.Started started -> last[0] = started.stepsPerEpoch();
                case StepDone step when step.step() == 1 && !wanted.equals(plan) -> control.change(wanted);
                case StepDone step when step.epoch() >= crashIn && (crashIn > 1 || step.step() == last[0]) -> throw new Crash();
                default -> {}
            }
        }).train();
    }

    private RunFolder run(String name) {
        return new RunFolder(folder.resolve(name.replace(':', ' ')));
    }

    private static List<Changed> changes(List<TrainingEvent> events) {
        return events.stream().filter(Changed.class::isInstance).map(Changed.class::cast).toList();
    }

    private static List<StepDone> steps(List<TrainingEvent> events) {
        return events.stream().filter(StepDone.class::isInstance).map(StepDone.class::cast).toList();
    }
}
