package studio.lipschitz.ui.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// Crosses on the axis below the points whose value is infinite or no number, at most one a place that can be told from the next.
final class OddMarks {
    private static final double REACH = 3.5;

    private final ChartFrame frame;
    private int points;
    private Snapshot before = Snapshot.EMPTY;

    private OddMarks(ChartFrame frame) {
        this.frame = frame;
    }

    /// How many points there are of the kind among those in view.
    static int paint(Graphics2D g, ChartTheme theme, ChartFrame frame) {
        if (frame.spec().xAxis() == ChartSpec.XAxis.PLACES) {
            return 0; // a bar without a bound fills its column
        }
        var marks = new OddMarks(frame);
        g.setPaint(theme.of(Ink.ALARM));
        g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (ChartSpec.Trace trace : frame.spec().traces()) {
            marks.paint(g, trace.points());
            marks.before = trace.points();
        }
        return marks.points;
    }

    private void paint(Graphics2D g, Snapshot values) {
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.size(); i++) {
            double x = values.x()[i];
            if (Double.isFinite(values.y()[i]) || x < frame.x().from() || x > frame.x().to()) {
                continue;
            }
            if (i < before.size() && before.x()[i] == x && !Double.isFinite(before.y()[i])) {
                continue; // the mean of a curve has its gaps
            }
            points++;
            double at = frame.pixelOf(x);
            if (at - last >= 2 * REACH) {
                g.draw(cross(at, frame.top() + frame.height() - REACH - 1));
                last = at;
            }
        }
    }

    private static Path2D cross(double x, double y) {
        var cross = new Path2D.Double();
        cross.moveTo(x - REACH, y - REACH);
        cross.lineTo(x + REACH, y + REACH);
        cross.moveTo(x - REACH, y + REACH);
        cross.lineTo(x + REACH, y - REACH);
        return cross;
    }
}
