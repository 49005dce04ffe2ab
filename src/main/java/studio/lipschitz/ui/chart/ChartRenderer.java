package studio.lipschitz.ui.chart;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// Draws a [ChartSpec] with JFreeChart into a picture. Runs on the drawing thread and touches nothing of the window's.
public final class ChartRenderer {
    private static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private static final Font TITLES = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final double DOT = 5;

    /// Pixels that a tick and its number ask for, where text has its usual size.
    public static final double A_TICK_ACROSS = 78;

    public static final double A_TICK_UP = 38;

    /// Pixels below which a picture does without the title under its axis, such as the word "epoch", which the other charts carry too.
    public static final double LOW = 140;

    /// Epochs from which on halves are not worth a tick.
    private static final double WHOLE_EPOCHS = 2;

    /// Points a pixel column from which on a faint curve is drawn as an area.
    private static final double CROWDED = 2;

    /// Part of the height within which two curves cannot be told apart.
    public static final double SAME = 0.01;

    private ChartRenderer() {}

    /// All of it, on a linear axis.
    ///
    /// @param scale pixels of the picture a unit of the window
    public static ChartFrame paint(ChartSpec spec, ChartTheme theme, BufferedImage picture, double scale) {
        return paint(spec, ChartView.START, theme, picture, scale);
    }

    static ChartFrame paint(ChartSpec spec, ChartView view, ChartTheme theme, BufferedImage picture, double scale) {
        Graphics2D g = blank(picture, scale);
        try {
            return draw(g, spec, view, theme, picture.getWidth() / scale, picture.getHeight() / scale, picture.getWidth());
        } finally {
            g.dispose();
        }
    }

