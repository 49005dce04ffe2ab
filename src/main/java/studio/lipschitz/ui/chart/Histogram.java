package studio.lipschitz.ui.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/// How many values lie in each of equal steps, of several kinds on top of each other.
///
/// @param from where the first step begins
/// @param to where the last one ends, above `from`
/// @param layers from the bottom up, all with as many counts
public record Histogram(String xTitle, String yTitle, double from, double to, List<Layer> layers) {
    private static final double HEADROOM = 1.06;

    /// One kind.
    ///
    /// @param counts one a step
    public record Layer(String name, Ink ink, List<Integer> counts) {
        public Layer {
            counts = List.copyOf(counts);
        }
    }

    /// Where a drawn picture put its axes.
    public record Frame(Histogram histogram, double left, double top, double width, double height) {

        /// The step under a pixel; -1 outside.
        public int step(double px, double py) {
            boolean inside = px >= left && px < left + width && py >= top && py <= top + height;
            return inside ? (int) ((px - left) / width * histogram.steps()) : -1;
        }

        /// Pixel where a step begins.
        public double pixelOf(int step) {
            return left + width * step / histogram.steps();
        }
    }

    public Histogram {
        layers = List.copyOf(layers);
        if (layers.stream().mapToInt(layer -> layer.counts().size()).distinct().count() != 1 || layers.getFirst().counts().isEmpty()
                || !(from < to)) {
            throw new IllegalArgumentException("a histogram needs steps, as many in every layer, from " + from + " to " + to);
        }
    }

    /// Counts finite `values` in `steps` equal steps from 0 to `to`; the last holds `to` itself.
    public static List<Integer> count(double[] values, double to, int steps) {
        var counts = new Integer[steps];
        Arrays.fill(counts, 0);
        for (double value : values) {
            if (Double.isFinite(value)) {
                counts[(int) Math.clamp(Math.floor(value / to * steps), 0, steps - 1)]++;
            }
        }
        return List.of(counts);
    }

    public int steps() {
        return layers.getFirst().counts().size();
    }

    /// Where a step begins.
    public double edge(int step) {
        return from + (to - from) * step / steps();
    }

    /// Runs on the drawing thread and touches nothing of the window's.
    ///
    /// @param scale pixels of the picture a unit of the window
    public Frame paint(ChartTheme theme, BufferedImage picture, double scale) {
        double width = picture.getWidth() / scale;
        double height = picture.getHeight() / scale;
        int most = 1;
        for (int step = 0; step < steps(); step++) {
            most = Math.max(most, sum(step, layers.size()));
        }
        var x = new ChartRange(from, to);
        var y = new ChartRange(0, most * HEADROOM);
        var plot = new XYPlot(null, ChartRenderer.axis(xTitle, theme, x, width / (ChartRenderer.A_TICK_ACROSS * theme.text()), 0, false),
                ChartRenderer.axis(yTitle, theme, y, height / (ChartRenderer.A_TICK_UP * theme.text()), 1, false), null);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(theme.of(Ink.AXIS, 0.5));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        var chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(4, 2, 0, 10));
        var info = new ChartRenderingInfo(null);
        Graphics2D g = ChartRenderer.blank(picture, scale);
        try {
            chart.draw(g, new Rectangle2D.Double(0, 0, width, height), info);
            Rectangle2D area = info.getPlotInfo().getDataArea();
            var frame = new Frame(this, area.getX(), area.getY(), area.getWidth(), area.getHeight());
            for (int step = 0; step < steps(); step++) {
                for (int layer = 0; layer < layers.size(); layer++) {
                    double low = frame.top + frame.height * (1 - sum(step, layer) / y.to());
                    double high = frame.top + frame.height * (1 - sum(step, layer + 1) / y.to());
                    double gap = frame.width / steps() > 4 ? 1 : 0;
                    g.setPaint(theme.of(layers.get(layer).ink()));
                    g.fill(new Rectangle2D.Double(frame.pixelOf(step) + gap / 2, high, frame.width / steps() - gap, low - high));
                }
            }
            return frame;
        } finally {
            g.dispose();
        }
    }

    /// Of the layers below `layer`.
    private int sum(int step, int layer) {
        return layers.subList(0, layer).stream().mapToInt(each -> each.counts().get(step)).sum();
    }
}
