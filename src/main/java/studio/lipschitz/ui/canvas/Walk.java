package studio.lipschitz.ui.canvas;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;

/// Which node an arrow key leads to: up and down along the edges, aside to what stands there.
final class Walk {
    enum Way {
        UP, DOWN, LEFT, RIGHT
    }

    private Walk() {}

    /// The node after `id` on that way; the closest in that direction where no edge leads there. Empty if there is none.
    static Optional<String> from(String id, Way way, Network network, Map<String, Position> positions) {
        Position here = positions.get(id);
        if (here == null) {
            return Optional.empty();
        }
        Stream<String> joined = switch (way) {
            case DOWN -> network.outOf(id).stream().map(Edge::to);
            case UP -> network.into(id).stream().map(Edge::from);
            case LEFT, RIGHT -> Stream.empty();
        };
        return nearest(here, joined, positions)
                .or(() -> nearest(here, positions.keySet().stream().filter(other -> lies(here, positions.get(other), way)), positions));
    }

    /// Where a walk begins: the uppermost node.
    static Optional<String> begin(Map<String, Position> positions) {
        return positions.entrySet().stream()
                .min(Comparator.comparingDouble((Map.Entry<String, Position> entry) -> entry.getValue().y())
                        .thenComparingDouble(entry -> entry.getValue().x()))
                .map(Map.Entry::getKey);
    }

    /// Whether a node stands in a direction: in front of half a card, not more aside than away.
    private static boolean lies(Position here, Position other, Way way) {
        double right = (other.x() - here.x()) / Placement.WIDTH;
        double down = (other.y() - here.y()) / Placement.HEIGHT;
        return switch (way) {
            case LEFT -> right <= -0.5 && Math.abs(down) <= 2 * -right;
            case RIGHT -> right >= 0.5 && Math.abs(down) <= 2 * right;
            case UP -> down <= -0.5 && Math.abs(right) <= 2 * -down;
            case DOWN -> down >= 0.5 && Math.abs(right) <= 2 * down;
        };
    }

    private static Optional<String> nearest(Position here, Stream<String> ids, Map<String, Position> positions) {
        return ids.filter(positions::containsKey).min(Comparator.comparingDouble((String id) -> {
            Position there = positions.get(id);
            return Math.hypot(there.x() - here.x(), there.y() - here.y());
        }).thenComparing(Comparator.naturalOrder()));
    }
}
