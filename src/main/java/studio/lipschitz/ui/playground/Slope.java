package studio.lipschitz.ui.playground;

import studio.lipschitz.training.DecisionGrid;

/// The steepest slope between neighbouring points of a grid: what a look at the plane shows of a network's constant. It proves nothing, as the network
/// may be steeper between them and beyond.
final class Slope {

    private Slope() {}

    /// In units of the output (of the margin, of several outputs) a unit of the input; NaN where the grid holds no two numbers.
    static double steepest(DecisionGrid grid) {
        double across = grid.x(1) - grid.x(0);
        double up = grid.y(1) - grid.y(0);
        double steepest = Double.NaN;
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                if (column + 1 < grid.columns()) {
                    steepest = larger(steepest, between(grid, grid.at(column, row), grid.at(column + 1, row)) / across);
                }
                if (row + 1 < grid.rows()) {
                    steepest = larger(steepest, between(grid, grid.at(column, row), grid.at(column, row + 1)) / up);
                }
            }
        }
        return steepest;
    }

    /// Of several outputs the margin changes its owner between two points that are decided otherwise: its way leads over 0.
    private static double between(DecisionGrid grid, int one, int other) {
        double a = grid.values().get(one);
        double b = grid.values().get(other);
        boolean owners = !grid.signed() && grid.winner(one) != grid.winner(other);
        return Math.abs(owners ? a + b : a - b);
    }

    private static double larger(double one, double other) {
        return Double.isNaN(one) || other > one ? other : one;
    }
}
