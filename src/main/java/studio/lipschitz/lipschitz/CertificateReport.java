package studio.lipschitz.lipschitz;

import java.util.List;

/// What is proved of a network's decisions on a set of samples, in the units and the norm (L2) of the input.
///
/// @param samples how many there were
/// @param accuracy share that is right
/// @param certified share that is right and stays so within each radius asked for
/// @param meanRadius mean certified radius, wrong samples counted as 0
/// @param publishedMeanRadius what the mean radius would be by the published rule ([PublishedRule]), for comparison; NaN where the design has no constant
/// @param lipschitzBound upper bound on the network's constant; infinite if there is none
public record CertificateReport(
        int samples, double accuracy, List<Within> certified, double meanRadius, double publishedMeanRadius, double lipschitzBound) {

    public CertificateReport {
        certified = List.copyOf(certified);
    }

    /// @param epsilon radius
    public record Within(double epsilon, double accuracy) {}
}
