package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import studio.lipschitz.network.Edge;
import studio.lipschitz.ui.fx.Finder;
import studio.lipschitz.ui.workspace.Workspace;

/// Puts a module on an edge without the mouse: asks for the edge by the names of its ends, then for the module.
final class InsertOnEdge {
    private static final double BELOW_TOP = 24;

    private final Board board;
    private final Region canvas;
    private final QuickAdd quickAdd;
    private final Finder<Edge> finder;

    InsertOnEdge(Board board, Region canvas, QuickAdd quickAdd) {
        this.board = board;
        this.canvas = canvas;
        this.quickAdd = quickAdd;
        this.finder = new Finder<>("choose-edge", text("walk.edge.prompt"), text("walk.edge.none"), this::row);
        finder.onHidden(canvas::requestFocus);
    }

    private Finder.Row row(Edge edge) {
        Workspace workspace = board.workspace();
        String flowing = workspace.analysis().node(workspace.expansion().source(edge)).output().map(String::valueOf).orElse("");
        return new Finder.Row(name(edge), flowing, "", "", true);
    }

    private static String name(Edge edge) {
        return edge.from() + " → " + edge.to();
    }

    void ask() {
        Workspace workspace = board.workspace();
        if (workspace.selection().edge().isPresent()) {
            quickAdd.here();
            return;
        }
        if (workspace.network().edges().isEmpty()) {
            workspace.say(text("walk.edge.nothing"));
            return;
        }
        Set<String> near = workspace.selection().nodes();
        List<Edge> edges = workspace.network().edges().stream()
                .filter(board.diagram().shown()::shows)
                .sorted(Comparator.comparing((Edge edge) -> !near.contains(edge.from()) && !near.contains(edge.to()))) // stable: those at the selection first
                .toList();
        Bounds area = canvas.localToScreen(canvas.getLayoutBounds());
        finder.show(canvas, area.getMinX() + area.getWidth() / 3, area.getMinY() + BELOW_TOP, words -> matching(edges, words), edge -> {
            board.selectEdge(edge);
            quickAdd.here();
        });
    }

    private static List<Edge> matching(List<Edge> edges, String words) {
        List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("[\\s→]+"));
        return edges.stream().filter(edge -> wanted.stream().allMatch(name(edge).toLowerCase(Locale.ROOT)::contains)).toList();
    }
}