    /// @param spec what `view` leaves of a chart
    /// @param columns that can be told apart over the width
    static ChartFrame draw(Graphics2D g, ChartSpec spec, ChartView view, ChartTheme theme, double width, double height, int columns) {
        ChartRange x = view.window().map(ChartView.Window::x).orElseGet(() -> ChartRange.ofX(spec, width));
        var thinned = new ArrayList<ChartSpec.Trace>();
        var all = new ArrayList<Snapshot>();
        for (ChartSpec.Trace trace : spec.traces()) {
            int seen = trace.look() == ChartSpec.Look.FAINT ? columns : Math.ceilDiv(columns, 2); // others are two pixels wide
            Snapshot points = thin(spec, trace.points(), x, seen);
            Snapshot lower = thin(spec, trace.lower(), x, seen);
            thinned.add(new ChartSpec.Trace(trace.name(), trace.ink(), trace.look(), points, lower, trace.bound()));
            all.add(points);
            all.add(lower);
        }
        ChartSpec drawn = spec.withTraces(thinned);
        ChartRange y = view.window().flatMap(ChartView.Window::y)
                .orElseGet(() -> view.log() ? ChartRange.ofLogY(spec, all) : ChartRange.ofY(spec, all));
        XYPlot plot = plot(spec, theme, x, y, width, height, view.log());
        for (int i = 0; i < thinned.size(); i++) {
            addTrace(plot, i, drawn, theme, covered(drawn, i, y), view.log(),
                    new ChartRange(x.from(), x.from() + x.span() / Math.max(1, columns)));
        }
        var chart = new JFreeChart(null, TITLES, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(4, 2, 0, 10));
        chart.setAntiAlias(true);
        var info = new ChartRenderingInfo(null);
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height), info);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var frame = new ChartFrame(
                spec, area.getX(), area.getY(), area.getWidth(), area.getHeight(), x, y, view.log(), view.log() ? below(spec, x) : 0, 0);
        g.clip(area);
        var brackets = new BracketPainter(g, theme, frame);
        thinned.forEach(brackets::paint);
        g.setClip(null); // a star at the rim is whole
        spec.marks().forEach(new MarkPainter(g, theme, frame)::paint);
        g.clip(area);
        return frame.withOdd(OddMarks.paint(g, theme, frame));
    }

    private static Snapshot thin(ChartSpec spec, Snapshot points, ChartRange x, int columns) {
        return spec.xAxis() == ChartSpec.XAxis.PLACES
                ? points // a bar that has no bound says so: it is no gap
                : Decimation.withNeighbours(points, x.from(), x.to(), Math.max(1, columns));
    }

    /// Values in view that have no logarithm.
    private static int below(ChartSpec spec, ChartRange x) {
        int count = 0;
        for (ChartSpec.Trace trace : spec.traces()) {
            Snapshot points = trace.points();
            for (int i = 0; i < points.size(); i++) {
                count += points.y()[i] <= 0 && points.x()[i] >= x.from() && points.x()[i] <= x.to() ? 1 : 0;
            }
        }
        return count;
    }

    /// A chart of two axes and nothing else, to be painted on.
    static JFreeChart bare(NumberAxis across, NumberAxis up, RectangleInsets padding) {
        var plot = new XYPlot(null, across, up, null);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        var chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(padding);
        return chart;
    }

    /// To draw with in units of the window on a picture that holds nothing yet.
    public static Graphics2D blank(BufferedImage picture, double scale) {
        Graphics2D g = picture.createGraphics();
        g.setComposite(AlphaComposite.Clear);
        g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        g.setComposite(AlphaComposite.SrcOver);
        g.scale(scale, scale);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return g;
    }

    private static XYPlot plot(ChartSpec spec, ChartTheme theme, ChartRange x, ChartRange y, double width, double height,
            boolean log) {
        boolean whole = spec.xAxis() == ChartSpec.XAxis.PLACES || x.span() >= WHOLE_EPOCHS;
        String title = height < LOW * theme.text() && spec.xAxis() == ChartSpec.XAxis.EPOCHS ? null : spec.xTitle();
        NumberAxis across = axis(title, theme, x, width / (A_TICK_ACROSS * theme.text()), whole ? 1 : 0, false);
        double ticksUp = height / (A_TICK_UP * theme.text());
        ValueAxis up = log
                ? dressed(new Decades(spec.yTitle(), percentOf(y, spec.percent()), ticksUp, spec.percent()), theme)
                : axis(spec.yTitle(), theme, y, ticksUp, 0, spec.percent());
        var plot = new XYPlot(null, across, up, null);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(theme.of(Ink.AXIS, 0.5));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setRangeZeroBaselineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        for (ChartSpec.Level level : spec.levels()) {
            if (log && level.y() <= 0) {
                continue;
            }
            var marker = new ValueMarker(spec.percent() ? level.y() * 100 : level.y(), theme.of(Ink.MUTED), dashes(1.2f));
            plot.addRangeMarker(marker);
        }
        return plot;
    }

    /// @param ticks at most so many
    /// @param leastUnit between two ticks
    public static NumberAxis axis(@Nullable String title, ChartTheme theme, ChartRange range, double ticks, double leastUnit,
            boolean percent) {
        var axis = new NumberAxis(title);
        double share = percent ? 100 : 1;
        double unit = Math.max(leastUnit, ChartRange.tick(range.span() * share, ticks));
        axis.setRange(range.from() * share, range.to() * share);
        axis.setTickUnit(new NumberTickUnit(unit), false, true);
        axis.setNumberFormatOverride(range.format(unit, percent));
        return dressed(axis, theme);
    }

    private static ChartRange percentOf(ChartRange range, boolean percent) {
        return percent ? range.scaled(0, 100) : range;
    }

    private static <A extends ValueAxis> A dressed(A axis, ChartTheme theme) {
        axis.setLabelFont(scaled(TITLES, theme));
        axis.setTickLabelFont(scaled(TICKS, theme));
        axis.setLabelPaint(theme.of(Ink.MUTED));
        axis.setTickLabelPaint(theme.of(Ink.MUTED));
        axis.setAxisLinePaint(theme.of(Ink.AXIS));
        axis.setTickMarkPaint(theme.of(Ink.AXIS));
        axis.setLabelInsets(new RectangleInsets(2, 2, 2, 2));
        return axis;
    }

    private static Font scaled(Font font, ChartTheme theme) {
        return font.deriveFont((float) (font.getSize2D() * theme.text()));
    }

    private static void addTrace(XYPlot plot, int index, ChartSpec spec, ChartTheme theme, int covered, boolean log,
            ChartRange column) {
        ChartSpec.Trace trace = spec.traces().get(index);
        Snapshot points = trace.points();
        boolean curve = trace.look() != ChartSpec.Look.BRACKET
                && !(trace.look() == ChartSpec.Look.FINE && spec.xAxis() == ChartSpec.XAxis.PLACES);
        double[] x = Arrays.copyOf(points.x(), points.size());
        double[] y = Arrays.copyOf(points.y(), points.size());
        for (int i = 0; i < y.length; i++) {
            y[i] = log && y[i] <= 0 ? Double.NaN : spec.percent() ? y[i] * 100 : y[i];
        }
        var data = new DefaultXYDataset();
        data.addSeries(trace.name(), new double[][] {x, y});
        boolean dots = trace.look() == ChartSpec.Look.DOTS || (curve && points.size() == 1 && trace.look() != ChartSpec.Look.FINE);
        double dot = DOT + 3 * covered;
        boolean crowded = trace.look() == ChartSpec.Look.FAINT && points.size() > CROWDED * span(points) / column.span();
        var renderer = crowded ? new Envelope(column.from(), column.span()) : new XYLineAndShapeRenderer(curve, dots);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, trace.look() == ChartSpec.Look.FAINT ? theme.thin(trace.ink(), 0.32) : theme.of(trace.ink()));
        renderer.setSeriesShape(0, new Ellipse2D.Double(-dot / 2, -dot / 2, dot, dot));
        renderer.setSeriesStroke(0, switch (trace.look()) {
            case FAINT -> new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
            case RAW, LINE, DOTS, BAND -> new BasicStroke(2f + 2 * covered, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
            case FINE -> dashes(1.1f);
            case BRACKET -> new BasicStroke(1f);
        });
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    private static double span(Snapshot points) {
        return points.size() < 2 ? Double.POSITIVE_INFINITY : points.x()[points.size() - 1] - points.x()[0];
    }

    /// How many bounds lie on top of this one. It is drawn so much wider, so that equal ones show as stripes of each colour.
    private static int covered(ChartSpec spec, int index, ChartRange y) {
        ChartSpec.Trace trace = spec.traces().get(index);
        if (!trace.bound() || trace.look() != ChartSpec.Look.BAND || trace.points().isEmpty()) {
            return 0;
        }
        double value = trace.points().lastY();
        return (int) spec.traces().stream()
                .skip(index + 1L)
                .filter(other -> other.bound() && !other.points().isEmpty())
                .filter(other -> Math.abs(other.points().lastY() - value) < SAME * y.span())
                .count();
    }

    public static BasicStroke dashes(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {5f, 4f}, 0f);
    }
}
