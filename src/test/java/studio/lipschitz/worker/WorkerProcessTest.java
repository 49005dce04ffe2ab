package studio.lipschitz.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.torch.SameRun;
import studio.lipschitz.training.HingeMarginLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.ChangeRefused;
import studio.lipschitz.training.TrainingEvent.Changed;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.Failed;
import studio.lipschitz.training.TrainingEvent.Finished;
import studio.lipschitz.training.TrainingEvent.Paused;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.training.TrainingPlan;

/// Real processes that really train; each waits for events, never for time.
class WorkerProcessTest {
    private static final long PATIENCE_SECONDS = 180;
    private static final Network NETWORK = Network.chain(
            new Input(Shape.of(2)),
            SpectralLinear.DEFAULT,
            GroupSort2.DEFAULT,
            new SpectralLinear(OptionalInt.empty(), 1, true, 1));

    @TempDir Path folder;

    @Test
    void aKilledWorkerTellsOneFailureAndItsRunIsResumedToTheEnd() throws Exception {
        Path run = folder.resolve("run");
        var first = new Listener();
        TrainingJob job = new WorkerProcess().train(new TrainRequest(project(100_000), run, false), first);
        first.await(event -> event instanceof EpochDone);
        assertTrue(ProcessHandle.of(job.pid()).orElseThrow().destroyForcibly(), "killed from outside, by SIGKILL");
        first.awaitEnd();

        var failed = assertInstanceOf(Failed.class, first.events.getLast());
        assertEquals(1, first.events.stream().filter(Listener::ends).count());
        assertTrue(failed.reason().startsWith("The worker process was killed (signal 9)"), failed.reason());
        assertTrue(failed.reason().contains(run + ": resume that run to go on."), failed.reason());
        assertFalse(ProcessHandle.of(job.pid()).map(ProcessHandle::isAlive).orElse(false));

        int told = (int) new RunFolder(run).events().stream().filter(e -> e instanceof EpochDone).count();
        var second = new Listener();
        new WorkerProcess().train(new TrainRequest(project(told + 2), run, true), second);
        second.awaitEnd();

        assertEquals(new Finished(run.toString(), false), second.events.getLast());
        List<Integer> epochs = new RunFolder(run).events().stream()
                .filter(e -> e instanceof EpochDone)
                .map(e -> ((EpochDone) e).epoch())
                .toList();
        assertEquals(java.util.stream.IntStream.rangeClosed(1, told + 2).boxed().toList(), epochs, "each epoch stands in the metrics once");
    }

    @Test
    void aRunWhoseWorkerIsKilledWithinAnEpochIsResumedBitForBit() throws Exception {
        var straight = new Listener();
        new WorkerProcess().train(new TrainRequest(longEpochs(3), folder.resolve("straight"), false), straight);
        straight.awaitEnd();
        int steps = straight.events.stream().filter(Started.class::isInstance).map(e -> ((Started) e).stepsPerEpoch()).findFirst()
                .orElseThrow();

        var run = new RunFolder(folder.resolve("killed"));
        var killed = new Listener();
        TrainingJob job = new WorkerProcess().train(new TrainRequest(longEpochs(3), run.path(), false), killed);
        killed.await(event -> event instanceof StepDone step && step.step() > 1.2 * steps);
        assertTrue(ProcessHandle.of(job.pid()).orElseThrow().destroyForcibly());
        killed.awaitEnd();
        assertInstanceOf(Failed.class, killed.events.getLast());
        assertEquals(1, run.events().stream().filter(EpochDone.class::isInstance).count(), "it was killed within the second epoch");
        Files.writeString(run.metricsFile(), "{\"event\":\"step\",\"ste", StandardOpenOption.APPEND); // torn, as its last line may be
        Files.write(run.checkpoints().resolve("last.state.safetensors.tmp"), new byte[] {1, 2, 3}); // and so a checkpoint

        var resumed = new Listener();
        new WorkerProcess().train(new TrainRequest(longEpochs(3), run.path(), true), resumed);
        resumed.awaitEnd();
        SameRun.assertSame(new RunFolder(folder.resolve("straight")), run);
    }

