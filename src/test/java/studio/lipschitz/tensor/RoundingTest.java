package studio.lipschitz.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Against exact decimal arithmetic: never on the wrong side, never more than one double too far.
class RoundingTest {
    private final Random random = new Random(1);

    @Test
    void productsSumsQuotientsAndRootsStayOnTheirSide() {
        for (int i = 0; i < 20_000; i++) {
            double a = operand();
            double b = operand();
            assertAbove(exact(a).multiply(exact(b)), Rounding.productUp(a, b));
            assertAbove(exact(a).add(exact(b)), Rounding.sumUp(a, b));
            assertTrue(exact(Rounding.quotientUp(a, b)).multiply(exact(b)).compareTo(exact(a)) >= 0, () -> a + " / " + b);
            assertTrue(exact(Rounding.quotientDown(a, b)).multiply(exact(b)).compareTo(exact(a)) <= 0, () -> a + " / " + b);
            assertTrue(exact(Rounding.sqrtUp(a)).pow(2).compareTo(exact(a)) >= 0, () -> "root of " + a);
            assertTrue(exact(Math.nextDown(Rounding.sqrtUp(a))).pow(2).compareTo(exact(a)) < 0, () -> "root of " + a);
        }
    }

    @Test
    void resultsThatADoubleHoldsStayExact() {
        assertEquals(6, Rounding.productUp(2, 3));
        assertEquals(0.75, Rounding.sumUp(0.5, 0.25));
        assertEquals(0.5, Rounding.quotientUp(1, 2));
        assertEquals(0.5, Rounding.quotientDown(1, 2));
        assertEquals(3, Rounding.sqrtUp(9));
        assertEquals(0, Rounding.productUp(0, 5));
    }

    @Test
    void aProductTooSmallForADoubleIsNotZero() {
        assertTrue(Rounding.productUp(1e-200, 1e-200) > 0);
    }

    @Test
    void aQuotientTooSmallForADoubleRoundsDownToZero() {
        assertEquals(0, Rounding.quotientDown(1e-320, 1e20));
        assertTrue(Rounding.quotientUp(1e-320, 1e20) > 0);
    }

    private double operand() {
        return Math.scalb(0.5 + random.nextDouble(), random.nextInt(120) - 60);
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }

    private static void assertAbove(BigDecimal exact, double rounded) {
        assertTrue(exact(rounded).compareTo(exact) >= 0, () -> rounded + " is below " + exact);
        assertTrue(exact(Math.nextDown(rounded)).compareTo(exact) < 0, () -> rounded + " is more than one step above " + exact);
    }
}
