package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import studio.lipschitz.edit.BlockEdits;
import studio.lipschitz.edit.BlockFile;
import studio.lipschitz.edit.Fragment;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.network.Block;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Workspace;

/// What the keyboard and the menus do with blocks.
public final class BlockCommands {
    private final Board board;
    private final Runnable edit;
    private final IntoBlock into;
    private Consumer<Fragment> keep = _ -> {};
    private Consumer<Fragment> save = _ -> {};

    /// @param edit brings the cursor into the fields of what is selected
    BlockCommands(Board board, IntoBlock into, Runnable edit) {
        this.board = board;
        this.into = into;
        this.edit = edit;
    }

    /// @param kept gets a block that shall be at hand for other drawings
    /// @param saved gets a block that shall become a file
    public void hand(Consumer<Fragment> kept, Consumer<Fragment> saved) {
        keep = kept;
        save = saved;
    }

    /// Keeps the current block for other drawings.
    public void keep() {
        take(keep);
    }

    /// Makes a file of the current block.
    public void save() {
        take(save);
    }

    private void take(Consumer<Fragment> taker) {
        current().ifPresentOrElse(block -> taker.accept(BlockFile.of(workspace().project(), block, board.diagram().positions())),
                () -> workspace().say(text("block.select")));
    }

    private Workspace workspace() {
        return board.workspace();
    }

    /// Makes the selected nodes a block, and asks for its name.
    public void group() {
        Set<String> nodes = workspace().selection().nodes();
        String refusal = BlockEdits.refusal(workspace().project(), nodes);
        if (!refusal.isEmpty()) {
            workspace().say(refusal);
            return;
        }
        List<Block> blocks = workspace().project().blocks();
        String id = Block.freshId(workspace().network(), blocks);
        var block = new Block(id, text("block.name", id.substring("block".length())), nodes, 1, false);
        Map<String, Position> positions = board.diagram().positions();
        var all = new ArrayList<>(blocks);
        all.add(block);
        double missing = BlockFrames.missingAbove(Shown.of(workspace().network(), all, positions), block);
        workspace().apply(BlockEdits.group(block, missing, positions));
        board.selectNodes(nodes);
        edit.run();
    }

    /// Asks for the name of the current block, and how often it stands in the network.
    public void edit() {
        current().ifPresentOrElse(block -> {
            board.selectNodes(block.nodes());
            edit.run();
        }, () -> workspace().say(text("block.select")));
    }

    /// Leaves the nodes of the selected blocks, or of the innermost one around what is selected, on their own.
    public void ungroup() {
        Optional<Block> block = current();
        if (block.isEmpty()) {
            workspace().say(text("block.select"));
            return;
        }
        if (block.get().folded()) {
            fold(block.get());
        }
        workspace().apply(BlockEdits.ungroup(block.get()));
    }

    /// Folds or unfolds the selected block, or the innermost one around what is selected.
    public void toggle() {
        current().ifPresentOrElse(this::fold, () -> workspace().say(text("block.select")));
    }

    void toggle(String id) {
        workspace().project().block(id).ifPresent(this::fold);
    }

    private void fold(Block block) {
        workspace().apply(BlockEdits.fold(block, !block.folded(), board.diagram().positions()));
        board.selectNodes(block.nodes());
        board.bringIntoSight(block.nodes().iterator().next());
    }

    /// Takes the selected nodes out of the innermost block that holds them and more.
    public void takeOut() {
        Set<String> nodes = workspace().selection().nodes();
        Optional<Block> around = nodes.isEmpty() ? Optional.empty() : workspace().project().blocks().stream()
                .filter(block -> block.nodes().containsAll(nodes) && block.nodes().size() > nodes.size())
                .min(Comparator.comparingInt(block -> block.nodes().size()));
        around.ifPresentOrElse(block -> {
            workspace().apply(BlockEdits.takeOut(block, nodes));
            workspace().say(text("walk.out.done", block.name()));
        }, () -> workspace().say(text("walk.out.nothing")));
    }

    /// Puts the selected nodes into a block that there is; asks into which where several can take them.
    public void moveInto() {
        into.ask();
    }

    /// Whether a block can take the selected nodes.
    boolean canMoveInto() {
        return !into.blocks().isEmpty();
    }

    /// The block whose nodes are selected, or the innermost one that holds all of them.
    Optional<Block> current() {
        Set<String> nodes = workspace().selection().nodes();
        return nodes.isEmpty() ? Optional.empty() : workspace().project().blocks().stream()
                .filter(block -> block.nodes().containsAll(nodes))
                .min(Comparator.comparingInt(block -> block.nodes().size()));
    }
}
