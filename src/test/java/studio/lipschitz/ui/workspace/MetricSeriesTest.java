package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MetricSeriesTest {
    private static MetricSeries counting(int points) {
        var series = new MetricSeries();
        for (int i = 0; i < points; i++) {
            series.add(i, -i);
        }
        return series;
    }

    @Test
    void itGrowsAndKeepsEveryPoint() {
        var snapshot = counting(100_000).snapshot();
        assertEquals(100_000, snapshot.size());
        assertEquals(-99_999, snapshot.lastY());
        assertEquals(77_777, snapshot.x()[77_777]);
    }

    @Test
    void aSnapshotKeepsWhatItSawWhenTheSeriesIsRewoundAndWrittenAgain() {
        MetricSeries series = counting(100);
        var before = series.snapshot();
        series.rewind(49.5);
        series.add(50, 1234);
        assertEquals(51, series.size());
        assertEquals(1234, series.lastY());
        assertEquals(-50, before.y()[50]);
    }

    @Test
    void theNearestPointIsFound() {
        var snapshot = counting(10).snapshot();
        assertEquals(0, snapshot.nearest(-5));
        assertEquals(3, snapshot.nearest(3));
        assertEquals(4, snapshot.nearest(3.6));
        assertEquals(9, snapshot.nearest(100));
        assertEquals(-1, MetricSeries.Snapshot.EMPTY.nearest(1));
    }

    @Test
    void anEmptySeriesHasNoLastValue() {
        assertTrue(Double.isNaN(new MetricSeries().lastY()));
    }
}
