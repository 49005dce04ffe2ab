package studio.lipschitz.ui.chart;

import java.util.Comparator;
import java.util.Optional;

/// Where a drawn picture put its points, for the pointer.
public record ScatterFrame(ScatterSpec spec, double left, double top, double width, double height, ChartRange x, ChartRange y) {
    private static final double REACH = 12; // pixels from a point's middle

    public double pixelX(double value) {
        return left + (value - x.from()) / x.span() * width;
    }

    public double pixelY(double value) {
        return top + (y.to() - value) / y.span() * height;
    }

    /// The point nearest to a pixel, if one is near; of some at one place the last one, which is drawn on top.
    Optional<ScatterSpec.Dot> at(double px, double py) {
        return spec.dots().reversed().stream()
                .min(Comparator.comparingDouble(dot -> distance(dot, px, py)))
                .filter(dot -> distance(dot, px, py) <= REACH);
    }

    private double distance(ScatterSpec.Dot dot, double px, double py) {
        return Math.hypot(pixelX(dot.x()) - px, pixelY(dot.y()) - py);
    }
}
