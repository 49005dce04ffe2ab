package studio.lipschitz.edit;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;

/// Edits of blocks, each a label and a pure function.
public final class BlockEdits {

    private BlockEdits() {}

    /// Why these nodes cannot be a block, in one sentence; empty if they can.
    public static String refusal(Project project, Set<String> nodes) {
        if (nodes.isEmpty()) {
            return text("block.group.nothing");
        }
        return project.blocks().stream()
                .filter(block -> !block.allows(nodes))
                .findFirst()
                .map(block -> text(block.nodes().equals(nodes) ? "block.group.same" : "block.group.cut", block.name()))
                .orElse("");
    }

    /// Makes a block of nodes that [#refusal] has nothing against.
    ///
    /// @param block with an id from [Block#freshId]
    /// @param moved nodes that make room for its frame
    public static Edit group(Block block, Map<String, Position> moved) {
        return Edit.of(text("block.edit.group", block.name()), project -> project.withMore(List.of(block)).withPositions(moved));
    }

    /// Where the block and all that it feeds stand if they go down together.
    ///
    /// @param positions of every node
    public static Map<String, Position> down(Network drawing, Block block, double by, Map<String, Position> positions) {
        var moved = new LinkedHashMap<String, Position>();
        var ids = new LinkedHashSet<>(block.nodes());
        double top = block.nodes().stream().map(positions::get).filter(java.util.Objects::nonNull).mapToDouble(Position::y).min().orElse(0);
        following(drawing, block).stream().filter(id -> positions.containsKey(id) && positions.get(id).y() > top).forEach(ids::add);
        for (String id : by == 0 ? Set.<String>of() : ids) {
            Position at = positions.get(id);
            if (at != null) {
                moved.put(id, new Position(at.x(), at.y() + by));
            }
        }
        return moved;
    }

    /// Leaves the nodes of a block as they stand in the drawing, once.
    public static Edit ungroup(Block block) {
        return Edit.of(text("block.edit.ungroup", block.name()), project -> project.withBlocks(without(project, block.id())));
    }

    private static List<Block> without(Project project, String id) {
        return project.blocks().stream().filter(block -> !block.id().equals(id)).toList();
    }

    public static Edit rename(Block block, String name) {
        return new Edit(text("block.edit.rename", block.name(), name), project -> update(project, block.id(), block.named(name)),
                "name:" + block.id());
    }

    public static Edit repeat(Block block, int times) {
        return new Edit(text("block.edit.repeat", block.name(), times), project -> update(project, block.id(), block.repeated(times)),
                "repeat:" + block.id());
    }

    private static Project update(Project project, String id, Block changed) {
        return project.block(id).filter(changed::equals).isPresent() ? project : project.updateBlock(id, _ -> changed);
    }

    /// Takes nodes out of a block, which they stay beside; a block without nodes goes.
    public static Edit takeOut(Block block, Set<String> nodes) {
        return Edit.of(text("block.edit.takeOut", block.name()), project -> {
            var left = new LinkedHashSet<>(block.nodes());
            left.removeAll(nodes);
            return left.isEmpty() ? project.withBlocks(without(project, block.id())) : update(project, block.id(), block.of(left));
        });
    }

    /// Folds a block to a card, or shows again what is in it; what stands below moves up or makes room.
    ///
    /// @param positions of every node
    public static Edit fold(Block block, boolean folded, Map<String, Position> positions) {
        return Edit.of(text(folded ? "block.edit.fold" : "block.edit.unfold", block.name()), project -> project
                .updateBlock(block.id(), its -> its.folded(folded))
                .withPositions(moved(project.drawing(), block, folded, positions)));
    }

    private static Map<String, Position> moved(Network drawing, Block block, boolean folded, Map<String, Position> positions) {
        List<Position> inside = positions.entrySet().stream().filter(each -> block.nodes().contains(each.getKey())).map(Map.Entry::getValue)
                .toList();
        double top = inside.stream().mapToDouble(Position::y).min().orElse(0);
        double bottom = inside.stream().mapToDouble(Position::y).max().orElse(0);
        double below = (folded ? bottom : top) + Placement.HEIGHT;
        var changed = new LinkedHashMap<String, Position>();
        for (String id : following(drawing, block)) {
            Position at = positions.get(id);
            if (at != null && at.y() >= below) {
                changed.put(id, new Position(at.x(), at.y() + (folded ? top - bottom : bottom - top)));
            }
        }
        return changed;
    }

    /// What the block feeds, however far.
    private static Set<String> following(Network drawing, Block block) {
        var next = new LinkedHashMap<String, List<String>>();
        drawing.edges().forEach(edge -> next.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to()));
        var seen = new LinkedHashSet<String>();
        var todo = new java.util.ArrayDeque<>(block.nodes());
        while (!todo.isEmpty()) {
            for (String id : next.getOrDefault(todo.pop(), List.of())) {
                if (!block.nodes().contains(id) && seen.add(id)) {
                    todo.push(id);
                }
            }
        }
        return seen;
    }
}
