package studio.lipschitz.ui.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.Plane;

/// Draws a [PlaneScene]: the decision as a field, balls, the line where it changes, points, numbers at two rims. Runs on the drawing thread.
public final class PlanePainter {
    private static final double ROUND = 10;
    private static final double DOT = 6;
    private static final double SMALL_DOT = 4.4;
    private static final double OUTLINE = 1.2;
    private static final int MANY_DOTS = 250;
    private static final double RIM = 1.1; // of a ball, within it
    private static final double FILLED = 0.10;
    private static final double DRAWN = 0.75;
    private static final double A_TICK = 64; // pixels
    private static final double NUMBERS_LEFT = 34;
    private static final double NUMBERS_BELOW = 20;
    private static final double ABOVE = 6;

    private final PlaneScene scene;
    private final ChartTheme theme;
    private final Graphics2D g;
    private final double scale;
    private final PlaneSight sight;

    private PlanePainter(PlaneScene scene, ChartTheme theme, Graphics2D g, double scale, PlaneSight sight) {
        this.scene = scene;
        this.theme = theme;
        this.g = g;
        this.scale = scale;
        this.sight = sight;
    }

    /// @param scale pixels of the picture a unit of the window
    public static PlaneSight paint(PlaneScene scene, ChartTheme theme, BufferedImage picture, double scale) {
        Graphics2D g = ChartRenderer.blank(picture, scale);
        try {
            double text = theme.text();
            var sight = PlaneSight.fitting(
                    scene.plane(), picture.getWidth() / scale, picture.getHeight() / scale, NUMBERS_LEFT * text, NUMBERS_BELOW * text,
                    ABOVE);
            new PlanePainter(scene, theme, g, scale, sight).paint();
            return sight;
        } finally {
            g.dispose();
        }
    }

    private void paint() {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        var rim = new RoundRectangle2D.Double(sight.left(), sight.top(), sight.width(), sight.height(), ROUND, ROUND);
        g.setPaint(theme.of(Ink.SURFACE));
        g.fill(rim);
        numbers();
        g.clip(rim);
        scene.grid().ifPresent(this::field);
        scene.balls().forEach(this::ball);
        scene.grid().ifPresent(this::changes);
        double dot = scene.dots().size() > MANY_DOTS ? SMALL_DOT : DOT;
        scene.dots().forEach(each -> dot(each, dot));
        g.setClip(null);
        g.setPaint(theme.of(Ink.AXIS));
        g.setStroke(new BasicStroke(1));
        g.draw(rim);
    }

    private void field(DecisionGrid grid) {
        Plane over = grid.plane();
        double width = over.width() * sight.scale();
        double height = over.height() * sight.scale();
        BufferedImage field = PlaneField.of(grid, theme, (int) Math.ceil(width * scale), (int) Math.ceil(height * scale));
        var place = AffineTransform.getTranslateInstance(sight.pixelOfX(over.left()), sight.pixelOfY(over.top()));
        place.scale(width / field.getWidth(), height / field.getHeight());
        g.drawImage(field, place, null);
    }

    /// For each class that wins somewhere, where it begins to win.
    private void changes(DecisionGrid grid) {
        Plane over = grid.plane();
        var frame = new PlaneFrame(
                grid, sight.pixelOfX(over.left()), sight.pixelOfY(over.top()), over.width() * sight.scale(),
                over.height() * sight.scale());
        var changes = new Path2D.Double();
        for (int kind : PlaneSpec.winners(grid)) {
            changes.append(Contour.of(
                    frame, point -> (grid.winner(point) == kind ? 1 : -1) * Math.abs(grid.values().get(point)), 0), false);
        }
        g.setPaint(theme.of(Ink.TEXT));
        g.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(changes);
    }

    private void ball(PlaneScene.Ball ball) {
        double radius = sight.radius(ball.radius());
        Color ink = theme.of(PlaneSpec.inkOf(ball.kind()));
        g.setPaint(thin(ink, FILLED));
        g.fill(disc(ball.x(), ball.y(), radius));
        if (radius > RIM) {
            g.setPaint(thin(ink, DRAWN));
            g.setStroke(new BasicStroke((float) RIM));
            g.draw(disc(ball.x(), ball.y(), radius - RIM / 2)); // a line lies on both sides of its place
        }
    }

    private static Color thin(Color ink, double share) {
        return new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), (int) Math.round(255 * share));
    }

    private Ellipse2D disc(double x, double y, double radius) {
        return new Ellipse2D.Double(sight.pixelOfX(x) - radius, sight.pixelOfY(y) - radius, 2 * radius, 2 * radius);
    }

    /// A point that is decided otherwise is hollow.
    private void dot(PlaneScene.Dot dot, double size) {
        g.setPaint(theme.of(Ink.SURFACE));
        g.fill(disc(dot.x(), dot.y(), size / 2 + OUTLINE));
        g.setPaint(theme.of(PlaneSpec.inkOf(dot.kind())));
        if (dot.wrong()) {
            g.setStroke(new BasicStroke(1.6f));
            g.draw(disc(dot.x(), dot.y(), size / 2));
        } else {
            g.fill(disc(dot.x(), dot.y(), size / 2));
        }
    }

    /// At the left and lower rim, with faint lines across the plane.
    private void numbers() {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.round(11 * theme.text())));
        var metrics = g.getFontMetrics();
        double step = step(A_TICK * theme.text() / sight.scale());
        Plane plane = sight.plane();
        for (double x = Math.ceil(plane.left() / step) * step; x <= plane.right(); x += step) {
            double px = sight.pixelOfX(x);
            String number = number(x, step);
            line(px, sight.top(), px, sight.top() + sight.height());
            g.setPaint(theme.of(Ink.MUTED));
            g.drawString(number, (float) (px - metrics.stringWidth(number) / 2.0),
                    (float) (sight.top() + sight.height() + metrics.getAscent() + 3));
        }
        for (double y = Math.ceil(plane.bottom() / step) * step; y <= plane.top(); y += step) {
            double py = sight.pixelOfY(y);
            String number = number(y, step);
            line(sight.left(), py, sight.left() + sight.width(), py);
            g.setPaint(theme.of(Ink.MUTED));
            g.drawString(number, (float) (sight.left() - 6 - metrics.stringWidth(number)),
                    (float) (py + metrics.getAscent() / 2.0 - 1));
        }
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        g.setPaint(thin(theme.of(Ink.AXIS), 0.5));
        g.setStroke(new BasicStroke(0.6f));
        g.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    /// 1, 2 or 5 times a power of ten, at least `least`.
    static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double share = least / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    private static String number(double value, double step) {
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        String number = String.format(java.util.Locale.ROOT, "%." + decimals + "f", value);
        return number.matches("-0(\\.0*)?") ? number.substring(1) : number;
    }
}
