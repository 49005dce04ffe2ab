package studio.lipschitz.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.lipschitz.network.Block;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;

/// Which cards make room for a block that is unfolded, or take the room that a folded one leaves.
///
/// What the block feeds, and stands below it in its columns, moves as one, by the block's height. It stays if it would come to lie on another card, or if
/// unfolding could not tell that it had moved: a block that is folded and unfolded leaves all as it was.
final class Folding {
    /// Heights of the block that are looked through upwards; what stands farther below is taken to move.
    private static final int FARTHEST = 64;

    private final Block block;
    private final Shown open; // with the block's own cards
    private final Shown closed; // with its one card
    private final Collection<Position> inner;
    private final Map<String, Position> others; // every other card
    private final Set<String> following; // of those, what the block feeds
    private final double top;
    private final double bottom;

    private Folding(Project project, Block block, Map<String, Position> positions) {
        this.block = block;
        open = shown(project, block, false, positions);
        closed = shown(project, block, true, positions);
        Set<String> own = open.cardsOf(block.nodes());
        inner = own.stream().map(open.cards()::get).filter(Objects::nonNull).toList();
        others = new LinkedHashMap<>(open.cards());
        others.keySet().removeAll(own);
        following = following(closed);
        top = inner.stream().mapToDouble(Position::y).min().orElse(0);
        bottom = inner.stream().mapToDouble(Position::y).max().orElse(0);
    }

    private static Shown shown(Project project, Block block, boolean folded, Map<String, Position> positions) {
        return Shown.of(project.drawing(), project.updateBlock(block.id(), its -> its.folded(folded)).blocks(), positions);
    }

    /// Where nodes go when the block is folded, or unfolded.
    ///
    /// @param positions of every node
    static Map<String, Position> moved(Project project, Block block, boolean folded, Map<String, Position> positions) {
        var folding = new Folding(project, block, positions);
        boolean unseen = !folding.closed.cards().containsKey(block.id()); // in one that is folded
        return unseen ? Map.of() : folding.open.spread(folded ? folding.fold() : folding.unfold());
    }

    /// Where nodes go when an unfolded block, and what follows below it, goes down.
    static Map<String, Position> down(Project project, Block block, double by, Map<String, Position> positions) {
        if (by == 0) {
            return Map.of();
        }
        var folding = new Folding(project, block, positions);
        Set<String> ids = folding.below(folding.others, folding.top - Placement.HEIGHT);
        ids.addAll(folding.open.cardsOf(block.nodes()));
        Map<String, Position> cards = folding.open.cards();
        return folding.open.spread(changed(cards, pushedAside(shifted(cards, ids, by), ids, List.of())));
    }

    private Map<String, Position> fold() {
        return gives(others, FARTHEST) ? changed(others, shifted(others, below(others, bottom), -height())) : Map.of();
    }

    private Map<String, Position> unfold() {
        Set<String> ids = below(others, top);
        Map<String, Position> lower = shifted(others, ids, height());
        if (below(lower, bottom).equals(ids) && gives(lower, FARTHEST) && free(lower, ids, inner)) {
            return changed(others, lower);
        }
        var room = new Covered(inner);
        return others.values().stream().allMatch(room::free) ? Map.of() : changed(others, pushedAside(lower, ids, inner));
    }

    /// Whether folding moves what stands below.
    ///
    /// @param levels heights of the block that are looked through upwards
    private boolean gives(Map<String, Position> cards, int levels) {
        Set<String> ids = below(cards, bottom);
        Map<String, Position> higher = shifted(cards, ids, -height());
        return !ids.isEmpty() && height() >= Placement.HEIGHT && free(higher, ids, closed()) && below(higher, top).equals(ids)
                && (levels == 0 || !free(higher, ids, inner) || gives(higher, levels - 1));
    }

    private double height() {
        return bottom - top;
    }

    private Collection<Position> closed() {
        return List.of(Objects.requireNonNull(closed.cards().get(block.id())));
    }

