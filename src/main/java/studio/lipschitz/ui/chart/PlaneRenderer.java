package studio.lipschitz.ui.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.DecisionGrid.Sample;

/// Draws a [PlaneSpec]: the decision as a field, the lines where it changes and where it is certified, and the samples. Runs on the drawing thread.
public final class PlaneRenderer {
    private static final double DOT = 6;
    private static final double SMALL_DOT = 4;
    private static final double OUTLINE = 1.2;

    private PlaneRenderer() {}

    /// @param scale pixels of the picture a unit of the window
    public static PlaneFrame paint(PlaneSpec spec, ChartTheme theme, BufferedImage picture, double scale) {
        DecisionGrid grid = spec.grid();
        double width = picture.getWidth() / scale;
        double height = picture.getHeight() / scale;
        var info = new ChartRenderingInfo(null);
        Graphics2D g = ChartRenderer.blank(picture, scale);
        try {
            chart(grid, theme, width, height).draw(g, new Rectangle2D.Double(0, 0, width, height), info);
            Rectangle2D area = info.getPlotInfo().getDataArea();
            var frame = new PlaneFrame(grid, area.getX(), area.getY(), area.getWidth(), area.getHeight());
            g.clip(area);
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            BufferedImage field = PlaneField.of(
                    grid, theme, (int) Math.ceil(area.getWidth() * scale), (int) Math.ceil(area.getHeight() * scale));
            var place = AffineTransform.getTranslateInstance(area.getX(), area.getY());
            place.scale(area.getWidth() / field.getWidth(), area.getHeight() / field.getHeight());
            g.drawImage(field, place, null);
            drawLines(g, spec, theme, frame);
            grid.samples().forEach(sample -> drawSample(g, sample, theme, frame));
            return frame;
        } finally {
            g.dispose();
        }
    }

    private static JFreeChart chart(DecisionGrid grid, ChartTheme theme, double width, double height) {
        var x = new ChartRange(grid.left(), grid.right());
        var y = new ChartRange(grid.bottom(), grid.top());
        NumberAxis across = ChartRenderer.axis(height < ChartRenderer.LOW * theme.text() ? null : "x₁", theme, x,
                width / (ChartRenderer.A_TICK_ACROSS * theme.text()), 0,
                false);
        NumberAxis up = ChartRenderer.axis("x₂", theme, y, height / (ChartRenderer.A_TICK_UP * theme.text()), 0, false);
        return ChartRenderer.bare(across, up, new RectangleInsets(4, 2, 0, 10));
    }

    /// For each class that wins somewhere, where it begins to win and where its points begin to be certified within epsilon.
    private static void drawLines(Graphics2D g, PlaneSpec spec, ChartTheme theme, PlaneFrame frame) {
        DecisionGrid grid = spec.grid();
        var changes = new Path2D.Double();
        var certified = new Path2D.Double();
        for (int kind : spec.winners()) {
            changes.append(Contour.of(frame, point -> sign(grid, point, kind) * Math.abs(grid.values().get(point)), 0), false);
            if (spec.epsilon() > 0 && grid.certified()) {
                certified.append(Contour.of(frame, point -> sign(grid, point, kind) * grid.radius(point), spec.epsilon()), false);
            }
        }
        g.setPaint(theme.of(Ink.TEXT));
        g.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(changes);
        g.setStroke(ChartRenderer.dashes(1.1f));
        g.draw(certified);
    }

    private static int sign(DecisionGrid grid, int point, int kind) {
        return grid.winner(point) == kind ? 1 : -1;
    }

    private static void drawSample(Graphics2D g, Sample sample, ChartTheme theme, PlaneFrame frame) {
        double x = frame.pixelOfX(sample.x());
        double y = frame.pixelOfY(sample.y());
        Color ink = theme.of(PlaneSpec.inkOf(sample.kind()));
        double dot = frame.height() < ChartRenderer.LOW ? SMALL_DOT : DOT;
        double rim = dot + 2 * OUTLINE;
        g.setPaint(theme.of(Ink.SURFACE));
        g.fill(new Ellipse2D.Double(x - rim / 2, y - rim / 2, rim, rim));
        g.setPaint(ink);
        g.fill(new Ellipse2D.Double(x - dot / 2, y - dot / 2, dot, dot));
    }
}
