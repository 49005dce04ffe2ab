package studio.lipschitz.ui.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import studio.lipschitz.ui.fx.TextScale;

/// Charts below one another where there is height for what each prefers, else in columns, where each is wide enough to read: all side by side, or
/// as many in every line.
///
/// A panel that is neither high nor wide enough scrolls over charts below one another: see [#computeMinHeight].
public final class ChartStack extends Region {
    private static final double LEAST_HEIGHT_EACH = 164;
    private static final double LEAST_WIDTH_EACH = 288;
    private static final double GAP = 12;
    private static final int FEW = 4;
    /// A chart that prefers so many times what all do in the mean is higher than the others.
    private static final double ALIKE = 1.2;

    public ChartStack() {
        getStyleClass().add("chart-stack");
        setMinWidth(0);
    }

    public void setCharts(List<? extends Node> charts) {
        getChildren().setAll(charts);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL; // a narrow legend has more rows
    }

    @Override
    protected void layoutChildren() {
        List<Node> charts = getManagedChildren();
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        double spare = height - rows(width);
        int columns = columns(width);
        if (spare < 0 && columns > 1) {
            layoutColumns(charts, columns, left, top, width, height);
            return;
        }
        double each = snapSizeY((height - GAP * (charts.size() - 1)) / charts.size());
        double[] wanted = charts.stream().mapToDouble(chart -> preferred(chart, width)).toArray();
        double sum = Arrays.stream(wanted).sum();
        boolean alike = Arrays.stream(wanted).allMatch(high -> high <= Math.min(each, ALIKE * sum / wanted.length));
        double y = top;
        for (int i = 0; i < wanted.length; i++) {
            double high = alike ? each : snapPositionY(wanted[i] * (1 + Math.max(0, spare) / sum)); // between pixels a picture is blurred
            charts.get(i).resizeRelocate(left, y, width, high);
            y += high + snapSpaceY(GAP);
        }
    }

    private void layoutColumns(List<Node> charts, int columns, double left, double top, double width, double height) {
        double spare = Math.max(0, height - lines(width, columns)) / lines(columns);
        double y = top;
        for (int line = 0; line < lines(columns); line++) {
            List<Node> beside = line(charts, columns, line);
            double wide = column(width, beside.size());
            double high = snapPositionY(line(beside, wide) + spare);
            for (int i = 0; i < beside.size(); i++) {
                beside.get(i).resizeRelocate(left + i * (wide + snapSpaceX(GAP)), y, wide, high);
            }
            y += high + snapSpaceY(GAP);
        }
    }

    private int lines(int columns) {
        return Math.ceilDiv(getManagedChildren().size(), columns);
    }

    /// The charts of a line; those of the last one may be fewer and wider.
    private static List<Node> line(List<Node> charts, int columns, int line) {
        return charts.subList(line * columns, Math.min(charts.size(), (line + 1) * columns));
    }

    /// What the charts need at this width; a scroll pane around them scrolls below that.
    @Override
    protected double computeMinHeight(double given) {
        double across = (given < 0 ? getWidth() : given) - snappedLeftInset() - snappedRightInset();
        int columns = columns(across);
        double charts = columns > 1 ? lines(across, columns) : rows(across);
        return snappedTopInset() + charts + snappedBottomInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 700;
    }

    /// The most columns in which each chart is wide enough: of few charts those that leave no place empty, of many any.
    private int columns(double width) {
        int count = Math.max(1, getManagedChildren().size());
        return IntStream.rangeClosed(2, count)
                .filter(columns -> (count > FEW || count % columns == 0) && column(width, columns) >= LEAST_WIDTH_EACH * TextScale.of(this))
                .max()
                .orElse(1);
    }

    private double column(double width, int columns) {
        return snapSizeX((width - GAP * (columns - 1)) / columns);
    }

    private double rows(double width) {
        List<Node> charts = getManagedChildren();
        return charts.stream().mapToDouble(chart -> preferred(chart, width)).sum() + GAP * (charts.size() - 1);
    }

    private double lines(double width, int columns) {
        List<Node> charts = getManagedChildren();
        return IntStream.range(0, lines(columns))
                .mapToObj(line -> line(charts, columns, line))
                .mapToDouble(beside -> line(beside, column(width, beside.size())))
                .sum() + GAP * (lines(columns) - 1);
    }

    private double line(List<Node> charts, double width) {
        return charts.stream().mapToDouble(chart -> Math.max(leastHeight(), chart.minHeight(width))).max().orElse(0);
    }

    private double leastHeight() {
        return LEAST_HEIGHT_EACH * TextScale.of(this);
    }

    private double preferred(Node chart, double width) {
        return Math.max(leastHeight(), chart.prefHeight(width));
    }
}
