package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// On a clock that the test turns.
class ReadingScheduleTest {
    private static final long MILLI = 1_000_000;

    private long now;
    private long readings;
    private long steps;
    private int count;
    private final ReadingSchedule schedule = ReadingSchedule.usual(() -> now);

    private void step(long nanos) {
        now += nanos;
        steps += nanos;
        schedule.worked(nanos);
    }

    private void readIfDue(long cost) {
        if (schedule.due()) {
            readings += cost;
            count++;
            schedule.read(() -> now += cost);
        }
    }

    private double share() {
        return (double) readings / steps;
    }

    @Test
    void readingsThatCostTheSameNeverTakeMoreThanTheirShareOfTheSteps() {
        for (long cost : new long[] {MILLI / 10, MILLI, 7 * MILLI, 50 * MILLI, 400 * MILLI}) {
            var fresh = new ReadingScheduleTest();
            for (int i = 0; i < 40_000; i++) {
                fresh.step(30 * MILLI);
                fresh.readIfDue(cost);
                boolean first = fresh.count == 1;
                assertTrue(first || fresh.share() <= 0.015, () -> cost + ": " + fresh.share());
            }
            assertTrue(fresh.share() <= 0.015 && fresh.count > 40, () -> cost + ": " + fresh.share() + ", " + fresh.count);
        }
    }

    @Test
    void aReadingDearerThanForeseenIsMadeUpForBeforeTheNext() {
        var random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            step(1 + random.nextInt(60) * MILLI);
            if (schedule.due()) {
                assertTrue(share() <= 0.015, () -> "began at a share of " + share());
            }
            readIfDue((long) (MILLI * Math.exp(4 * random.nextDouble())));
        }
        assertTrue(count > 500, () -> count + " readings");
        assertTrue(share() <= 0.03, () -> "ended at a share of " + share());
    }

    @Test
    void freeReadingsComeFourTimesASecondAtMost() {
        for (int i = 0; i < 10_000; i++) {
            step(10 * MILLI);
            readIfDue(0);
        }
        assertEquals(400, count, "of 100 seconds");
    }

    @Test
    void pausesEarnNothing() {
        step(300 * MILLI);
        readIfDue(60 * MILLI);
        assertEquals(1, count);
        now += 3_600_000 * MILLI;
        step(300 * MILLI);
        assertFalse(schedule.due(), "an hour's pause is no time of a step");
    }
}
