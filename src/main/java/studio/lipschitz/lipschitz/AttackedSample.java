package studio.lipschitz.lipschitz;

import studio.lipschitz.tensor.HostArray;

/// What trying to change one decision within a ball came to, beside what is proved of it. Distances are L2, in the units of the input.
///
/// @param sample its number in the part that was judged
/// @param decision index of the class decided for before
/// @param held radius in which that decision is proved not to change
/// @param epsilon radius of the ball that was searched
/// @param distance of the place that is shown: the nearest found where the decision changed, else where its margin was least
/// @param before margin of the decision at the sample
/// @param after margin of the decision at that place, below 0 where it changed
/// @param now index of the class decided for there, or [JudgedSample#UNDECIDED]
/// @param fell whether the decision changed
/// @param difference place minus sample
public record AttackedSample(
        int sample, int decision, double held, double epsilon, double distance, double before, double after, int now, boolean fell,
        HostArray original, HostArray adversarial, HostArray difference) {

    /// Whether the certificate was refuted, which would be a fault of this program.
    public boolean refutes() {
        return fell && distance <= held;
    }
}
