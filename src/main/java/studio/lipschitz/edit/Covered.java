package studio.lipschitz.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.lipschitz.project.Position;

/// The area that cards cover, by squares, so that whether one more lies on another is told at once in a large drawing too.
final class Covered {
    private final Map<List<Long>, List<Position>> squares = new HashMap<>();

    Covered(Collection<Position> cards) {
        cards.forEach(this::add);
    }

    void add(Position card) {
        squares.computeIfAbsent(List.of(column(card), row(card)), _ -> new ArrayList<>()).add(card);
    }

    /// Those that a card there would lie on.
    List<Position> under(Position card) {
        var found = new ArrayList<Position>();
        for (long column = column(card) - 1; column <= column(card) + 1; column++) {
            for (long row = row(card) - 1; row <= row(card) + 1; row++) {
                squares.getOrDefault(List.of(column, row), List.of()).stream().filter(other -> Placement.overlap(card, other))
                        .forEach(found::add);
            }
        }
        return found;
    }

    boolean free(Position card) {
        return under(card).isEmpty();
    }

    private static long column(Position card) {
        return (long) Math.floor(card.x() / Placement.WIDTH);
    }

    private static long row(Position card) {
        return (long) Math.floor(card.y() / Placement.HEIGHT);
    }
}
