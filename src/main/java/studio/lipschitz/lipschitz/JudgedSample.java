package studio.lipschitz.lipschitz;

/// One sample as a network decides it, and what is proved of that.
///
/// @param kind index of its class
/// @param decision index of the class that the network decides for; [#UNDECIDED] where no output is larger than all others, or one is no number
/// @param margin output of its own class less the largest other, or the single output towards its side; below 0 where the decision is wrong
/// @param held radius of the ball in which the decision, right or wrong, cannot change, rounded down, in the units of the input; 0 where nothing is proved
public record JudgedSample(int kind, int decision, double margin, double held) {
    public static final int UNDECIDED = -1;

    public boolean right() {
        return decision == kind;
    }

    /// Certified radius: that of a right decision, 0 of a wrong one.
    public double radius() {
        return right() ? held : 0;
    }
}
