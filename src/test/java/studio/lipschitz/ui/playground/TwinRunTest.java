package studio.lipschitz.ui.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.project.Twin;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.ScriptedWorker;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// The twin does what the other run does.
class TwinRunTest extends WindowTest {
    @TempDir private Path folder;

    private final ScriptedWorker ours = new ScriptedWorker();
    private final ScriptedWorker others = new ScriptedWorker();
    private final Project moons = Template.MOONS.load();
    private TrainingSession session;
    private TrainingSession other;
    private TwinRun twin;

    @BeforeEach
    void begin() {
        session = get(() -> ours.session(0.01));
        other = get(() -> others.session(0.01));
        twin = get(() -> new TwinRun(session, other));
    }

    @AfterEach
    void end() {
        fx(session::close);
        fx(twin::close);
    }

    private Path run() {
        return folder.resolve("moons-2026-11-24-140312");
    }

    private void train(Project project) {
        fx(() -> session.start(project, run()));
        started(ours, run());
        await("it runs", () -> session.state() == State.RUNNING);
    }

    private static void started(ScriptedWorker worker, Path run) {
        worker.tell(new TrainingEvent.Started(run.toString(), "the CPU", 1000, 100, 20, 5, 10, 1));
    }

    @Test
    void itBeginsWithTheOtherPausesGoesOnAndStopsWithIt() {
        fx(() -> twin.wantedProperty().set(true));
        train(moons);
        assertEquals(1, others.requests.size());
        var request = others.requests.getFirst();
        assertTrue(request.boundary(), "its decision is told too");
        assertEquals(folder.resolve("moons-unconstrained-twin-2026-11-24-140312"), request.run());
        assertEquals(moons.plan(), request.project().plan());
        assertTrue(request.project().drawing().nodes().stream().anyMatch(node -> node.layer() instanceof Linear));
        started(others, request.run());
        await("the twin runs", () -> other.state() == State.RUNNING);
        ours.tell(new TrainingEvent.Paused());
        await("the twin was asked to pause", () -> others.asked.equals(List.of("pause")));
        others.tell(new TrainingEvent.Paused());
        await("it waits", () -> other.state() == State.PAUSED);
        ours.tell(new TrainingEvent.Resumed());
        await("the twin was asked to go on", () -> others.asked.equals(List.of("pause", "resume")));
        fx(session::stop);
        await("and to stop", () -> others.asked.equals(List.of("pause", "resume", "stop")));
    }

    @Test
    void aChangeOfThePlanInMidRunIsItsOwnToo() {
        fx(() -> twin.wantedProperty().set(true));
        train(moons);
        started(others, others.requests.getFirst().run());
        await("the twin runs", () -> other.state() == State.RUNNING);
        TrainingPlan changed = moons.plan().withLr(moons.plan().lr() / 2);
        ours.tell(new TrainingEvent.Changed(5, 1, List.of(), changed, 10, 1));
        await("the twin was asked to change", () -> others.plans.equals(List.of(changed)));
    }

    @Test
    void wantedInTheMiddleOfARunItBeginsThenAndUnwantedItStops() {
        train(moons);
        assertEquals(0, others.requests.size(), "nobody asked for it");
        fx(() -> twin.wantedProperty().set(true));
        assertEquals(1, others.requests.size());
        started(others, others.requests.getFirst().run());
        await("the twin runs", () -> other.state() == State.RUNNING);
        fx(() -> twin.wantedProperty().set(false));
        assertEquals(List.of("stop"), others.asked);
        assertFalse(ours.asked.contains("stop"));
    }

    @Test
    void aNewRunHasATwinOfItsOwnOnceTheOneBeforeHasEnded() {
        fx(() -> twin.wantedProperty().set(true));
        train(moons);
        Path first = others.requests.getFirst().run();
        started(others, first);
        await("the twin runs", () -> other.state() == State.RUNNING);
        ours.tell(new TrainingEvent.Finished(run().toString(), false));
        await("ours has ended", () -> session.state() == State.FINISHED);
        assertEquals(List.of(), others.asked, "it has as many epochs");
        fx(() -> session.start(moons, folder.resolve("moons-2026-11-24-150000")));
        assertEquals(List.of("stop"), others.asked);
        others.tell(new TrainingEvent.Finished(first.toString(), true));
        await("the next twin begins", () -> others.requests.size() == 2);
        assertEquals(folder.resolve("moons-unconstrained-twin-2026-11-24-150000"), others.requests.getLast().run());
    }

    @Test
    void aNetworkWithoutConstraintsHasNone() {
        fx(() -> twin.wantedProperty().set(true));
        train(Twin.of(moons).project());
        assertEquals(0, others.requests.size());
        assertTrue(get(() -> twin.refusalProperty().get()).contains("its own twin"));
    }
}
