package studio.lipschitz.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.lipschitz.training.EarlyStopping.Memory;
import studio.lipschitz.training.EarlyStopping.Metric;
import studio.lipschitz.training.TrainingEvent.EpochDone;

class EarlyStoppingTest {

    private static Memory after(EarlyStopping rule, double... losses) {
        Memory memory = Memory.START;
        for (int i = 0; i < losses.length; i++) {
            memory = rule.after(memory, new EpochDone(i + 1, 0, losses[i], 1 - losses[i], 0, 0.5, 0, 0, 0, List.of()));
        }
        return memory;
    }

    @Test
    void patienceEndsAfterSoManyEpochsWithoutProgress() {
        var rule = new EarlyStopping(Metric.VAL_LOSS, 2, 0);
        assertFalse(rule.exhausted(after(rule, 0.5, 0.4, 0.4)));
        assertTrue(rule.exhausted(after(rule, 0.5, 0.4, 0.4, 0.41)), "what stands still is no progress");
        assertFalse(rule.exhausted(after(rule, 0.5, 0.4, 0.4, 0.39, 0.39)));
        assertEquals(new Memory(0.4, 2, 2), after(rule, 0.5, 0.4, 0.4, 0.41));
    }

    @Test
    void accuracyIsBetterWhereItIsHigherAndSmallStepsDoNotCount() {
        var rule = new EarlyStopping(Metric.VAL_ACCURACY, 3, 0.05);
        assertEquals(new Memory(0.5, 1, 2), after(rule, 0.5, 0.48, 0.46));
        assertEquals(0, after(rule, 0.5, 0.48, 0.44).bad(), "together they do, as they are measured from the best");
        var certified = new EarlyStopping(Metric.CERTIFIED_ACCURACY, 1, 0);
        assertTrue(certified.exhausted(after(certified, 0.5, 0.4)));
    }

    @Test
    void whatIsNoNumberIsNoProgress() {
        var rule = new EarlyStopping(Metric.VAL_LOSS, 2, 0);
        assertTrue(rule.exhausted(after(rule, Double.NaN, Double.NaN)));
        assertEquals(new Memory(0.3, 2, 1), after(rule, Double.NaN, 0.3, Double.NaN));
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new EarlyStopping(Metric.VAL_LOSS, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new EarlyStopping(Metric.VAL_LOSS, 1, -1e-9));
        assertThrows(IllegalArgumentException.class, () -> new EarlyStopping(Metric.VAL_LOSS, 1, Double.NaN));
    }
}
