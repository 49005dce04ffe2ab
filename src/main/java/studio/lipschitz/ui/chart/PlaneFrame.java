package studio.lipschitz.ui.chart;

import studio.lipschitz.training.DecisionGrid;

/// Where a drawn plane put its points, for the crosshair.
///
/// @param left pixel of the plot's left rim at 100 %, and so on
public record PlaneFrame(DecisionGrid grid, double left, double top, double width, double height) {
    public boolean contains(double px, double py) {
        return px >= left && px <= left + width && py >= top && py <= top + height;
    }

    public double pixelOfX(double x) {
        return left + (x - grid.left()) / (grid.right() - grid.left()) * width;
    }

    /// The second feature rises upward.
    public double pixelOfY(double y) {
        return top + (grid.top() - y) / (grid.top() - grid.bottom()) * height;
    }

    /// The column nearest to a pixel of the plot.
    public int column(double px) {
        return Math.clamp(Math.round((px - left) / width * (grid.columns() - 1)), 0, grid.columns() - 1);
    }

    public int row(double py) {
        return Math.clamp(Math.round((top + height - py) / height * (grid.rows() - 1)), 0, grid.rows() - 1);
    }

    /// Pixels that a length takes along the first feature.
    public double across(double length) {
        return length / (grid.right() - grid.left()) * width;
    }

    public double up(double length) {
        return length / (grid.top() - grid.bottom()) * height;
    }
}
