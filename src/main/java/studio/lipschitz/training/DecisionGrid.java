package studio.lipschitz.training;

import java.util.List;
import studio.lipschitz.lipschitz.Certificate;
import studio.lipschitz.lipschitz.JudgedSample;

/// What a network decides over a part of the plane, at the points of a regular grid.
///
/// Point `(column, row)` is number `row * columns + column`; row 0 is the lowest, column 0 the leftmost.
///
/// @param left first feature in the first column, in units of the input; `right` that of the last, `bottom` and `top` of the second feature
/// @param columns at least 2, as are the rows
/// @param values of one output the output itself; of several the largest minus the next
/// @param winners index of the largest output at each point; empty for one output, whose sign decides
/// @param radii within which the largest output stays it, rounded down; empty for one output, where `constant` tells
/// @param constant upper bound on the Lipschitz constant of one output; NaN where none is proved or there are several outputs
/// @param classNames as the data name them; a single output is above 0 for the first
/// @param samples some that were kept for validation
/// @param judged samples of either part with what is proved of them, few enough to be drawn one by one
/// @throws IllegalArgumentException if the lists do not fit the grid
public record DecisionGrid(
        double left,
        double right,
        double bottom,
        double top,
        int columns,
        int rows,
        List<Float> values,
        List<Integer> winners,
        List<Float> radii,
        double constant,
        List<String> classNames,
        List<Sample> samples,
        List<Judged> judged) {

    /// @param kind index of its class
    public record Sample(float x, float y, int kind) {}

    /// A sample as the network of the moment decides it, by the same rule and in the same float64 as a certificate.
    ///
    /// @param training whether the network learns from it
    public record Judged(float x, float y, boolean training, JudgedSample sample) {}

    /// Without judged samples.
    public DecisionGrid(
            double left, double right, double bottom, double top, int columns, int rows, List<Float> values, List<Integer> winners,
            List<Float> radii, double constant, List<String> classNames, List<Sample> samples) {
        this(left, right, bottom, top, columns, rows, values, winners, radii, constant, classNames, samples, List.of());
    }

    public DecisionGrid {
        check(columns >= 2 && rows >= 2, "a grid must have 2 columns and rows or more, was " + columns + " x " + rows);
        int points = columns * rows;
        check(values.size() == points, "a grid of %d points has as many values, was %d".formatted(points, values.size()));
        check(
                winners.size() == radii.size() && (winners.isEmpty() || winners.size() == points),
                "winners and radii are one a point or none, were %d and %d".formatted(winners.size(), radii.size()));
        values = List.copyOf(values);
        winners = List.copyOf(winners);
        radii = List.copyOf(radii);
        classNames = List.copyOf(classNames);
        samples = List.copyOf(samples);
        judged = List.copyOf(judged);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    public Plane plane() {
        return new Plane(left, right, bottom, top);
    }

    /// Whether the network has one output, whose sign decides between two classes.
    public boolean signed() {
        return winners.isEmpty();
    }

    /// Whether anything is proved of any point.
    public boolean certified() {
        return signed() ? !Double.isNaN(constant) : radii.stream().anyMatch(radius -> radius > 0);
    }

    public double x(int column) {
        return left + (right - left) * column / (columns - 1);
    }

    public double y(int row) {
        return bottom + (top - bottom) * row / (rows - 1);
    }

    public int at(int column, int row) {
        return row * columns + column;
    }

    /// Index of the class that is decided for.
    public int winner(int point) {
        return signed() ? (values.get(point) > 0 ? 0 : 1) : winners.get(point);
    }

    /// Radius of the ball around a point in which the decision cannot change, in units of the input, rounded down; 0 where nothing is proved.
    public double radius(int point) {
        return !signed() ? radii.get(point) : Double.isNaN(constant) ? 0 : Certificate.radius(values.get(point), constant);
    }
}
