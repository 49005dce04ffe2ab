package studio.lipschitz.ui.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import studio.lipschitz.edit.Edit;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Reals;

/// The [Normalize] behind the Input of a network: which one stands there, what puts another in its place, and what that makes of the constant.
final class Normalisation {
    /// A channel that varies less than this never changes: there is nothing to divide by.
    static final double STILL = 1e-12;

    /// What a normalisation does to a network, all bounds rounded upward.
    ///
    /// @param before constant of the network as it is drawn, in units of the data; empty if it has none
    /// @param after the same with the normalisation in place
    record Effect(OptionalDouble before, OptionalDouble after) {}

    private Normalisation() {}

    /// The node that holds it, if the Input feeds that alone.
    private static Optional<Node> node(Project project) {
        Network network = project.drawing();
        return network.nodes().stream().filter(node -> node.layer() instanceof Input).findFirst().flatMap(input -> {
            List<Edge> out = network.outOf(input.id());
            return out.size() == 1 ? Optional.of(network.node(out.getFirst().to())) : Optional.empty();
        }).filter(node -> node.layer() instanceof Normalize);
    }

    static Optional<Normalize> of(Project project) {
        return node(project).map(node -> (Normalize) node.layer());
    }

    /// Puts it in place of the one that is there, or takes that away; one step of the history.
    static Edit edit(Project project, Optional<Normalize> wanted) {
        if (wanted.isPresent()) {
            return Edits.normalise(wanted.get());
        }
        return Edits.dissolve(node(project).map(node -> Set.of(node.id())).orElse(Set.of()));
    }

    /// The constant of the network as it would be: takes as long as its analysis.
    static OptionalDouble constant(Project project, Optional<Normalize> wanted) {
        return edit(project, wanted).change().apply(project).analysis().bound();
    }

    static double shift(Optional<Normalize> normalise, int channel) {
        return normalise.map(its -> at(its.mean(), channel)).orElse(0.0);
    }

    static double scale(Optional<Normalize> normalise, int channel) {
        return normalise.map(its -> at(its.std(), channel)).orElse(1.0);
    }

    private static double at(Reals numbers, int channel) {
        return numbers.values().get(Math.min(channel, numbers.size() - 1));
    }

    /// How much steeper it makes one channel, rounded upward.
    static double slope(Optional<Normalize> normalise, int channel) {
        double scale = scale(normalise, channel);
        return normalise.isEmpty() ? 1 : new Normalize(Reals.of(0), Reals.of(scale)).verdict(null).bound().orElse(1);
    }

    /// Whether it fits data of so many channels.
    static boolean fits(Normalize normalise, int channels) {
        int numbers = Math.max(normalise.mean().size(), normalise.std().size());
        return numbers == 1 || numbers == channels;
    }
}
