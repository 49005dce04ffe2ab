package studio.lipschitz.ui.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;

/// Draws a [ScatterSpec]. Runs on the drawing thread and touches nothing of the window's.
final class ScatterRenderer {
    private static final double RING = 9;

    private ScatterRenderer() {}

    static ScatterFrame paint(ScatterSpec spec, ChartTheme theme, BufferedImage picture, double scale) {
        Graphics2D g = ChartRenderer.blank(picture, scale);
        try {
            return draw(g, spec, theme, picture.getWidth() / scale, picture.getHeight() / scale);
        } finally {
            g.dispose();
        }
    }

    static ScatterFrame draw(Graphics2D g, ScatterSpec spec, ChartTheme theme, double width, double height) {
        ChartRange x = spec.across();
        ChartRange y = spec.up();
        NumberAxis across = ChartRenderer.axis(height < ChartRenderer.LOW * theme.text() ? null : spec.xTitle(), theme, x,
                width / (ChartRenderer.A_TICK_ACROSS * theme.text()), 0, true);
        NumberAxis up = ChartRenderer.axis(spec.yTitle(), theme, y, height / (ChartRenderer.A_TICK_UP * theme.text()), 0, true);
        var info = new ChartRenderingInfo(null);
        ChartRenderer.bare(across, up, new RectangleInsets(6, 2, 0, 14))
                .draw(g, new Rectangle2D.Double(0, 0, width, height), info);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        var frame = new ScatterFrame(spec, area.getX(), area.getY(), area.getWidth(), area.getHeight(), x, y);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        lines(g, theme, frame, up.getTickUnit().getSize() / 100);
        g.clip(area);
        front(g, theme, frame);
        g.setClip(null); // a point at the rim is whole
        spec.dots().forEach(dot -> dot(g, theme, frame, dot));
        return frame;
    }

    private static void lines(Graphics2D g, ChartTheme theme, ScatterFrame frame, double unit) {
        g.setPaint(theme.of(Ink.AXIS, 0.5));
        g.setStroke(new BasicStroke(1f));
        for (double at = Math.ceil(frame.y().from() / unit) * unit; at <= frame.y().to(); at += unit) {
            double py = frame.pixelY(at);
            g.draw(new Line2D.Double(frame.left(), py, frame.left() + frame.width(), py));
        }
    }

    /// From the left rim to the first point, down to the height of the next and on to it, and down to the bottom from the last.
    private static void front(Graphics2D g, ChartTheme theme, ScatterFrame frame) {
        List<ScatterSpec.Dot> front = frame.spec().front();
        if (front.isEmpty()) {
            return;
        }
        var line = new Path2D.Double();
        line.moveTo(frame.left(), frame.pixelY(front.getFirst().y()));
        for (ScatterSpec.Dot dot : front) {
            line.lineTo(line.getCurrentPoint().getX(), frame.pixelY(dot.y()));
            line.lineTo(frame.pixelX(dot.x()), frame.pixelY(dot.y()));
        }
        line.lineTo(line.getCurrentPoint().getX(), frame.top() + frame.height());
        g.setPaint(theme.of(Ink.MUTED));
        g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(line);
    }

    private static void dot(Graphics2D g, ChartTheme theme, ScatterFrame frame, ScatterSpec.Dot dot) {
        double px = frame.pixelX(dot.x());
        double py = frame.pixelY(dot.y());
        Shape shape = ScatterSpec.shape(frame.spec().scale().isPresent() ? 0 : dot.kind(), px, py);
        g.setPaint(ink(theme, frame.spec(), dot));
        g.fill(shape);
        g.setPaint(theme.of(Ink.SURFACE));
        g.setStroke(new BasicStroke(1f)); // parts those that lie on one another
        g.draw(shape);
        if (dot.chosen()) {
            g.setPaint(theme.of(Ink.TEXT));
            g.setStroke(new BasicStroke(2f));
            g.draw(new Ellipse2D.Double(px - RING, py - RING, 2 * RING, 2 * RING));
        }
    }

    private static Color ink(ChartTheme theme, ScatterSpec spec, ScatterSpec.Dot dot) {
        if (spec.scale().isPresent()) {
            return HeatRenderer.colour(theme, new ChartRange(-0.25, 1), dot.shade()); // the faintest is still seen
        }
        return spec.kinds().isEmpty() ? theme.of(Ink.SERIES_1) : theme.of(spec.kinds().get(dot.kind()).ink());
    }
}