    @Test
    void aChangeInMidRunIsObeyedToldAndKeptAndAPlanOutOfRangeIsRefused() throws Exception {
        Path folderOfRun = folder.resolve("run");
        var run = new RunFolder(folderOfRun);
        Project before = project(100_000);
        var listener = new Listener();
        TrainingJob job = new WorkerProcess().train(new TrainRequest(before, folderOfRun, false), listener);
        listener.await(event -> event instanceof StepDone);
        job.pause();
        job.change(before.plan().withLr(0.25).withLoss(HingeMarginLoss.DEFAULT));
        listener.await(event -> event instanceof ChangeRefused refused && refused.reason().startsWith("The run trains with HKRLoss"));
        TrainingPlan after = before.plan().withLr(0.25).withEpsilon(1);
        job.change(after);
        listener.await(event -> event instanceof Changed changed && changed.plan().equals(after));
        assertEquals(after, run.facts().orElseThrow().plan());
        assertEquals(after, studio.lipschitz.project.ProjectFile.read(run.networkFile()).plan());
        job.stop();
        listener.awaitEnd();
        assertEquals(1, run.events().stream().filter(Changed.class::isInstance).count());
    }

    /// Long enough to be killed in one: a step takes two samples.
    private static Project longEpochs(int epochs) {
        Project project = project(epochs);
        return project.withPlan(project.plan().withBatch(2));
    }

