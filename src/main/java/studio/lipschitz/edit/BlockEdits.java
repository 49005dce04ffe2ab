package studio.lipschitz.edit;

import static studio.lipschitz.text.Texts.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.lipschitz.network.Block;
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
    /// @param by how far it goes down, with what follows below it, to make room for its frame
    /// @param positions of every node
    public static Edit group(Block block, double by, Map<String, Position> positions) {
        return Edit.of(text("block.edit.group", block.name()), project -> {
            Project grouped = project.withMore(List.of(block));
            return grouped.withPositions(Folding.down(grouped, block, by, positions));
        });
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

    /// Whether nodes can come into a block. Blocks stay within one another or apart: one that loses some of its nodes to another would not.
    public static boolean takes(Project project, Block block, Set<String> nodes) {
        boolean apart = !block.nodes().containsAll(nodes) && !nodes.containsAll(block.nodes());
        return apart && project.blocks().stream()
                .filter(other -> !other.id().equals(block.id()) && !other.holds(block))
                .allMatch(other -> nodes.containsAll(other.nodes()) || other.nodes().stream().noneMatch(nodes::contains));
    }

    /// Puts nodes into a block that [#takes] them, and into those around it.
    public static Edit into(Block block, Set<String> nodes) {
        return Edit.of(text("block.edit.into", block.name()), project -> project.within(block.id(), nodes));
    }

    /// Takes nodes out of a block, which they stay beside; a block without nodes goes.
    public static Edit takeOut(Block block, Set<String> nodes) {
        return Edit.of(text("block.edit.takeOut", block.name()), project -> {
            var left = new LinkedHashSet<>(block.nodes());
            left.removeAll(nodes);
            return left.isEmpty() ? project.withBlocks(without(project, block.id())) : update(project, block.id(), block.of(left));
        });
    }

    /// Folds a block to a card, or shows again what is in it; what follows below takes its room, or makes some.
    ///
    /// @param positions of every node
    public static Edit fold(Block block, boolean folded, Map<String, Position> positions) {
        return Edit.of(text(folded ? "block.edit.fold" : "block.edit.unfold", block.name()), project -> project
                .updateBlock(block.id(), its -> its.folded(folded))
                .withPositions(Folding.moved(project, block, folded, positions)));
    }
}
