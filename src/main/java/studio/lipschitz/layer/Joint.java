package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;

/// A layer with several inputs, where branches of a network meet. All its inputs are maps of the one input of the network, so its constant is a rule
/// over theirs. A new joint is one new file and one word in `permits`.
///
/// The bound of its verdict is the constant of all that leads into it and through it, where the constants of its inputs are known; alone it has none.
public sealed interface Joint extends Layer permits LipResidual, Concatenate, Add {
    int FEWEST_PORTS = 2;

    /// Of a joint that takes as many inputs as are connected.
    int MOST_PORTS = 64;

    /// Names of its ports where each has a meaning of its own; empty where they are alike and grow with what is connected.
    default List<String> portNames() {
        return List.of();
    }

    /// Number of ports that an edge may lead to.
    default int ports() {
        return portNames().isEmpty() ? MOST_PORTS : portNames().size();
    }

    /// Whether it can be run on so many inputs.
    default boolean takes(int inputs) {
        return inputs >= FEWEST_PORTS && (portNames().isEmpty() || inputs == ports());
    }

    /// Upper bound on its constant as a map of the network's input, rounded upward, whatever its weights.
    ///
    /// @param inputs constants from the network's input up to each port, not negative
    double constant(double... inputs);

    /// The verdict in its place.
    ///
    /// @param inputs as of [#constant], infinite where there is none
    Verdict verdictOver(double... inputs);

    /// Where [#constant] comes from.
    Why whyOver(double... inputs);

    /// [Layer#fixes] where so many inputs are connected.
    List<Fix> fixesOver(int inputs);

    /// Where nothing is known of its inputs: as over two of constant 1.
    @Override
    default Verdict verdict(@Nullable Shape input) {
        return verdictOver(1, 1);
    }

    @Override
    default Why why(@Nullable Shape input) {
        return whyOver(1, 1);
    }

    @Override
    default List<Fix> fixes(@Nullable Shape input) {
        return fixesOver(FEWEST_PORTS);
    }
}
