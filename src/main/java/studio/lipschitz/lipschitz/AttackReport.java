package studio.lipschitz.lipschitz;

/// What trying to beat the certificates came to.
///
/// @param samples how many were looked at
/// @param attacked how many of them are right and have a radius above 0
/// @param fallen how many decisions were changed within their radius; above 0 is a fault of this program
/// @param marginTaken mean share of its margin that an attacked sample lost within its radius: 1 would be a radius that cannot grow
/// @param slopeWithin steepest slope of the network's output from a sample to a place that was looked at within its radius
/// @param slope steepest slope found between any two inputs, near the data and far from them; at least `slopeWithin`
/// @param lipschitzBound upper bound on the network's constant, which `slope` must not exceed; infinite if there is none
public record AttackReport(int samples, int attacked, int fallen, double marginTaken, double slopeWithin, double slope,
        double lipschitzBound) {

    /// Whether nothing that was claimed was refuted.
    public boolean held() {
        return fallen == 0 && !(slope > lipschitzBound);
    }
}
