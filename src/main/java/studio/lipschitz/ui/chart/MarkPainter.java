package studio.lipschitz.ui.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/// Hairlines where something happened, and stars on points that stand out. Runs on the drawing thread.
final class MarkPainter {
    static final double NOTE_WIDTH = 14;
    static final double NOTE_HEIGHT = 12;
    private static final double NOTCH = 3;
    private static final double RIM = 6; // what a flag may stand out of the plot
    private static final Font NUMBERS = new Font(Font.SANS_SERIF, Font.BOLD, 9);

    private static final double FLAG = 4; // half of its width
    private static final double STAR = 7.5;
    private static final double INNER = 0.42; // of the star's radius

    private final Graphics2D g;
    private final ChartTheme theme;
    private final ChartFrame frame;

    MarkPainter(Graphics2D g, ChartTheme theme, ChartFrame frame) {
        this.g = g;
        this.theme = theme;
        this.frame = frame;
    }

    void paint(ChartSpec.Mark mark) {
        double x = frame.pixelOf(mark.x());
        if (x < frame.left() - 1 || x > frame.left() + frame.width() + 1) {
            return; // out of what is shown
        }
        if (mark.number() > 0) {
            note(x, mark.number());
        } else if (mark.star()) {
            star(x, frame.pixelOfY(mark.y()));
        } else {
            hairline(x);
        }
    }

    /// A pennant at the top, with the number under which the note is listed.
    private void note(double x, int number) {
        g.setPaint(theme.of(Ink.TEXT, 0.45));
        g.setStroke(ChartRenderer.dashes(1f));
        g.draw(new Line2D.Double(x, frame.top(), x, frame.top() + frame.height()));
        String digits = Integer.toString(number);
        g.setFont(NUMBERS);
        double wide = Math.max(NOTE_WIDTH, g.getFontMetrics().stringWidth(digits) + 8.0);
        var flag = new Path2D.Double();
        double way = x + wide > frame.left() + frame.width() + RIM ? -1 : 1; // at the rim it flies to the left
        flag.moveTo(x, frame.top());
        flag.lineTo(x + way * wide, frame.top());
        flag.lineTo(x + way * (wide - NOTCH), frame.top() + NOTE_HEIGHT / 2);
        flag.lineTo(x + way * wide, frame.top() + NOTE_HEIGHT);
        flag.lineTo(x, frame.top() + NOTE_HEIGHT);
        flag.closePath();
        g.setPaint(theme.of(Ink.TEXT));
        g.fill(flag);
        g.setPaint(theme.of(Ink.SURFACE));
        g.drawString(digits, (float) (x + way * (wide - NOTCH + 1) / 2 - g.getFontMetrics().stringWidth(digits) / 2.0),
                (float) (frame.top() + 9.2));
    }

    private void hairline(double x) {
        g.setPaint(theme.of(Ink.TEXT, 0.7));
        g.setStroke(new BasicStroke(1f));
        g.draw(new Line2D.Double(x, frame.top(), x, frame.top() + frame.height()));
        var flag = new Path2D.Double();
        flag.moveTo(x - FLAG, frame.top());
        flag.lineTo(x + FLAG, frame.top());
        flag.lineTo(x, frame.top() + 1.6 * FLAG);
        flag.closePath();
        g.fill(flag);
    }

    private void star(double x, double y) {
        var star = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? STAR : STAR * INNER;
            double angle = Math.PI * (i / 5.0 - 0.5);
            double px = x + radius * Math.cos(angle);
            double py = y + radius * Math.sin(angle);
            if (i == 0) {
                star.moveTo(px, py);
            } else {
                star.lineTo(px, py);
            }
        }
        star.closePath();
        g.setPaint(theme.of(Ink.SURFACE));
        g.setStroke(new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)); // apart from the curve behind it
        g.draw(star);
        g.setPaint(theme.of(Ink.SERIES_2));
        g.fill(star);
        g.setPaint(theme.of(Ink.TEXT));
        g.setStroke(new BasicStroke(0.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(star);
    }
}
