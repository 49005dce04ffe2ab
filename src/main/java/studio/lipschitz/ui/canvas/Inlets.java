package studio.lipschitz.ui.canvas;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.layer.Unresolved;

/// The input ports that a node shows.
final class Inlets {

    private Inlets() {}

    /// How many: a joint of ports that are alike always shows a free one more.
    ///
    /// @param taken ports that edges lead to
    static int shown(Layer layer, Collection<Integer> taken) {
        int highest = taken.isEmpty() ? -1 : Collections.max(taken);
        return switch (layer) {
            case Input _ -> 0;
            case UnaryLayer _ -> 1;
            case Unresolved _ -> Math.clamp(highest + 1, 1, Joint.MOST_PORTS);
            case Joint joint when !joint.portNames().isEmpty() -> joint.ports();
            case Joint joint -> {
                int used = highest + 1;
                boolean full = IntStream.range(0, used).allMatch(taken::contains);
                yield Math.clamp(full ? used + 1 : used, Joint.FEWEST_PORTS, joint.ports());
            }
        };
    }

    /// Those of a node, from left to right.
    static List<Inlet> of(String node, Layer layer, Collection<Integer> taken) {
        return IntStream.range(0, shown(layer, taken)).mapToObj(port -> new Inlet(node, port, name(layer, port))).toList();
    }

    /// Where a port stands on the upper side of a card, from its left.
    ///
    /// @param shown number of ports that are shown
    static double along(int port, int shown) {
        int count = Math.max(1, shown);
        return Placement.WIDTH * (Math.min(port, count - 1) + 1) / (count + 1);
    }

    /// What stands beside a port: `x`, `y`.
    static Optional<String> name(Layer layer, int port) {
        return layer instanceof Joint joint && port < joint.portNames().size() ? Optional.of(joint.portNames().get(port))
                : Optional.empty();
    }

    /// The first port of a node that nothing leads to.
    static Optional<Integer> free(Layer layer, Collection<Integer> taken) {
        return IntStream.range(0, shown(layer, taken)).boxed().filter(port -> !taken.contains(port)).findFirst();
    }
}
