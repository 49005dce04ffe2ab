package studio.lipschitz.training;

/// A rectangle of the plane of two features, in units of the input.
///
/// @throws IllegalArgumentException if a side is not finite or there is nothing between two of them
public record Plane(double left, double right, double bottom, double top) {

    public Plane {
        boolean sound = Double.isFinite(left) && Double.isFinite(right) && Double.isFinite(bottom) && Double.isFinite(top);
        if (!sound || !(left < right) || !(bottom < top)) {
            throw new IllegalArgumentException("a plane must have finite sides, the left below the right and the bottom below the top, was "
                    + left + " to " + right + " and " + bottom + " to " + top);
        }
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return top - bottom;
    }
}
