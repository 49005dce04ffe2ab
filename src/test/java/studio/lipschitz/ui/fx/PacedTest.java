package studio.lipschitz.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.WindowTest;

class PacedTest extends WindowTest {
    private static final Duration LONG = Duration.ofDays(1);

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void afterARestItIsDoneAtOnceThenWhenItsPaceAllows() {
        Paced paced = Paced.of(LONG, done::incrementAndGet);
        paced.soon();
        await("the first", () -> done.get() == 1);
        paced.soon();
        paced.soon();
        Fx.settle();
        assertEquals(1, done.get());
        paced.next();
        await("what cannot wait", () -> done.get() == 2);
        paced.stop();
        paced.next();
        Fx.settle();
        assertEquals(2, done.get(), "it rests");
    }

    @Test
    void whatWasAskedForInBetweenIsDoneOnce() {
        Duration pace = Duration.ofMillis(60);
        Paced paced = Paced.of(pace, done::incrementAndGet);
        paced.soon();
        await("the first", () -> done.get() == 1);
        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            paced.soon();
        }
        await("the next", () -> done.get() == 2);
        assertTrue(System.nanoTime() - begin > pace.toNanos() / 2, "not before its pace");
        assertTrue(Fx.tickers().isEmpty(), "without a frame");
    }
}
