package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {

    @Test
    void nothingIsPromisedBeforeThereIsAPace() {
        var left = new TimeLeft();
        left.step(1, 1, 5);
        assertTrue(left.secondsFor(100).isEmpty());
    }

    @Test
    void steadyStepsGiveTheirPaceWithoutTheSlowFirstOnes() {
        var left = new TimeLeft();
        double seconds = 30; // loading libraries
        for (int step = 1; step <= 40; step++) {
            seconds += step <= 2 ? 4 : 0.5;
            left.step(step, 1, seconds);
        }
        assertEquals(50, left.secondsFor(100).orElseThrow(), 1e-9);
        assertEquals(2, left.stepsPerSecond().orElseThrow(), 1e-9);
    }

    @Test
    void timeBetweenEpochsCountsWithoutAJump() {
        var left = new TimeLeft();
        double seconds = 0;
        double previous = Double.NaN;
        double widest = 0;
        for (int step = 1; step <= 1000; step++) {
            int epoch = (step - 1) / 100 + 1;
            seconds += step % 100 == 1 ? 11 : 1; // ten seconds of validation before each epoch
            left.step(step, epoch, seconds);
            if (step > 200) {
                double now = left.secondsFor(1000).orElseThrow();
                widest = Double.isNaN(previous) ? 0 : Math.max(widest, Math.abs(now - previous));
                previous = now;
            }
        }
        assertEquals(1100, previous, 60, "100 s of steps and 10 s of validation an epoch");
        assertTrue(widest < 25, "jumped by " + widest);
    }

    @ParameterizedTest
    @CsvSource({"0.2, under 1 s", "45, 45 s", "72, 1 min 12 s", "3599.7, 1 h 0 min", "7500, 2 h 5 min", "93600, 1 d 2 h"})
    void durationsAreSpelledInTwoUnits(double seconds, String words) {
        assertEquals(words, TimeLeft.words(seconds));
    }
}
