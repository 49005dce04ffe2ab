package studio.lipschitz.ui.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/// A logarithmic axis whose ticks are powers of ten, with 2 and 5 times them where there is room; within a decade they are a linear axis's.
final class Decades extends LogAxis {
    private static final long serialVersionUID = 1;

    private final transient ChartRange range; // nobody writes an axis to a stream
    private final double most;
    private final boolean percent;

    /// @param range above 0, as shown
    /// @param most ticks, about
    Decades(@Nullable String title, ChartRange range, double most, boolean percent) {
        super(title);
        this.range = range;
        this.most = Math.max(2, most);
        this.percent = percent;
        setRange(range.from(), range.to());
    }

    @Override
    protected List<NumberTick> refreshTicksVertical(Graphics2D g, Rectangle2D area, RectangleEdge edge) {
        var ticks = new ArrayList<NumberTick>();
        for (double value : values()) {
            ticks.add(new NumberTick(TickType.MAJOR, value, words(value), TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0));
        }
        return ticks;
    }

    List<Double> values() {
        ChartRange decades = range.logarithm();
        var values = new ArrayList<Double>();
        if (decades.span() < 1) {
            double unit = ChartRange.tick(range.span(), most);
            for (double at = Math.ceil(range.from() / unit); at * unit <= range.to(); at++) {
                values.add(at * unit);
            }
            return values;
        }
        int each = (int) Math.max(1, Math.ceil(decades.span() / most));
        int[] steps = decades.span() * 3 <= most ? new int[] {1, 2, 5} : new int[] {1};
        for (int exponent = (int) Math.floor(decades.from()); exponent <= decades.to(); exponent++) {
            for (int step : steps) {
                double value = step * Math.pow(10, exponent);
                if (Math.floorMod(exponent, each) == 0 && value >= range.from() && value <= range.to()) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private String words(double value) {
        ChartRange decades = range.logarithm();
        String number;
        if (decades.span() < 1) {
            number = range.format(ChartRange.tick(range.span(), most), false).format(value);
        } else if (value >= 1e5 || value < 1e-4) {
            number = String.format(Locale.ROOT, "%.0e", value).replace("e+0", "e").replace("e-0", "e-").replace("e+", "e");
        } else {
            number = Numbers.text(Double.parseDouble(String.format(Locale.ROOT, "%.0e", value)));
        }
        return percent ? number + "%" : number;
    }
}
