package studio.lipschitz.layer;

/// A module that is not linear and whose constant a weight decides: unconstrained in a design, bounded once it is trained.
public interface SteepByWeights {

    /// Name of that weight, which a layer without learned scales does not own.
    String decisiveWeight();

    /// Upper bound on the constant, rounded upward.
    ///
    /// @param largest the greatest size of an entry of that weight
    double constantAt(double largest);
}
