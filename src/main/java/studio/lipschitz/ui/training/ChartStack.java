package studio.lipschitz.ui.training;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Charts below one another where there is height for them, else side by side, where each is wide enough to read.
///
/// A panel that is neither high nor wide enough scrolls over charts below one another: see [#computeMinHeight].
final class ChartStack extends Region {
    private static final double LEAST_HEIGHT_EACH = 164;
    private static final double LEAST_WIDTH_EACH = 288;
    private static final double GAP = 12;

    ChartStack() {
        getStyleClass().add("chart-stack");
        setMinWidth(0);
    }

    void setCharts(List<? extends Node> charts) {
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
        if (spare < 0 && columns(width)) {
            double wide = column(width);
            for (int i = 0; i < charts.size(); i++) {
                charts.get(i).resizeRelocate(left + i * (wide + GAP), top, wide, height);
            }
            return;
        }
        double each = snapSizeY((height - GAP * (charts.size() - 1)) / charts.size());
        boolean alike = charts.stream().allMatch(chart -> least(chart, width) <= each);
        double y = top;
        for (Node chart : charts) {
            double high = alike ? each : least(chart, width) + Math.max(0, spare) / charts.size();
            chart.resizeRelocate(left, y, width, high);
            y += high + GAP;
        }
    }

    /// What the charts need at this width; a scroll pane around them scrolls below that.
    @Override
    protected double computeMinHeight(double given) {
        double across = (given < 0 ? getWidth() : given) - snappedLeftInset() - snappedRightInset();
        double charts = columns(across)
                ? getManagedChildren().stream().mapToDouble(chart -> least(chart, column(across))).max().orElse(0)
                : rows(across);
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

    private boolean columns(double width) {
        return column(width) >= LEAST_WIDTH_EACH;
    }

    private double column(double width) {
        int count = Math.max(1, getManagedChildren().size());
        return snapSizeX((width - GAP * (count - 1)) / count);
    }

    private double rows(double width) {
        List<Node> charts = getManagedChildren();
        return charts.stream().mapToDouble(chart -> least(chart, width)).sum() + GAP * (charts.size() - 1);
    }

    private static double least(Node chart, double width) {
        return Math.max(LEAST_HEIGHT_EACH, chart.minHeight(width));
    }
}
