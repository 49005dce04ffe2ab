package studio.lipschitz.ui.chart;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

/// A curve with more points than there are pixels, as the area between the least and the greatest of each pixel column: it looks as the line would that
/// runs to and fro, and is filled in a fifth of the time that it takes to stroke that.
final class Envelope extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1;

    private final double from;
    private final double wide;

    /// @param from where the first pixel column begins, as [Decimation] counts them
    /// @param wide of a pixel column, in units of the horizontal axis
    Envelope(double from, double wide) {
        super(true, false);
        this.from = from;
        this.wide = wide;
    }

    /// All of it with its first item; the plot asks for each.
    @Override
    public void drawItem(
            Graphics2D g, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot, ValueAxis across, ValueAxis up,
            XYDataset data, int series, int item, CrosshairState crosshair, int pass) {
        if (item != state.getFirstItemIndex() || pass != 0) {
            return;
        }
        g.setPaint(getItemPaint(series, 0));
        int count = data.getItemCount(series);
        int start = 0;
        for (int i = 0; i <= count; i++) {
            if (i == count || Double.isNaN(data.getYValue(series, i))) {
                fill(g, area, plot, across, up, data, series, start, i);
                start = i + 1;
            }
        }
    }

    private long column(double x) {
        return (long) Math.floor((x - from) / wide);
    }

    /// The points from `start` to before `end`, none of which is a gap.
    private void fill(
            Graphics2D g, Rectangle2D area, XYPlot plot, ValueAxis across, ValueAxis up, XYDataset data, int series, int start, int end) {
        var upper = new Path2D.Double();
        var lower = new double[2 * (end - start)];
        int columns = 0;
        for (int i = start; i < end;) {
            double x = data.getXValue(series, i);
            long column = column(x);
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            boolean first = i == start;
            while (i < end && column(data.getXValue(series, i)) == column) {
                least = Math.min(least, data.getYValue(series, i));
                greatest = Math.max(greatest, data.getYValue(series, i));
                i++;
            }
            double px = across.valueToJava2D((x + data.getXValue(series, i - 1)) / 2, area, plot.getDomainAxisEdge());
            double high = up.valueToJava2D(greatest, area, plot.getRangeAxisEdge()) - 0.5;
            if (first) {
                upper.moveTo(px, high);
            } else {
                upper.lineTo(px, high);
            }
            lower[2 * columns] = px;
            lower[2 * columns + 1] = up.valueToJava2D(least, area, plot.getRangeAxisEdge()) + 0.5;
            columns++;
        }
        if (columns > 0) {
            for (int k = columns - 1; k >= 0; k--) {
                upper.lineTo(lower[2 * k], lower[2 * k + 1]);
            }
            upper.closePath();
            g.fill(upper);
        }
    }
}