    @Test
    void pauseAndStopAreObeyed() throws Exception {
        Path run = folder.resolve("run");
        var listener = new Listener();
        TrainingJob job = new WorkerProcess().train(new TrainRequest(project(100_000), run, false), listener);
        listener.await(event -> event instanceof StepDone);
        job.pause();
        listener.await(event -> event instanceof Paused);
        job.resume();
        job.stop();
        listener.awaitEnd();

        assertEquals(new Finished(run.toString(), true), listener.events.getLast());
        assertTrue(Files.exists(new RunFolder(run).lastState()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aJobBesideTheWindowGivesWayToIt() throws Exception {
        assertEquals(10, niceness(WorkerProcess.besideWindow()));
        assertEquals(0, niceness(new WorkerProcess()));
    }

    /// Of the worker, beside that of this process.
    private int niceness(WorkerProcess worker) throws Exception {
        var listener = new Listener();
        TrainingJob job = worker.train(new TrainRequest(project(100_000), folder.resolve("of " + worker.hashCode()), false), listener);
        listener.await(event -> event instanceof StepDone);
        int difference = niceness(job.pid()) - niceness(ProcessHandle.current().pid());
        job.kill();
        listener.awaitEnd();
        return difference;
    }

    /// proc(5): the 19th field of `stat`, the 17th after the name in parentheses.
    private static int niceness(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
    }

    @Test
    void endingAJobAtOnceIsToldAsSuch() throws Exception {
        var listener = new Listener();
        TrainingJob job = new WorkerProcess().train(new TrainRequest(project(100_000), folder.resolve("run"), false), listener);
        job.kill();
        listener.awaitEnd();

        var failed = assertInstanceOf(Failed.class, listener.events.getLast());
        assertTrue(failed.reason().startsWith("The worker process was ended at once"), failed.reason());
    }

    /// The table of runs said that a folder was none, of a training that was refused.
    @Test
    void aTrainingThatIsRefusedLeavesNothing() throws Exception {
        Project misfit = project(1).withPlan(project(1).plan().withData("mnist08"));
        Path run = folder.resolve("runs/refused");
        var refused = new Listener();
        new WorkerProcess().train(new TrainRequest(misfit, run, false), refused);
        refused.awaitEnd();
        String reason = assertInstanceOf(Failed.class, refused.events.getLast()).reason();
        assertTrue(reason.startsWith("The network's Input has shape 2 but"), reason);
        assertFalse(Files.exists(folder.resolve("runs")), "what was made for it is gone");

        Path chosen = Files.createDirectories(folder.resolve("chosen"));
        var again = new Listener();
        new WorkerProcess().train(new TrainRequest(misfit, chosen, false), again);
        again.awaitEnd();
        assertTrue(Files.exists(chosen), "a folder that somebody made stays");
        try (var inside = Files.list(chosen)) {
            assertEquals(List.of(), inside.toList());
        }
    }

    @Test
    void aRunIsNeverOverwrittenNorContinuedByAnotherNetwork() throws Exception {
        Path run = folder.resolve("run");
        var first = new Listener();
        new WorkerProcess().train(new TrainRequest(project(1), run, false), first);
        first.awaitEnd();
        assertInstanceOf(Finished.class, first.events.getLast());
        byte[] state = Files.readAllBytes(new RunFolder(run).lastState());

        var again = new Listener();
        new WorkerProcess().train(new TrainRequest(project(1), run, false), again);
        again.awaitEnd();
        assertTrue(((Failed) again.events.getLast()).reason().contains("already holds a run"));

        var other = new Listener();
        Project otherNetwork = project(2)
                .updateDrawing(n -> n.replace("spectrallinear1", new SpectralLinear(OptionalInt.empty(), 32, true, 1)));
        new WorkerProcess().train(new TrainRequest(otherNetwork, run, true), other);
        other.awaitEnd();
        assertTrue(((Failed) other.events.getLast()).reason().contains("holds a run of another network"));
        assertEquals(-1, java.util.Arrays.mismatch(state, Files.readAllBytes(new RunFolder(run).lastState())));
    }

    @Test
    void aWorkerWhoseStarterIsGoneStopsWithACheckpoint() throws Exception {
        Path run = folder.resolve("run");
        Process process = Launch.worker(folder, false);
        try (var commands = process.outputWriter(); var events = process.inputReader()) {
            commands.write(new Command.Train(new TrainRequest(project(100_000), run, false)).line() + "\n");
            commands.flush();
            for (String line = events.readLine(); line != null && !line.startsWith("{\"event\":\"epoch\""); line = events.readLine()) {
                assertFalse(line.startsWith("{\"event\":\"failed\""), line);
            }
        } // its standard input ends, and nobody reads what it tells

        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        assertTrue(Files.exists(new RunFolder(run).lastState()));
    }

    @Test
    void devicesAreTriedInAProcessOfTheirOwn() throws IOException, InterruptedException {
        List<DeviceReport> devices = new WorkerProcess().devices().devices();

        assertTrue(devices.stream().anyMatch(d -> d.device().equals("cpu") && d.works() && d.problem().isEmpty()), devices.toString());
    }

    private static Project project(int epochs) {
        return Project.EMPTY.withDrawing(NETWORK)
                .withPlan(TrainingPlan.DEFAULT.withData("two-moons").withEpochs(epochs).withDevice("cpu"));
    }

    /// Keeps what is told, and lets the test wait for it.
    private static final class Listener implements Consumer<TrainingEvent> {
        private final List<TrainingEvent> events = new CopyOnWriteArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public synchronized void accept(TrainingEvent event) {
            events.add(event);
            notifyAll();
            if (ends(event)) {
                ended.countDown();
            }
        }

        static boolean ends(TrainingEvent event) {
            return event instanceof Finished || event instanceof Failed;
        }

        synchronized void await(Predicate<TrainingEvent> wanted) throws InterruptedException {
            while (events.stream().noneMatch(wanted)) {
                assertTrue(events.stream().noneMatch(Listener::ends), () -> "ended before: " + events.getLast());
                wait(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            }
        }

        void awaitEnd() throws InterruptedException {
            assertTrue(ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "still going: " + events);
        }
    }
}
