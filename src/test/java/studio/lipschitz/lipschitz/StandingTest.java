package studio.lipschitz.lipschitz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StandingTest {
    @Test
    void aBoundAboveTheConstantIsUnsafeByAnyAmount() {
        assertEquals(Standing.KEPT, Standing.of(1, 1));
        assertEquals(Standing.UNSAFE, Standing.of(Math.nextUp(1.0), 1));
        assertEquals(Standing.KEPT, Standing.of(4.99, 5));
        assertEquals(Standing.UNSAFE, Standing.of(Double.POSITIVE_INFINITY, 5));
        assertEquals(Standing.UNSAFE, Standing.of(Double.NaN, 5), "no bound proves nothing");
    }

    @Test
    void aBoundFarBelowTheConstantIsWasteful() {
        assertEquals(Standing.KEPT, Standing.of(0.9, 1));
        assertEquals(Standing.WASTEFUL, Standing.of(0.8999, 1));
        assertEquals(Standing.WASTEFUL, Standing.of(1, 2));
    }
}
