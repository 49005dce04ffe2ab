package studio.lipschitz.ui.chart;

/// Where a drawn picture put its axes, for the crosshair.
///
/// @param left pixel of the plot's left rim at 100 %, and so on
public record ChartFrame(ChartSpec spec, double left, double top, double width, double height, ChartRange x, ChartRange y) {

    public boolean contains(double px, double py) {
        return px >= left && px <= left + width && py >= top && py <= top + height;
    }

    public double xAt(double px) {
        return x.from() + (px - left) / width * x.span();
    }

    public double pixelOf(double xValue) {
        return left + (xValue - x.from()) / x.span() * width;
    }

    public double pixelOfY(double yValue) {
        return top + (y.to() - yValue) / y.span() * height;
    }
}
