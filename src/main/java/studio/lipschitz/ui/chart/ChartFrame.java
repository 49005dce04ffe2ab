package studio.lipschitz.ui.chart;

import java.util.Optional;

/// Where a drawn picture put its axes, for the crosshair.
///
/// @param left pixel of the plot's left rim at 100 %, and so on
/// @param log whether the vertical axis is logarithmic; `y` is then above 0
/// @param leftOut values at or below 0 that a logarithmic axis has no place for
/// @param odd places where a value is infinite or no number
public record ChartFrame(
        ChartSpec spec, double left, double top, double width, double height, ChartRange x, ChartRange y, boolean log, int leftOut,
        int odd) {

    ChartFrame withOdd(int points) {
        return new ChartFrame(spec, left, top, width, height, x, y, log, leftOut, points);
    }

    public boolean contains(double px, double py) {
        return px >= left && px <= left + width && py >= top && py <= top + height;
    }

    public double xAt(double px) {
        return x.from() + (px - left) / width * x.span();
    }

    public double pixelOf(double xValue) {
        return left + (xValue - x.from()) / x.span() * width;
    }

    /// A part of the chart: this one as it is shown.
    ChartView.Window window() {
        return new ChartView.Window(x, Optional.of(y));
    }

    /// The part that is shown when this one is scaled around a pixel.
    ChartView.Window scaled(double px, double py, double factorX, double factorY) {
        ChartRange up = log ? y.logarithm() : y;
        double around = up.to() - (py - top) / height * up.span();
        ChartRange wider = factorY == 1 ? up : up.scaled(around, factorY);
        return new ChartView.Window(x.scaled(xAt(px), factorX), Optional.of(log ? wider.power() : wider));
    }

    /// The part that is shown when this one's content is moved by so many pixels.
    ChartView.Window moved(double dx, double dy) {
        ChartRange up = log ? y.logarithm() : y;
        ChartRange shifted = up.moved(dy / height * up.span());
        return new ChartView.Window(x.moved(-dx / width * x.span()), Optional.of(log ? shifted.power() : shifted));
    }

    /// Far below the plot where a logarithmic axis has no place for the value.
    public double pixelOfY(double yValue) {
        if (!log) {
            return top + (y.to() - yValue) / y.span() * height;
        }
        double share = yValue > 0 ? Math.log(y.to() / yValue) / Math.log(y.to() / y.from()) : 1e4;
        return top + share * height;
    }
}
