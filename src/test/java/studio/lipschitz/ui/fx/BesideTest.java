package studio.lipschitz.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.WindowTest;

/// What is made beside the FX thread: that answers, and nobody touches what is half made.
class BesideTest extends WindowTest {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void whatIsHandedOverMeanwhileComesAfterInItsOrderAndEventsDoNotWait() throws Exception {
        var goOn = new CountDownLatch(1);
        var busy = new CountDownLatch(1);
        Beside.make(() -> {
            told.add("made " + FxThread.here());
            FxThread.later(() -> told.add("later"));
            FxThread.now(() -> told.add("now " + FxThread.here()));
            Turns.take(this, () -> told.add("turn"));
            busy.countDown();
            waitFor(goOn);
            return "it";
        }, made -> told.add("then " + made + " " + FxThread.here()));
        waitFor(busy);
        var answered = new CountDownLatch(1);
        FxThread.later(() -> told.add("of others"));
        FxThread.event(answered::countDown);
        waitFor(answered); // while it is being made
        assertEquals(List.of("made false"), told);
        goOn.countDown();
        await("all is told", () -> told.contains("turn"));
        assertEquals(List.of("made false", "then it true", "later", "now true", "of others", "turn"), told);
        FxThread.later(() -> told.add("at once"));
        await("nothing is held any more", () -> told.contains("at once"));
    }

    @Test
    void oneThingAtATime() throws Exception {
        var goOn = new CountDownLatch(1);
        Beside.make(() -> {
            waitFor(goOn);
            return 1;
        }, _ -> told.add("one"));
        assertThrows(IllegalStateException.class, () -> Beside.make(() -> 2, _ -> told.add("two")));
        goOn.countDown();
        await("the first is made", () -> told.contains("one"));
        assertFalse(told.contains("two"));
    }

    @Test
    void whatItFailsWithIsThrownOnTheFxThreadAndNothingIsHeld() throws Exception {
        Beside.make(() -> {
            throw new IllegalArgumentException("unmade");
        }, _ -> told.add("then"));
        FxThread.later(() -> told.add("goes on"));
        await("others go on", () -> told.contains("goes on"));
        assertEquals(List.of("goes on"), told);
        assertEquals(List.of("unmade"), Fx.takeUncaught().stream().map(Throwable::getMessage).toList());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
