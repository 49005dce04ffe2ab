package studio.lipschitz.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.data.DataSession.State;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.testing.WindowTest;

/// What is read last counts, whatever was asked for before; a check that is stopped tells nothing.
class DataSessionTest extends WindowTest {
    private final Tasks reads = new Tasks();
    private final Tasks checks = new Tasks();
    private final DataSession session = get(() -> new DataSession(reads, checks));

    @AfterEach
    void end() {
        fx(session::close);
    }

    @Test
    void theLatestSourceIsShown() {
        fx(() -> {
            session.open("mnist08");
            session.open("nonsense");
            session.open("two-moons?samples=40");
        });
        await("read", () -> session.state() != State.READING);
        assertEquals(State.READY, get(session::state));
        assertEquals("two-moons?samples=40", get(() -> session.look().orElseThrow().data().source()));
        assertTrue(get(() -> session.messageProperty().get()).startsWith("32 samples to train on, 8 to validate"));
        fx(() -> session.open("nonsense"));
        await("refused", () -> session.state() == State.REFUSED);
        assertEquals(Optional.empty(), get(session::look));
    }

    @Test
    void aStoppedCheckTellsNothingAndTheNextOneEverything() {
        fx(() -> session.open("wasserstein-toy?samples=400"));
        await("read", () -> session.state() == State.READY);
        fx(() -> {
            session.startCheck();
            session.check().cancel();
        });
        assertFalse(get(() -> session.check().busyProperty().get()));
        fx(session::startCheck); // runs after the other on the same thread
        await("checked", () -> session.check().foundProperty().get().isPresent());
        var found = get(() -> session.check().foundProperty().get().orElseThrow());
        assertEquals(3, found.duplicates().size(), "black, white and all the negative squares");
        assertEquals(400, found.looked());
        assertEquals(3, found.leaks());
        fx(() -> session.open("two-moons"));
        assertEquals(Optional.empty(), get(() -> session.check().foundProperty().get()), "it was of other data");
    }
}
