package studio.lipschitz.ui.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();
    private final long begin = System.nanoTime();

    private long ms(long after) {
        return begin + TimeUnit.MILLISECONDS.toNanos(after);
    }

    @Test
    void allChartsAreDrawnInOneFrameAndTenTimesASecondAtMost() {
        for (int chart = 0; chart < 3; chart++) {
            assertTrue(pace.open(ms(0)), "each chart of the panel");
        }
        assertFalse(pace.open(ms(99)));
        assertTrue(pace.open(ms(100)));
    }

    @Test
    void dearOnesAreDrawnLessOftenButOnceASecondInAnyCase() {
        assertTrue(pace.open(ms(0)));
        pace.spent(TimeUnit.MILLISECONDS.toNanos(10_000));
        assertFalse(pace.open(ms(999)));
        assertTrue(pace.open(ms(1000)));
        assertTrue(pace.open(ms(1100)), "what they cost then tells");
    }

    @Test
    void framesRestUntilTheNextRoundUnlessAChartNeedsThem() {
        assertFalse(pace.sleep(ms(2000), () -> {}), "a round is due");
        assertTrue(pace.open(ms(2000)));
        pace.stay(ms(2010));
        assertFalse(pace.sleep(ms(2010), () -> {}), "one is being drawn");
        assertTrue(pace.sleep(ms(2026), () -> {}));
        assertFalse(pace.sleep(ms(2090), () -> {}), "it is hardly worth it");
    }
}