    /// Whether these of the cards lie on no other, nor on one of `more`.
    private static boolean free(Map<String, Position> cards, Set<String> ids, Collection<Position> more) {
        var taken = new Covered(more);
        cards.forEach((id, at) -> {
            if (!ids.contains(id)) {
                taken.add(at);
            }
        });
        return ids.stream().map(cards::get).filter(Objects::nonNull).allMatch(taken::free);
    }

    /// What follows and stands below, in a column with the block, or in one that reaches over to it.
    private Set<String> below(Map<String, Position> cards, double edge) {
        List<Map.Entry<String, Position>> candidates = cards.entrySet().stream()
                .filter(each -> following.contains(each.getKey()) && each.getValue().y() >= edge + Placement.HEIGHT)
                .sorted(Comparator.comparingDouble(each -> each.getValue().x()))
                .toList();
        var columns = new TreeMap<Double, Boolean>(); // left edges of cards, and whether one of the block stands there
        candidates.forEach(each -> columns.put(each.getValue().x(), false));
        inner.forEach(at -> columns.put(at.x(), true));
        Set<Double> reached = reached(columns);
        var found = new LinkedHashSet<String>();
        candidates.stream().filter(each -> reached.contains(each.getValue().x())).forEach(each -> found.add(each.getKey()));
        return found;
    }

    private static Set<Double> reached(SortedMap<Double, Boolean> columns) {
        var reached = new HashSet<Double>();
        var group = new ArrayList<Double>();
        boolean block = false;
        for (Map.Entry<Double, Boolean> column : columns.entrySet()) {
            if (!group.isEmpty() && column.getKey() - group.getLast() >= Placement.WIDTH) {
                reached.addAll(block ? group : List.of());
                group.clear();
                block = false;
            }
            group.add(column.getKey());
            block |= column.getValue();
        }
        reached.addAll(block ? group : List.of());
        return reached;
    }

    private static Map<String, Position> shifted(Map<String, Position> cards, Set<String> ids, double by) {
        var all = new LinkedHashMap<>(cards);
        ids.forEach(id -> all.computeIfPresent(id, (_, at) -> new Position(at.x(), at.y() + by)));
        return all;
    }

    /// The same cards; what lies on one of `fixed` or of `more`, or on what such a card had to give way to, stands below it.
    private static Map<String, Position> pushedAside(Map<String, Position> cards, Set<String> fixed, Collection<Position> more) {
        var all = new LinkedHashMap<>(cards);
        var taken = new Covered(more);
        fixed.stream().map(cards::get).filter(Objects::nonNull).forEach(taken::add);
        cards.entrySet().stream().filter(each -> !fixed.contains(each.getKey()))
                .sorted(Comparator.comparingDouble(each -> each.getValue().y()))
                .forEach(each -> {
                    Position place = each.getValue();
                    for (List<Position> under = taken.under(place); !under.isEmpty(); under = taken.under(place)) {
                        double lowest = under.stream().mapToDouble(Position::y).max().orElse(place.y());
                        place = new Position(place.x(), lowest + Placement.HEIGHT + Placement.GAP);
                    }
                    if (!place.equals(each.getValue())) {
                        all.put(each.getKey(), place);
                        taken.add(place);
                    }
                });
        return all;
    }

    private static Map<String, Position> changed(Map<String, Position> before, Map<String, Position> after) {
        var changed = new LinkedHashMap<>(after);
        changed.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
        return changed;
    }

    /// The cards that the block feeds, however far.
    private Set<String> following(Shown shown) {
        var next = new HashMap<String, List<String>>();
        shown.drawing().edges()
                .forEach(edge -> next.computeIfAbsent(shown.card(edge.from()), _ -> new ArrayList<>()).add(shown.card(edge.to())));
        var seen = new LinkedHashSet<String>();
        var todo = new ArrayDeque<>(List.of(block.id()));
        while (!todo.isEmpty()) {
            for (String card : next.getOrDefault(todo.pop(), List.of())) {
                if (!card.equals(block.id()) && seen.add(card)) {
                    todo.push(card);
                }
            }
        }
        return seen;
    }
}
