package studio.lipschitz.lipschitz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairSlopesTest {

    @Test
    void slopesOfALinearHeadAreNeverBelowTheExactDistanceOfItsRows() {
        var random = new Random(1);
        for (int trial = 0; trial < 2_000; trial++) {
            int width = 1 + random.nextInt(40);
            double scale = Math.scalb(1.0, random.nextInt(600) - 300);
            var rows = new double[2 * width];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = (float) random.nextGaussian() * scale;
            }
            double body = 0.5 + random.nextDouble();
            double slope = PairSlopes.linear(body, 2, rows).between(0, 1);
            var square = BigDecimal.ZERO;
            for (int i = 0; i < width; i++) {
                var difference = new BigDecimal(rows[i]).subtract(new BigDecimal(rows[width + i]));
                square = square.add(difference.multiply(difference));
            }
            var exact = square.sqrt(new MathContext(40)).multiply(new BigDecimal(body));
            assertTrue(new BigDecimal(slope).compareTo(exact) >= 0, () -> slope + " below " + exact);
            assertTrue(slope <= exact.doubleValue() * (1 + 1e-13), () -> slope + " far above " + exact);
        }
    }

    @Test
    void equalRowsNeverPartAndTinyOnesDo() {
        assertEquals(0, PairSlopes.linear(7, 2, new double[] {1, 2, 1, 2}).between(1, 0));
        assertTrue(PairSlopes.linear(7, 2, new double[] {0, 1e-200}).between(1, 0) >= 7e-200);
    }

    @Test
    void theJointBoundIsTheRootOfTwoTimesTheConstantAndTheSmallerOfBothCounts() {
        var joint = PairSlopes.joint(3, 2);
        assertEquals(2 * Math.sqrt(2), joint.between(0, 2), 1e-15);
        var linear = PairSlopes.linear(2, 3, new double[] {1, 0, 0, 1, 5, 5});
        var least = joint.min(linear);
        assertEquals(2 * Math.sqrt(2), least.between(0, 1), 1e-14);
        assertEquals(2 * Math.sqrt(2), least.between(0, 2), 1e-14);
        assertTrue(linear.between(0, 2) > 12);
        assertThrows(IllegalArgumentException.class, () -> PairSlopes.joint(2, Double.NaN));
    }

    @Test
    void aSampleIsCertifiedWithinTheLeastOfItsMargins() {
        var slopes = PairSlopes.linear(1, 3, new double[] {1, 0, 0, 1, -1, 0}); // distances √2, 2, √2
        var outputs = new double[] {3, 1, 0, 0, 2, 2, 1, 0, 5};
        var certificate = Certificate.ofClasses(outputs, new int[] {0, 1, 0}, slopes, 1.4);
        assertEquals(1.0 / 3, certificate.accuracy(), 1e-15);
        assertEquals(1.0 / 3, certificate.certifiedAccuracy(), 1e-15);
        assertEquals(Math.sqrt(2) / 3, certificate.meanRadius(), 1e-15);
        assertEquals(0, Certificate.ofClasses(outputs, new int[] {0, 1, 0}, slopes, 1.42).certifiedAccuracy());
    }

    @Test
    void withoutABoundNothingIsCertified() {
        var certificate = Certificate.ofClasses(new double[] {1, 0}, new int[] {0}, PairSlopes.joint(2, Double.POSITIVE_INFINITY), 0);
        assertEquals(1, certificate.accuracy());
        assertEquals(0, certificate.certifiedAccuracy());
        assertEquals(0, certificate.meanRadius());
        assertThrows(IllegalArgumentException.class,
                () -> Certificate.ofClasses(new double[] {1, 0}, new int[] {0}, PairSlopes.joint(3, 1), 0));
    }

    @Test
    void radiiAreNeverAboveTheExactQuotient() {
        var random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            double a = random.nextGaussian() * Math.scalb(1.0, random.nextInt(60) - 30);
            double b = random.nextGaussian() * Math.scalb(1.0, random.nextInt(60) - 30);
            double bound = Math.scalb(0.5 + random.nextDouble(), random.nextInt(40) - 20);
            var slopes = PairSlopes.joint(2, bound);
            double radius = Certificate.radius(new double[] {Math.max(a, b), Math.min(a, b)}, 0, 0, slopes);
            var margin = new BigDecimal(a).subtract(new BigDecimal(b)).abs();
            assertTrue(new BigDecimal(radius).multiply(new BigDecimal(slopes.between(0, 1))).compareTo(margin) <= 0);
        }
    }
}
