package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;

/// Selects edges by the keyboard: one after another those at the node that is selected, first those into it.
final class EdgeWalk {
    private final Board board;
    private String around = ""; // the node whose edges are walked

    EdgeWalk(Board board) {
        this.board = board;
    }

    /// @param step 1 for the next edge, -1 for the one before
    void next(int step) {
        var selection = board.workspace().selection();
        Network network = board.workspace().network();
        Optional<Edge> present = selection.edge();
        Optional<String> node = selection.single().or(() -> present.map(edge -> touches(edge) ? around : edge.to()));
        if (node.isEmpty()) {
            board.workspace().say(text("canvas.edge.select"));
            return;
        }
        around = node.get();
        List<Edge> edges = Stream.concat(network.into(around).stream(), network.outOf(around).stream()).toList();
        if (edges.isEmpty()) {
            board.workspace().say(text("canvas.edge.none", around));
            return;
        }
        int before = present.map(edges::indexOf).orElse(step > 0 ? -1 : 0);
        Edge edge = edges.get(Math.floorMod(before + step, edges.size()));
        board.select(new studio.lipschitz.ui.workspace.Selection(Set.of(), Set.of(edge)));
        board.workspace().say(text("canvas.edge.selected", edge.from(), edge.to()) + " " + Hover.flow(board.workspace(), edge));
    }

    private boolean touches(Edge edge) {
        return edge.from().equals(around) || edge.to().equals(around);
    }
}
