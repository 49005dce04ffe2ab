package studio.lipschitz.lipschitz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CertificateTest {

    @Test
    void aWrongSampleCountsForNothing() {
        var certificate = Certificate.of(new double[] {2, -1, 0.25, 3}, new double[] {1, -1, 1, -1}, 1, 0.5);
        assertEquals(0.75, certificate.accuracy());
        assertEquals(0.5, certificate.certifiedAccuracy());
        assertEquals((2 + 1 + 0.25) / 4, certificate.meanRadius());
    }

    @Test
    void aLargerConstantShrinksTheRadii() {
        var certificate = Certificate.of(new double[] {2, -1}, new double[] {1, -1}, 2, 0.6);
        assertEquals(0.5, certificate.certifiedAccuracy());
        assertEquals(0.75, certificate.meanRadius());
    }

    @Test
    void radiiAreNeverAboveTheExactQuotient() {
        var random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            double output = random.nextGaussian() * Math.scalb(1.0, random.nextInt(40) - 20);
            double bound = Math.scalb(0.5 + random.nextDouble(), random.nextInt(40) - 20);
            double radius = Certificate.radius(output, bound);
            assertTrue(new BigDecimal(radius).multiply(new BigDecimal(bound)).compareTo(new BigDecimal(output).abs()) <= 0);
        }
    }

    @Test
    void anOutputOfZeroIsWrongAndHasNoRadius() {
        assertEquals(new Certificate(0, 0, 0), Certificate.of(new double[] {0}, new double[] {1}, 1, 0));
    }

    @Test
    void withoutABoundNothingIsCertified() {
        assertEquals(
                new Certificate(1, 0, 0), Certificate.of(new double[] {5}, new double[] {1}, Double.POSITIVE_INFINITY, 0));
    }

    @Test
    void anOutputThatIsNotANumberIsWrong() {
        assertEquals(new Certificate(0, 0, 0), Certificate.of(new double[] {Double.NaN}, new double[] {1}, 1, 0));
    }

    @Test
    void aBoundOfZeroOrUnequalLengthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Certificate.of(new double[] {1}, new double[] {1}, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Certificate.of(new double[] {1}, new double[] {1, 1}, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Certificate.of(new double[0], new double[0], 1, 0));
    }
}
