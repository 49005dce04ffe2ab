package studio.lipschitz.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

class DecimationTest {
    private static final int POINTS = 100_000;
    private static final int COLUMNS = 500;

    private static Snapshot noise() {
        var random = new Random(3);
        var x = new double[POINTS];
        var y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = i;
            y[i] = random.nextGaussian();
        }
        return new Snapshot(x, y, POINTS);
    }

    @Test
    void everyPeakSurvives() {
        Snapshot all = noise();
        all.y()[54_321] = 40;
        all.y()[12_345] = -40;
        Snapshot thin = Decimation.thin(all, 0, POINTS, COLUMNS);
        assertTrue(thin.size() <= 4 * COLUMNS + 4, "kept " + thin.size());
        assertEquals(40, Arrays.stream(thin.y(), 0, thin.size()).max().orElseThrow());
        assertEquals(-40, Arrays.stream(thin.y(), 0, thin.size()).min().orElseThrow());
    }

    @Test
    void theRangeOfEachColumnIsThatOfItsPoints() {
        Snapshot all = noise();
        Snapshot thin = Decimation.thin(all, 0, POINTS, COLUMNS);
        int width = POINTS / COLUMNS;
        for (int column = 0; column < COLUMNS; column += 37) {
            double most = Arrays.stream(all.y(), column * width, (column + 1) * width).max().orElseThrow();
            double shown = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < thin.size(); i++) {
                if ((int) (thin.x()[i] / width) == column) {
                    shown = Math.max(shown, thin.y()[i]);
                }
            }
            assertEquals(most, shown);
        }
    }

    @Test
    void pointsStayInOrder() {
        Snapshot thin = Decimation.thin(noise(), 0, POINTS, COLUMNS);
        for (int i = 1; i < thin.size(); i++) {
            assertTrue(thin.x()[i] > thin.x()[i - 1]);
        }
    }

    @Test
    void fewPointsAreKeptAsTheyAre() {
        var few = new Snapshot(new double[] {0, 1, 2, 3}, new double[] {5, 6, 7, 8}, 3);
        Snapshot kept = Decimation.thin(few, 1, 10, COLUMNS);
        assertEquals(2, kept.size());
        assertEquals(6, kept.y()[0]);
    }

    @Test
    void whatIsNotFiniteBecomesAGap() {
        Snapshot all = noise();
        Arrays.fill(all.y(), 50_000, 60_000, Double.NaN);
        all.y()[10] = Double.POSITIVE_INFINITY;
        Snapshot thin = Decimation.thin(all, 0, POINTS, COLUMNS);
        long gaps = Arrays.stream(thin.y(), 0, thin.size()).filter(Double::isNaN).count();
        assertEquals(50, gaps, "one a column without a number");
        assertTrue(Arrays.stream(thin.y(), 0, thin.size()).noneMatch(Double::isInfinite));
        Snapshot few = Decimation.thin(new Snapshot(new double[] {0, 1}, new double[] {Double.NEGATIVE_INFINITY, 1}, 2), 0, 1, 10);
        assertTrue(Double.isNaN(few.y()[0]));
    }
}
