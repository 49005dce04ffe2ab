package studio.lipschitz.ui.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;

/// Draws a [HeatSpec] with its scale of colours at the right. Runs on the drawing thread.
final class HeatRenderer {
    private static final double SCALE_ROOM = 64; // right of the fields
    private static final double SCALE_WIDTH = 10;
    private static final int SCALE_STEPS = 128;
    private static final int MOST_COLUMNS = 2000;

    private HeatRenderer() {}

    static HeatFrame paint(HeatSpec spec, ChartTheme theme, BufferedImage picture, double scale) {
        Graphics2D g = ChartRenderer.blank(picture, scale);
        try {
            return draw(g, spec, theme, picture.getWidth() / scale, picture.getHeight() / scale);
        } finally {
            g.dispose();
        }
    }

    static HeatFrame draw(Graphics2D g, HeatSpec spec, ChartTheme theme, double width, double height) {
        var info = new ChartRenderingInfo(null);
        double first = spec.columns().getFirst().x();
        var x = new ChartRange(first - 0.5, spec.columns().getLast().x() + 0.5); // a column is as wide as its epoch
        chart(spec, theme, x, width, height).draw(g, new Rectangle2D.Double(0, 0, width, height), info);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        var frame = new HeatFrame(spec, area.getX(), area.getY(), area.getWidth(), area.getHeight(), x);
        ChartRange range = spec.range();
        BufferedImage fields = fields(spec, theme, x, range);
        var place = AffineTransform.getTranslateInstance(area.getX(), area.getY());
        place.scale(area.getWidth() / fields.getWidth(), area.getHeight() / fields.getHeight());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(fields, place, null);
        scale(g, theme, range, area);
        return frame;
    }

    private static JFreeChart chart(HeatSpec spec, ChartTheme theme, ChartRange x, double width, double height) {
        String title = height < ChartRenderer.LOW * theme.text() ? null : spec.xTitle();
        NumberAxis across = ChartRenderer.axis(title, theme, x, width / (ChartRenderer.A_TICK_ACROSS * theme.text()), 1, false);
        NumberAxis down = ChartRenderer.axis(spec.yTitle(), theme, new ChartRange(0.5, spec.rows() + 0.5),
                height / (ChartRenderer.A_TICK_UP * theme.text()), 1, false);
        down.setInverted(true);
        return ChartRenderer.bare(across, down, new RectangleInsets(6, 2, 0, SCALE_ROOM * theme.text()));
    }

    /// A pixel an epoch and a singular value; of very long runs some epochs.
    private static BufferedImage fields(HeatSpec spec, ChartTheme theme, ChartRange x, ChartRange range) {
        int columns = Math.clamp(Math.round(x.span()), 1, MOST_COLUMNS);
        var fields = new BufferedImage(columns, Math.max(1, spec.rows()), BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < columns; i++) {
            HeatSpec.Column column = spec.at(x.from() + (i + 0.5) / columns * x.span());
            for (int row = 0; row < column.from().size(); row++) {
                fields.setRGB(i, row, colour(theme, range, column.from().get(row)).getRGB());
            }
        }
        return fields;
    }

    /// From nearly the surface for the least to full ink for the greatest, by way of another ink.
    static Color colour(ChartTheme theme, ChartRange range, double value) {
        double share = Math.clamp((value - range.from()) / range.span(), 0, 1);
        if (Double.isNaN(share)) {
            return theme.of(Ink.ALARM);
        }
        Color least = mixed(theme.of(Ink.SURFACE), theme.of(Ink.SERIES_3), 0.12);
        return share < 0.5
                ? mixed(least, theme.of(Ink.SERIES_3), 2 * share)
                : mixed(theme.of(Ink.SERIES_3), theme.of(Ink.SERIES_1), 2 * share - 1);
    }

    private static Color mixed(Color from, Color to, double share) {
        return new Color(
                mixed(from.getRed(), to.getRed(), share), mixed(from.getGreen(), to.getGreen(), share),
                mixed(from.getBlue(), to.getBlue(), share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /// The scale of colours with its least, middle and greatest value.
    private static void scale(Graphics2D g, ChartTheme theme, ChartRange range, Rectangle2D area) {
        double left = area.getMaxX() + 10;
        var bar = new BufferedImage(1, SCALE_STEPS, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < SCALE_STEPS; i++) {
            bar.setRGB(0, i, colour(theme, range, range.to() - (i + 0.5) / SCALE_STEPS * range.span()).getRGB());
        }
        var place = AffineTransform.getTranslateInstance(left, area.getY());
        place.scale(SCALE_WIDTH, area.getHeight() / SCALE_STEPS);
        g.drawImage(bar, place, null);
        g.setPaint(theme.of(Ink.MUTED));
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11).deriveFont((float) (11 * theme.text())));
        double letter = g.getFontMetrics().getAscent();
        for (double share : new double[] {0, 0.5, 1}) {
            String words = Legend.value(range.to() - share * range.span(), false);
            double y = area.getY() + share * area.getHeight() + letter * (share == 0 ? 0.75 : share == 1 ? 0 : 0.38);
            g.drawString(words, (float) (left + SCALE_WIDTH + 4), (float) y);
        }
    }
}
