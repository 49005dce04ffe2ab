package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.StringJoiner;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// A line under the pointer with the values of every curve there.
public final class Crosshair extends HoverPane {
    /// Pixels from a mark within which it is told of.
    private static final double NEAR = 6;

    private final Line line = new Line();
    private @Nullable ChartFrame frame;
    private Function<Double, String> heading = x -> "x %.2f".formatted(x);

    public Crosshair(Region over) {
        super(over);
        line.getStyleClass().add("crosshair-line");
        getChildren().addAll(line, values());
        line.setVisible(false);
        values().setVisible(false);
    }

    /// @param heading first line of the values for a place on the x axis
    public void setHeading(Function<Double, String> heading) {
        this.heading = heading;
    }

    public void update(@Nullable ChartFrame shown) {
        frame = shown;
        place();
    }

    /// Where it stands for a pointer there: on the nearest point of the curves.
    double x(ChartFrame over, double px) {
        return nearest(over, over.xAt(px));
    }

    @Override
    public void place() {
        ChartFrame over = frame;
        Point2D at = pointer();
        boolean inside = over != null && at != null && over.contains(at.getX(), at.getY());
        line.setVisible(inside);
        values().setVisible(inside);
        if (over == null || at == null || !inside) {
            return;
        }
        double x = nearest(over, over.xAt(at.getX()));
        double px = Math.clamp(over.pixelOf(x), over.left(), over.left() + over.width());
        line.setStartX(px);
        line.setEndX(px);
        line.setStartY(over.top());
        line.setEndY(over.top() + over.height());
        tell(marksAt(over, at.getX(), px) + valuesAt(over.spec(), x), px, at.getY());
    }

    /// What the marks near the pointer, or near the line that shows its values, say: each on a line of its own.
    private static String marksAt(ChartFrame frame, double pointer, double line) {
        var words = new StringBuilder();
        for (ChartSpec.Mark mark : frame.spec().marks()) {
            double at = frame.pixelOf(mark.x());
            if (Math.abs(at - pointer) <= NEAR || Math.abs(at - line) < 1) {
                words.append(mark.number() > 0 ? text("chart.note.told", mark.number(), mark.text()) : mark.text()).append('\n');
            }
        }
        return words.toString();
    }

    /// The x of the point nearest to the pointer over all curves.
    private static double nearest(ChartFrame frame, double x) {
        double found = x;
        double distance = Double.POSITIVE_INFINITY;
        for (ChartSpec.Trace trace : frame.spec().traces()) {
            int i = trace.points().nearest(x);
            if (i >= 0 && Math.abs(trace.points().x()[i] - x) < distance) {
                found = trace.points().x()[i];
                distance = Math.abs(found - x);
            }
        }
        return found;
    }

    private String valuesAt(ChartSpec spec, double x) {
        var lines = new StringJoiner("\n");
        lines.add(heading.apply(x));
        for (int k = 0; k < spec.traces().size(); k++) {
            ChartSpec.Trace trace = spec.traces().get(k);
            if (trace.look() == ChartSpec.Look.BRACKET) {
                addBracket(lines, trace, x);
                continue;
            }
            int i = trace.points().nearest(x);
            if (i >= 0 && !trace.name().isEmpty()) {
                String value = Legend.value(trace, trace.points().y()[i], spec.percent());
                lines.add(trace.name() + "  "
                        + (trace.look() == ChartSpec.Look.BAND ? inBand(value, trace, spec.traces().get(k + 1), x) : value));
            }
        }
        return lines.toString();
    }

    /// `0.9971 to 0.9989, smallest 0.9712`
    private static String inBand(String upper, ChartSpec.Trace band, ChartSpec.Trace smallest, double x) {
        int i = band.lower().nearest(x);
        String found = i < 0 ? upper : text("run.hover.band", Legend.value(band.lower().y()[i], false), upper);
        int j = smallest.points().nearest(x);
        return j < 0 ? found : text("run.hover.smallest", found, Legend.value(smallest.points().y()[j], false));
    }

    private static void addBracket(StringJoiner lines, ChartSpec.Trace trace, double x) {
        Snapshot upper = trace.points();
        int i = upper.nearest(x);
        if (i >= 0 && upper.x()[i] == x) {
            lines.add(text("run.hover.upperBound", Legend.value(trace, upper.y()[i], false)));
            lines.add(text("run.hover.slope", Legend.value(trace.lower().y()[i], false)));
        }
    }
}
