package studio.lipschitz.ui.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/// Points in the plane, one kind a colour.
///
/// @param xs of the points, as many as `ys` and `kinds`
/// @param kinds place of each point's ink in `inks`
/// @param marked the point that is looked at, by its place
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Scatter(String xTitle, String yTitle, double[] xs, double[] ys, int[] kinds, List<Ink> inks, Optional<Integer> marked) {
    private static final double DOT = 5;
    private static final double ROOM = 0.04; // around the points, of their extent

    /// Where a drawn picture put its axes.
    public record Frame(Scatter scatter, double left, double top, double width, double height, double fromX, double toX, double fromY,
            double toY) {

        double pixelX(double x) {
            return left + (x - fromX) / (toX - fromX) * width;
        }

        double pixelY(double y) {
            return top + height - (y - fromY) / (toY - fromY) * height;
        }

        /// Place of the point nearest to a pixel, within `reach` pixels.
        public Optional<Integer> nearest(double px, double py, double reach) {
            int best = -1;
            double distance = reach;
            for (int i = 0; i < scatter.xs.length; i++) {
                double away = Math.hypot(pixelX(scatter.xs[i]) - px, pixelY(scatter.ys[i]) - py);
                if (away <= distance) {
                    distance = away;
                    best = i;
                }
            }
            return best < 0 ? Optional.empty() : Optional.of(best);
        }
    }

    /// Runs on the drawing thread and touches nothing of the window's.
    ///
    /// @param scale pixels of the picture a unit of the window
    public Frame paint(ChartTheme theme, BufferedImage picture, double scale) {
        double width = picture.getWidth() / scale;
        double height = picture.getHeight() / scale;
        ChartRange x = range(xs);
        ChartRange y = range(ys);
        var plot = new XYPlot(null, ChartRenderer.axis(xTitle, theme, x, width / (ChartRenderer.A_TICK_ACROSS * theme.text()), 0, false),
                ChartRenderer.axis(yTitle, theme, y, height / (ChartRenderer.A_TICK_UP * theme.text()), 0, false), null);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(theme.of(Ink.AXIS, 0.5));
        plot.setRangeGridlinePaint(theme.of(Ink.AXIS, 0.5));
        plot.setDomainGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        var chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(6, 2, 0, 12));
        var info = new ChartRenderingInfo(null);
        Graphics2D g = ChartRenderer.blank(picture, scale);
        try {
            chart.draw(g, new Rectangle2D.Double(0, 0, width, height), info);
            Rectangle2D area = info.getPlotInfo().getDataArea();
            var frame = new Frame(
                    this, area.getX(), area.getY(), area.getWidth(), area.getHeight(), x.from(), x.to(), y.from(), y.to());
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            for (int i = 0; i < xs.length; i++) {
                g.setPaint(theme.of(inks.get(kinds[i] % inks.size()), 0.7));
                g.fill(dot(frame, i, DOT));
            }
            marked.ifPresent(place -> {
                g.setPaint(theme.of(Ink.TEXT));
                g.setStroke(new BasicStroke(2));
                g.draw(dot(frame, place, 3 * DOT));
            });
            return frame;
        } finally {
            g.dispose();
        }
    }

    private Ellipse2D dot(Frame frame, int place, double size) {
        return new Ellipse2D.Double(frame.pixelX(xs[place]) - size / 2, frame.pixelY(ys[place]) - size / 2, size, size);
    }

    private static ChartRange range(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double room = most > least ? (most - least) * ROOM : Math.max(1, Math.abs(most)) * ROOM;
        return new ChartRange(least - room, most + room);
    }
}
