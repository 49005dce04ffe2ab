package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import studio.lipschitz.edit.BlockEdits;
import studio.lipschitz.network.Block;
import studio.lipschitz.ui.fx.Finder;
import studio.lipschitz.ui.workspace.Workspace;

/// Puts what is selected into a block that there is, without the mouse: asks into which where several can take it.
final class IntoBlock {
    private final Board board;
    private final Region canvas;
    private final Finder<Block> finder = new Finder<>("into-block", text("walk.into.prompt"), text("walk.into.none"), IntoBlock::row);

    IntoBlock(Board board, Region canvas) {
        this.board = board;
        this.canvas = canvas;
        finder.onHidden(canvas::requestFocus);
    }

    private static Finder.Row row(Block block) {
        return new Finder.Row(block.name(), BlockCards.words(block), "", "", true);
    }

    /// Blocks that can take what is selected, those that an edge leads to or comes from first.
    List<Block> blocks() {
        Workspace workspace = board.workspace();
        Set<String> nodes = workspace.selection().nodes();
        return nodes.isEmpty() ? List.of() : workspace.project().blocks().stream()
                .filter(block -> BlockEdits.takes(workspace.project(), block, nodes))
                .sorted(Comparator.comparing((Block block) -> !joined(block, nodes)))
                .toList();
    }

    private boolean joined(Block block, Set<String> nodes) {
        return board.workspace().network().edges().stream()
                .anyMatch(edge -> (nodes.contains(edge.from()) && block.nodes().contains(edge.to()))
                        || (nodes.contains(edge.to()) && block.nodes().contains(edge.from())));
    }

    void ask() {
        Workspace workspace = board.workspace();
        List<Block> blocks = blocks();
        if (workspace.selection().nodes().isEmpty()) {
            workspace.say(text("walk.into.select"));
        } else if (blocks.isEmpty()) {
            workspace.say(text("walk.into.nothing"));
        } else if (blocks.size() == 1) {
            put(blocks.getFirst());
        } else {
            String card = board.diagram().shown().card(workspace.selection().nodes().iterator().next());
            board.bringIntoSight(card);
            Bounds area = board.diagram().areaOf(card).orElseThrow();
            Point2D place = canvas.localToScreen(board.view().get().toScreen(area.getMinX(), area.getMaxY()));
            finder.show(canvas, place.getX(), place.getY(), words -> matching(blocks, words), this::put);
        }
    }

    private static List<Block> matching(List<Block> blocks, String words) {
        String query = words.strip().toLowerCase(Locale.ROOT);
        return blocks.stream().filter(block -> block.name().toLowerCase(Locale.ROOT).contains(query)).toList();
    }

    private void put(Block block) {
        board.workspace().apply(BlockEdits.into(block, board.workspace().selection().nodes()));
        board.workspace().say(text("block.joined", block.name()));
    }
}
