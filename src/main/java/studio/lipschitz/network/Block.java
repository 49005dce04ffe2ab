package studio.lipschitz.network;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A named part of a drawing that is looked at as one: folded to a card, or repeated, each repetition fed by the one before ([Expansion]).
///
/// Blocks lie within one another or apart. Repetitions share what they are made of, not their weights.
///
/// @param id free among the ids of nodes and blocks
/// @param name for people; need not be unique
/// @param nodes ids of nodes of the drawing, those of blocks within it included; never empty
/// @param repeat how often it stands in the network, from 1 to [#MOST]
/// @param folded whether the window shows it as one card
public record Block(String id, String name, Set<String> nodes, int repeat, boolean folded) {
    public static final int MOST = 1_000;

    public Block {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a block has at least one node");
        }
        if (repeat < 1 || repeat > MOST) {
            throw new IllegalArgumentException("a block stands 1 to " + MOST + " times in the network, was " + repeat);
        }
        nodes = Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
    }

    public Block named(String other) {
        return new Block(id, other, nodes, repeat, folded);
    }

    public Block of(Set<String> others) {
        return new Block(id, name, others, repeat, folded);
    }

    public Block with(Collection<String> others) {
        var more = new LinkedHashSet<>(nodes);
        more.addAll(others);
        return of(more);
    }

    /// With its nodes under other ids.
    public Block renamed(UnaryOperator<String> names) {
        return of(nodes.stream().map(names).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    public Block repeated(int times) {
        return new Block(id, name, nodes, times, folded);
    }

    public Block folded(boolean one) {
        return new Block(id, name, nodes, repeat, one);
    }

    /// Those that a node is in, the outermost first.
    public static List<Block> around(Collection<Block> blocks, String node) {
        return blocks.stream()
                .filter(block -> block.nodes.contains(node))
                .sorted(Comparator.comparingInt((Block block) -> block.nodes.size()).reversed())
                .toList();
    }

    /// `block1`, `block2`, ...: the first that neither a node nor a block has.
    public static String freshId(Network drawing, Collection<Block> blocks) {
        int number = 1;
        while (taken("block" + number, drawing, blocks)) {
            number++;
        }
        return "block" + number;
    }

    /// `name`, or with the next free number behind it where one of the blocks has it.
    public static String freshName(String name, Collection<Block> blocks) {
        Set<String> taken = blocks.stream().map(Block::name).collect(Collectors.toSet());
        String stem = name.replaceFirst(" \\d{1,9}$", "");
        String fresh = name;
        for (int number = 2; taken.contains(fresh); number++) {
            fresh = stem + " " + number;
        }
        return fresh;
    }

    private static boolean taken(String id, Network drawing, Collection<Block> blocks) {
        return drawing.contains(id) || blocks.stream().anyMatch(block -> block.id.equals(id));
    }

    /// What of blocks the network depends on: those that are repeated, whatever else is known of them.
    public static List<Block> repeating(Collection<Block> blocks) {
        return blocks.stream().filter(block -> block.repeat > 1).map(block -> block.folded(false)).toList();
    }

    /// Whether everything of `other` is in this one, and more.
    public boolean holds(Block other) {
        return nodes.size() > other.nodes.size() && nodes.containsAll(other.nodes);
    }

    /// Whether these nodes can be a block beside it: within it, around it, or apart; not the very same.
    public boolean allows(Collection<String> others) {
        long shared = others.stream().filter(nodes::contains).count();
        return shared == 0 || (shared == others.size()) != (shared == nodes.size());
    }
}
