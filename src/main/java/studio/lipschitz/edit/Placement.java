package studio.lipschitz.edit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;

/// Where nodes stand that nobody placed by hand. Lengths in canvas units; a position is a node's upper left corner; data flows downward.
public final class Placement {
    public static final double WIDTH = 216;
    public static final double HEIGHT = 64;
    /// Room between two nodes of a column: an edge with its shape written on it.
    public static final double GAP = 48;
    /// Every position that a gesture leaves is a multiple of it.
    public static final double GRID = 8;

    private static final Position START = new Position(0, 0);

    private Placement() {}

    public static Position snap(Position position) {
        return new Position(Math.round(position.x() / GRID) * GRID, Math.round(position.y() / GRID) * GRID);
    }

    /// Position of every node: those of `known`, and the others one by one below the lowest.
    public static Map<String, Position> complete(Network network, Map<String, Position> known) {
        var all = new LinkedHashMap<String, Position>();
        Position lowest = null;
        for (var node : network.nodes()) {
            Position position = known.get(node.id());
            if (position != null) {
                all.put(node.id(), position);
                lowest = lowest == null || position.y() > lowest.y() ? position : lowest;
            }
        }
        for (var node : network.nodes()) {
            if (!all.containsKey(node.id())) {
                lowest = lowest == null ? START : down(lowest);
                all.put(node.id(), lowest);
            }
        }
        return all;
    }

    /// Where a card goes that comes between two others: in line with the first and far enough under it to leave room for a label, if the edge leads
    /// straight down.
    public static Position onto(Position from, Position to, Position wanted) {
        boolean straight = Math.abs(from.x() - to.x()) < WIDTH / 2 && to.y() > from.y();
        if (!straight) {
            return wanted;
        }
        double first = from.y() + HEIGHT + GAP;
        double last = Math.max(first, to.y() - GAP - HEIGHT);
        return new Position(from.x(), Math.clamp(wanted.y(), first, last));
    }

    /// The same in the middle between them.
    public static Position onto(Position from, Position to) {
        return onto(from, to, new Position((from.x() + to.x()) / 2, (from.y() + to.y()) / 2));
    }

    /// The first free place below a node.
    public static Position below(Position position, Collection<Position> taken) {
        return free(down(position), taken);
    }

    /// `wanted`, or the first place under it where a node covers no other.
    public static Position free(Position wanted, Collection<Position> taken) {
        Position place = snap(wanted);
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Position other : taken) {
                if (overlap(place, other)) {
                    place = snap(new Position(place.x(), other.y() + HEIGHT + GRID * 2));
                    moved = true;
                }
            }
        }
        return place;
    }

    /// Positions that change so that a node at `inserted` on `edge` covers nothing: its target, and what follows below that, go down together.
    public static Map<String, Position> makeRoom(Network network, Map<String, Position> positions, Edge edge, Position inserted) {
        Position target = positions.get(edge.to());
        double missing = target == null ? 0 : inserted.y() + HEIGHT + GAP - target.y();
        if (target == null || missing <= 0 || Math.abs(target.x() - inserted.x()) >= WIDTH) {
            return Map.of();
        }
        var changed = new LinkedHashMap<String, Position>();
        for (String id : reachable(network, edge.to())) {
            Position position = positions.get(id);
            if (position != null && position.y() >= target.y() && Math.abs(position.x() - target.x()) < WIDTH) {
                changed.put(id, snap(new Position(position.x(), position.y() + missing)));
            }
        }
        return changed;
    }

    private static Set<String> reachable(Network network, String from) {
        var next = new LinkedHashMap<String, Set<String>>();
        network.edges().forEach(e -> next.computeIfAbsent(e.from(), _ -> new LinkedHashSet<>()).add(e.to()));
        var seen = new LinkedHashSet<String>();
        var todo = new java.util.ArrayDeque<String>(Set.of(from));
        while (!todo.isEmpty()) {
            String id = todo.pop();
            if (seen.add(id)) {
                next.getOrDefault(id, Set.of()).forEach(todo::push);
            }
        }
        return seen;
    }

    /// Whether a card at one lies on a card at the other.
    static boolean overlap(Position a, Position b) {
        return Math.abs(a.x() - b.x()) < WIDTH && Math.abs(a.y() - b.y()) < HEIGHT;
    }

    private static Position down(Position position) {
        return new Position(position.x(), position.y() + HEIGHT + GAP);
    }
}
