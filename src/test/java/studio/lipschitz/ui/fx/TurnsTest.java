package studio.lipschitz.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.WindowTest;

class TurnsTest extends WindowTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void eachHasAFrameOfItsOwnAndShowsOnlyTheLatest() {
        var frames = new ArrayList<Integer>();
        int[] frame = {0};
        var clock = get(() -> Ticker.frames(() -> frame[0]++));
        Fx.run(() -> {
            clock.start();
            Turns.take("inspector", () -> done.add("stale"));
            Turns.take("problems", () -> frames.add(frame[0]));
            Turns.take("plan", () -> frames.add(frame[0]));
            Turns.take("inspector", () -> done.add("latest"));
            assertTrue(done.isEmpty() && frames.isEmpty() && !Turns.idle(), "nothing is shown within the event itself");
        });
        Fx.settle();
        fx(clock::stop);
        assertEquals(List.of("latest"), done);
        assertEquals(2, frames.size());
        assertTrue(frames.get(0) < frames.get(1), frames::toString);
    }

    @Test
    void aKeyHasEverythingShownFirst() {
        Fx.run(() -> {
            Turns.take("inspector", () -> {
                done.add("inspector");
                Turns.take("choice", () -> done.add("choice")); // of its own following
            });
            Turns.take("plan", () -> done.add("plan"));
            Turns.hurry();
            assertEquals(List.of("inspector", "plan", "choice"), done);
            assertTrue(Turns.idle());
        });
        Fx.settle();
        assertEquals(3, done.size(), "once each");
        Fx.run(() -> Turns.take("inspector", () -> done.add("again")));
        Fx.settle();
        assertEquals(4, done.size());
    }

    @Test
    void aFrameThatHasItsFillPutsTheTurnsOff() {
        var frames = new ArrayList<Integer>();
        int[] frame = {0};
        var clock = get(() -> Ticker.frames(() -> {
            frame[0]++;
            if (frame[0] <= 5) {
                Turns.pass(); // as who makes views in these frames does
            }
        }));
        Fx.run(() -> {
            clock.start();
            Turns.take("inspector", () -> frames.add(frame[0]));
        });
        Fx.settle();
        fx(clock::stop);
        assertEquals(1, frames.size());
        assertTrue(frames.getFirst() >= 5, frames::toString);
    }

    @Test
    void nobodyWaitsForTheEndOfALongPan() {
        boolean[] shown = new boolean[3];
        boolean[] panning = {true};
        var clock = get(() -> Ticker.frames(() -> {
            if (panning[0]) {
                Turns.pass(); // in every frame, as new views come into sight
            }
        }));
        Fx.run(() -> {
            clock.start();
            Turns.take("inspector", () -> done.add("stale"));
            for (int i = 0; i < shown.length; i++) {
                int number = i;
                Turns.take(i, () -> shown[number] = panning[0]);
            }
        });
        Fx.run(() -> Turns.take("inspector", () -> done.add("latest"))); // who asks again has waited from the first time on
        await("all is shown while the view still moves", Turns::idle);
        panning[0] = false;
        fx(clock::stop);
        assertEquals(List.of("latest"), done);
        for (boolean stillPanning : shown) {
            assertTrue(stillPanning);
        }
    }
}
