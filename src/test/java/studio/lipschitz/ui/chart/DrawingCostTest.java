package studio.lipschitz.ui.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.chart.ChartSpec.Look;
import studio.lipschitz.ui.chart.ChartSpec.Trace;
import studio.lipschitz.ui.chart.ChartSpec.XAxis;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// 100,000 points and 60 layers are drawn. What that costs is printed, not held to a time: the machine that runs this has other work.
class DrawingCostTest {
    private static final int POINTS = 100_000;
    private static final int LAYERS = 60;
    private static final int READINGS = 5_000; // 20 minutes at 4 a second
    private static final int REPEATS = 9;

    private static ChartTheme theme() {
        var colours = new EnumMap<Ink, Color>(Ink.class);
        for (Ink ink : Ink.values()) {
            colours.put(ink, Color.getHSBColor(colours.size() / 14f, 0.8f, 0.7f));
        }
        return new ChartTheme(colours);
    }

    private static Snapshot curve(int points, long seed, double level, double noise) {
        var random = new Random(seed);
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = 100.0 * (i + 1) / points;
            y[i] = level + Math.exp(-4.0 * i / points) + noise * random.nextGaussian();
        }
        return new Snapshot(x, y, points);
    }

    private static ChartSpec chart(XAxis axis, List<Trace> traces) {
        return new ChartSpec("epoch", "value", axis, 0, 100, false, 1e-3, traces, List.of(new ChartSpec.Level(1, "constant 1")));
    }

    private static ChartSpec layers(int count) {
        var curves = new ArrayList<Trace>();
        for (int i = 0; i < count; i++) {
            Ink ink = Ink.SERIES.get(i % Ink.SERIES.size());
            curves.add(new Trace("layer" + i, ink, Look.BAND, curve(READINGS, i, 1.02, 0.001), curve(READINGS, 100 + i, 0.9, 0.001), true));
            curves.add(Trace.of("", ink, Look.FINE, curve(READINGS, 200 + i, 0.8, 0.001)));
        }
        return chart(XAxis.EPOCHS, curves);
    }

    private static void told(String what, Supplier<ChartFrame> drawing) {
        var nanos = new long[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long begin = System.nanoTime();
            ChartFrame frame = drawing.get();
            nanos[i] = System.nanoTime() - begin;
            assertTrue(frame.width() > 500, "the plot has the room");
        }
        Arrays.sort(nanos);
        System.out.printf("%s: %.1f ms in the middle, %.1f at most%n", what, nanos[REPEATS / 2] / 1e6, nanos[REPEATS - 1] / 1e6);
    }

    @Test
    void aHundredThousandPointsAndSixtyLayersAreDrawn() throws IOException {
        ChartTheme theme = theme();
        var picture = new Picture(900, 420);
        var smoothing = new Smoothing();
        ChartSpec loss = chart(XAxis.EPOCHS, List.of(Trace.of("batch", Ink.SERIES_1, Look.RAW, curve(POINTS, 1, 0.2, 0.05)),
                Trace.of("validation", Ink.SERIES_2, Look.DOTS, curve(100, 2, 0.3, 0.01))));
        long begin = System.nanoTime();
        smoothing.over(loss, 12);
        System.out.printf("first smoothing of 25,000 points, FX thread: %.1f ms%n", (System.nanoTime() - begin) / 1e6);
        for (int turn = 1; turn < 4; turn++) {
            assertFalse(smoothing.complete());
            smoothing.over(loss, 12);
        }
        assertTrue(smoothing.complete());
        begin = System.nanoTime();
        ChartSpec smooth = smoothing.over(loss, 12);
        System.out.printf("smoothing again where nothing is new, FX thread: %.3f ms%n", (System.nanoTime() - begin) / 1e6);
        told("100,000 points", () -> ChartRenderer.paint(smooth, ChartView.START, theme, picture.drawing(), 1));
        Path shown = Path.of("target", "screenshots", "chart-100000.png");
        Files.createDirectories(Objects.requireNonNull(shown.getParent()));
        ImageIO.write(picture.drawing(), "png", shown.toFile());
        told("the same, logarithmic", () -> ChartRenderer.paint(smooth, ChartView.START.withLog(true), theme, picture.drawing(), 1));
        var part = new ChartView.Window(new ChartRange(40, 41), java.util.Optional.empty());
        told("a hundredth of it", () -> ChartRenderer.paint(smooth, ChartView.START.showing(part), theme, picture.drawing(), 1));

        ChartSpec eight = layers(8);
        ChartSpec sixty = layers(LAYERS);
        told("8 layers as bands of 5,000 readings", () -> ChartRenderer.paint(eight, theme, picture.drawing(), 1));
        told("60 layers so", () -> ChartRenderer.paint(sixty, theme, picture.drawing(), 1));

        double[] places = new double[LAYERS];
        double[] high = new double[LAYERS];
        double[] low = new double[LAYERS];
        for (int i = 0; i < LAYERS; i++) {
            places[i] = i + 1;
            high[i] = 1 + 1e-3 * i;
            low[i] = 0.98;
        }
        var bars = new Trace("layers", Ink.SERIES_1, Look.BRACKET, new Snapshot(places, high, LAYERS), new Snapshot(places, low, LAYERS),
                true);
        told("60 layers as brackets", () -> ChartRenderer.paint(chart(XAxis.PLACES, List.of(bars)), theme, picture.drawing(), 1));
    }
}
