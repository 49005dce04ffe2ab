package studio.lipschitz.ui.canvas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.BlockEdits;
import studio.lipschitz.edit.Edit;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.network.Block;

/// The frame of a block that what is dragged would come into, lit up.
final class FrameTarget {
    private final Board board;
    private @Nullable Map<String, List<Bounds>> areas; // as they were before something was dragged over them
    private Optional<Block> lit = Optional.empty();

    FrameTarget(Board board) {
        this.board = board;
    }

    /// The innermost frame at a point of the canvas that nodes can come into.
    ///
    /// @param nodes those that are dragged; empty if they are new
    Optional<Block> at(double x, double y, Set<String> nodes) {
        if (areas == null) {
            areas = Map.copyOf(board.diagram().frames().areas());
        }
        Point2D point = board.toDrawing(x, y);
        var trays = areas;
        return board.diagram().shown().frames().reversed().stream() // those around others come first there
                .filter(block -> trays.getOrDefault(block.id(), List.of()).stream().anyMatch(tray -> tray.contains(point)))
                .findFirst()
                .filter(block -> nodes.isEmpty() || BlockEdits.takes(board.workspace().project(), block, nodes));
    }

    void light(Optional<Block> block) {
        if (!block.equals(lit)) {
            lit.ifPresent(its -> board.diagram().frames().target(its.id(), false));
            block.ifPresent(its -> board.diagram().frames().target(its.id(), true));
            lit = block;
        }
    }

    Optional<Block> lit() {
        return lit;
    }

    void dark() {
        light(Optional.empty());
        areas = null;
    }

    /// The edit, after which nodes lie in the block.
    static Edit into(Optional<Block> block, Edit edit, Set<String> nodes) {
        return block.map(its -> Edits.within(edit, its.id(), nodes)).orElse(edit);
    }
}
