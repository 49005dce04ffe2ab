package studio.lipschitz.lipschitz;

import studio.lipschitz.tensor.HostArray;

/// Why a decision's radius is what it is: the margin over the class that limits it, and how fast that margin can change.
///
/// @param sample its number in the part that was judged
/// @param rival index of the class whose margin over its slope is least
/// @param margin output of the decision less that of the rival, or the single output's size
/// @param slope upper bound on the constant of that margin; infinite if there is none
/// @param held margin over slope, rounded down: the radius
/// @param steepness norm of the margin's gradient at the sample: what `slope` bounds
/// @param gradient of the margin, of the shape of the input
public record Explained(
        int sample, int decision, int rival, double margin, double slope, double held, double steepness, HostArray gradient) {
    /// What rounding in float64 may add to a gradient, as a share.
    private static final double ROUNDING = 1e-9;

    /// Whether the gradient is steeper than the bound, which would be a fault of this program.
    public boolean refutes() {
        return steepness > slope * (1 + ROUNDING);
    }
}
