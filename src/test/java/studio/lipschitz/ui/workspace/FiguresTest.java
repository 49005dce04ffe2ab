package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void oneConstantIsWrittenInOneWayAndUpward() {
        assertEquals("3.1623", Figures.constant(Math.sqrt(10)));
        assertEquals("3.1623", Figures.upperBound(Math.sqrt(10)));
        assertEquals("1", Figures.upperBound(1));
        assertEquals("∞", Figures.upperBound(Double.POSITIVE_INFINITY));
        for (double bound : new double[] {Math.nextUp(1.0), 0.1, 1.0 / 3, 1234.5, Math.PI * 1e-9, 2e30}) {
            assertTrue(new BigDecimal(Figures.upperBound(bound)).compareTo(new BigDecimal(bound)) >= 0, Figures.upperBound(bound));
        }
    }

    @Test
    void aShareIsNeverMoreThanItIsAndHasNoNoise() {
        assertEquals("55.55 %", Figures.shareDown(5.0 / 9));
        assertEquals("29.00 %", Figures.shareDown(29.0 / 100));
        assertEquals("57.00 %", Figures.shareDown(0.57));
        assertEquals("99.99 %", Figures.shareDown(0.99999));
        assertEquals("100.00 %", Figures.shareDown(1));
    }

    @Test
    void countsAreWrittenOutBelowAMillionAndKeepTheirUnit() {
        assertEquals("50,176", Figures.large(50_176));
        assertEquals("401,408", Figures.large(401_408));
        assertEquals("7.45\u00a0M", Figures.large(7_450_000));
        assertEquals("2.05\u00a0G", Figures.large(2_050_000_000L));
        assertEquals("98\u00a0KB", Figures.bytes(98 * 1024));
    }
}
