package studio.lipschitz.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.ui.chart.ChartSpec.Look;
import studio.lipschitz.ui.chart.ChartSpec.Trace;
import studio.lipschitz.ui.chart.ChartSpec.XAxis;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

class ChartRendererTest {
    private static final ChartTheme THEME = new ChartTheme(
            Map.of(Ink.SERIES_1, Color.RED, Ink.SERIES_2, Color.BLUE, Ink.MUTED, Color.GRAY));

    private static ChartSpec lines(double... values) {
        var x = new double[values.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 10.0;
        }
        var points = new Snapshot(x, values, x.length);
        return new ChartSpec(
                "epoch", "loss", XAxis.EPOCHS, 0, 0, false, 1e-3, List.of(Trace.of("train", Ink.SERIES_1, Look.LINE, points)), List.of());
    }

    private static long pixels(BufferedImage picture, Color wanted) {
        long count = 0;
        for (int argb : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            count += argb == wanted.getRGB() ? 1 : 0;
        }
        return count;
    }

    @Test
    void aCurveIsDrawnInItsInkOnNothing() {
        var picture = new Picture(400, 200);
        ChartFrame frame = ChartRenderer.paint(lines(3, 2, 1, 0), THEME, picture.drawing(), 1);
        assertTrue(pixels(picture.drawing(), Color.RED) > 200);
        assertEquals(0, picture.drawing().getRGB((int) (frame.left() + frame.width()) - 2, (int) frame.top() + 2),
                "transparent where nothing is");
        assertTrue(frame.width() > 300 && frame.height() > 100, "the plot has the room: " + frame);
    }

    @Test
    void theFrameTellsWhereAValueStands() {
        var picture = new Picture(400, 200);
        ChartFrame frame = ChartRenderer.paint(lines(1, 1, 1), THEME, picture.drawing(), 1);
        int x = (int) Math.round(frame.pixelOf(0.1));
        int y = (int) Math.round(frame.pixelOfY(1));
        assertEquals(Color.RED.getRGB(), picture.drawing().getRGB(x, y));
        assertEquals(0.1, frame.xAt(frame.pixelOf(0.1)), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -1e300, Double.MIN_VALUE})
    void noValueBreaksTheChart(double odd) {
        var picture = new Picture(400, 200);
        ChartFrame frame = ChartRenderer.paint(lines(1, 2, odd, 2, 1), THEME, picture.drawing(), 1);
        assertTrue(Double.isFinite(frame.y().span()) && frame.y().span() > 0);
        ChartFrame alone = ChartRenderer.paint(lines(odd), THEME, picture.drawing(), 1);
        assertTrue(Double.isFinite(alone.y().span()) && alone.y().span() > 0);
    }

    @Test
    void aFiniteCurveIsStillSeenBesideAGap() {
        var picture = new Picture(400, 200);
        ChartRenderer.paint(lines(1, 2, 3, Double.NaN, Double.NaN, 3, 2, 1), THEME, picture.drawing(), 1);
        assertTrue(pixels(picture.drawing(), Color.RED) > 100);
    }

    @Test
    void aLayerWithoutABoundFillsItsColumn() {
        var points = new Snapshot(new double[] {1, 2}, new double[] {1.001, Double.POSITIVE_INFINITY}, 2);
        var lower = new Snapshot(new double[] {1, 2}, new double[] {0.99, 1}, 2);
        var trace = new Trace("layers", Ink.SERIES_1, Look.BRACKET, points, lower, false);
        var spec = new ChartSpec("layer", "norm", XAxis.PLACES, 0, 0, false, 0.01, List.of(trace),
                List.of(new ChartSpec.Level(1, "constant 1")));
        var theme = new ChartTheme(Map.of(Ink.SERIES_1, Color.RED, Ink.ALARM, Color.GREEN));
        var picture = new Picture(400, 200);
        ChartFrame frame = ChartRenderer.paint(spec, theme, picture.drawing(), 1);
        assertEquals(Color.GREEN.getRGB(), picture.drawing().getRGB((int) frame.pixelOf(2), (int) (frame.top() + frame.height() / 2)));
    }

    @Test
    void ticksAreOneTwoOrFiveTimesAPowerOfTen() {
        assertEquals(0.5, ChartRange.tick(4.1, 10), 1e-12);
        assertEquals(0.02, ChartRange.tick(0.11, 6), 1e-12);
        assertEquals(1, ChartRange.tick(10, 10), 1e-12);
        assertEquals("0.985", new ChartRange(0.98, 1).format(0.005, false).format(0.985));
        assertEquals("98.5%", new ChartRange(0.98, 1).format(0.5, true).format(98.5));
    }

    @Test
    void aBoundIsWrittenRoundedUpward() {
        var points = studio.lipschitz.ui.workspace.MetricSeries.Snapshot.EMPTY;
        var bound = new ChartSpec.Trace("a", Ink.SERIES_1, ChartSpec.Look.DOTS, points, points, true);
        assertEquals("1.0001", Legend.value(bound, 1.00001, false));
        assertEquals("55.55 %", Legend.value(5.0 / 9, true)); // as the table of runs, the news and the report round it
        assertEquals("infinite", Legend.value(bound, Double.POSITIVE_INFINITY, false));
    }
}
