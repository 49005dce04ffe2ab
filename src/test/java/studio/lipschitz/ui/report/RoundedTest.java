package studio.lipschitz.ui.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundedTest {

    @Test
    void boundsGoUpAndRadiiSharesAndSlopesDown() {
        assertEquals("1.0001", Rounded.upper(Math.nextUp(1.0)), "a bound just above 1 is not read as 1");
        assertEquals("1", Rounded.upper(1.0));
        assertEquals("∞", Rounded.upper(Double.POSITIVE_INFINITY));
        assertEquals("∞", Rounded.upper(Double.NaN));
        assertEquals("0.4999", Rounded.radius(Math.nextDown(0.5)));
        assertEquals("0.5000", Rounded.radius(0.5));
        assertEquals("98.35\u00a0%", Rounded.share(0.983599));
        assertEquals("97.00\u00a0%", Rounded.share(0.97), "the double nearest to 97/100 lies below it");
        assertEquals("–", Rounded.share(Double.NaN));
        assertEquals("0.99999", Rounded.lower(0.9999999));
        assertEquals("0", Rounded.lower(-1));
        assertEquals("36/255", ReportFacts.epsilon(36.0 / 255));
        assertEquals("0.1", ReportFacts.epsilon(0.1));
        assertEquals("0.70710", ReportFacts.epsilon(Math.sqrt(0.5)), "what holds within it holds within less");
    }

    @Test
    void whatIsReadAlwaysHolds() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.exp(6 * random.nextGaussian());
            assertTrue(new BigDecimal(Rounded.upper(value)).compareTo(new BigDecimal(value)) >= 0, "bound " + value);
            assertTrue(new BigDecimal(Rounded.radius(value)).compareTo(new BigDecimal(value)) <= 0, "radius " + value);
            assertTrue(new BigDecimal(Rounded.lower(value)).compareTo(new BigDecimal(value)) <= 0, "slope " + value);
            int samples = 1 + random.nextInt(50_000);
            int right = random.nextInt(samples + 1);
            BigDecimal read = new BigDecimal(Rounded.share((double) right / samples).replace("\u00a0%", ""));
            assertTrue(read.multiply(BigDecimal.valueOf(samples)).compareTo(BigDecimal.valueOf(100L * right)) <= 0,
                    right + " of " + samples);
            assertTrue(
                    read.add(new BigDecimal("0.01")).multiply(BigDecimal.valueOf(samples)).compareTo(BigDecimal.valueOf(100L * right)) > 0);
        }
    }
}
