package studio.lipschitz.ui.chart;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// What lies between a bound and the largest slope found: a band along a curve, or a bar at each place. Runs on the drawing thread.
final class BracketPainter {
    private static final double BAND = 0.22;
    private static final double SIGN = 7;

    private final Graphics2D g;
    private final ChartTheme theme;
    private final ChartFrame frame;

    BracketPainter(Graphics2D g, ChartTheme theme, ChartFrame frame) {
        this.g = g;
        this.theme = theme;
        this.frame = frame;
    }

    void paint(ChartSpec.Trace trace) {
        switch (trace.look()) {
            case BAND -> band(trace);
            case BRACKET -> bars(trace);
            case FINE -> dashes(trace);
            case RAW, FAINT, LINE, DOTS -> {}
        }
    }

    private void band(ChartSpec.Trace trace) {
        Snapshot upper = trace.points();
        Snapshot lower = trace.lower();
        if (upper.isEmpty() || lower.isEmpty()) {
            return;
        }
        var outline = new Path2D.Double();
        for (int i = 0; i < upper.size(); i++) {
            extend(outline, upper, i);
        }
        for (int i = lower.size() - 1; i >= 0; i--) {
            extend(outline, lower, i);
        }
        if (outline.getCurrentPoint() != null) {
            outline.closePath();
            g.setPaint(theme.of(trace.ink(), BAND));
            g.fill(outline);
        }
    }

    private void extend(Path2D outline, Snapshot points, int i) {
        if (!Double.isFinite(points.y()[i])) {
            return;
        }
        double x = frame.pixelOf(points.x()[i]);
        double y = Math.clamp(frame.pixelOfY(points.y()[i]), -1e6, 1e6);
        if (outline.getCurrentPoint() == null) {
            outline.moveTo(x, y);
        } else {
            outline.lineTo(x, y);
        }
    }

    private double bar() {
        return Math.clamp(frame.width() / frame.x().span() * 0.55, 2, 18);
    }

    private void bars(ChartSpec.Trace trace) {
        double bar = bar();
        Snapshot upper = trace.points();
        for (int i = 0; i < upper.size(); i++) {
            double middle = frame.pixelOf(upper.x()[i]);
            double low = trace.lower().y()[i];
            double high = upper.y()[i];
            if (!Double.isFinite(high) || !Double.isFinite(low)) {
                g.setPaint(theme.of(Ink.ALARM));
                g.fill(new Rectangle2D.Double(middle - bar / 2, frame.top(), bar, frame.height())); // no bound: the whole column says so
                continue;
            }
            double top = frame.pixelOfY(high);
            double bottom = Math.min(frame.pixelOfY(low), frame.top() + 2 * frame.height());
            g.setPaint(theme.thin(trace.ink(), 0.4));
            g.fill(new Rectangle2D.Double(middle - bar / 2, top, bar, Math.max(1, bottom - top)));
            g.setPaint(theme.of(trace.ink()));
            g.fill(new Rectangle2D.Double(middle - bar / 2, top - 1, bar, 2.5));
            switch (trace.ink()) {
                case ALARM -> sign(middle, top - 5, -SIGN);
                case WASTE -> sign(middle, bottom + 5, SIGN);
                default -> {}
            }
        }
    }

    /// A triangle that points away from the bar: up where the bound is too high, down where it is low.
    private void sign(double middle, double base, double height) {
        var triangle = new Path2D.Double();
        triangle.moveTo(middle - SIGN * 0.6, base);
        triangle.lineTo(middle + SIGN * 0.6, base);
        triangle.lineTo(middle, base + height);
        triangle.closePath();
        g.fill(triangle);
    }

    /// Over places only: a curve is drawn by the chart.
    private void dashes(ChartSpec.Trace trace) {
        if (frame.spec().xAxis() != ChartSpec.XAxis.PLACES) {
            return;
        }
        double bar = bar();
        g.setPaint(theme.of(trace.ink(), 0.75));
        for (int i = 0; i < trace.points().size(); i++) {
            double middle = frame.pixelOf(trace.points().x()[i]);
            double y = frame.pixelOfY(trace.points().y()[i]);
            g.fill(new Rectangle2D.Double(middle - bar / 2 - 2, y - 0.6, bar * 0.4, 1.2));
            g.fill(new Rectangle2D.Double(middle + bar / 2 + 2 - bar * 0.4, y - 0.6, bar * 0.4, 1.2));
        }
    }
}
