package studio.lipschitz.ui.training;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Charts below one another where there is height for them, else side by side: a panel may be a whole window or a strip at its foot.
final class ChartStack extends Region {
    private static final double LEAST_HEIGHT_EACH = 150;
    private static final double GAP = 12;

    ChartStack() {
        getStyleClass().add("chart-stack");
        setMinSize(0, 0);
    }

    void setCharts(List<? extends Node> charts) {
        getChildren().setAll(charts);
    }

    @Override
    protected void layoutChildren() {
        List<Node> charts = getManagedChildren();
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        int count = charts.size();
        double each = (height - GAP * (count - 1)) / count;
        boolean rows = each >= LEAST_HEIGHT_EACH || width < height;
        double wide = rows ? width : snapSizeX((width - GAP * (count - 1)) / count);
        double high = rows ? snapSizeY(each) : height;
        for (int i = 0; i < count; i++) {
            double x = rows ? left : left + i * (wide + GAP);
            double y = rows ? top + i * (high + GAP) : top;
            charts.get(i).resizeRelocate(x, y, wide, high);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return 200;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 700;
    }
}
