package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import studio.lipschitz.edit.Arrange;
import studio.lipschitz.edit.Dissolving;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.edit.Fragment;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Selection;
import studio.lipschitz.ui.workspace.Workspace;

/// What the keyboard and the menus do with the selection.
final class Commands {
    private static final double SHIFT = 3 * Placement.GRID;

    private final Board board;
    private final ConnectByName connecting;
    private final Runnable edit;
    private final AutoLayout layout;
    private final Clippings clippings = new Clippings();
    private final BlockCommands blocks;
    private final EdgeCommands edges;

    /// @param edit brings the cursor into the fields of the selected node
    Commands(Board board, ConnectByName connecting, BlockCommands blocks, EdgeCommands edges, Runnable edit, AutoLayout layout) {
        this.board = board;
        this.connecting = connecting;
        this.edit = edit;
        this.layout = layout;
        this.blocks = blocks;
        this.edges = edges;
    }

    /// Brings the cursor into the fields of what is selected.
    void edit() {
        edit.run();
    }

    BlockCommands blocks() {
        return blocks;
    }

    EdgeCommands edges() {
        return edges;
    }

    ConnectByName connecting() {
        return connecting;
    }

    private Workspace workspace() {
        return board.workspace();
    }

    void selectAll() {
        var ids = new LinkedHashSet<String>();
        workspace().network().nodes().forEach(node -> ids.add(node.id()));
        board.selectNodes(ids);
    }

    void deleteSelection() {
        Selection selection = workspace().selection();
        if (!selection.isEmpty()) {
            workspace().apply(Edits.delete(selection.nodes(), selection.edges()));
        }
    }

    /// Takes the selected nodes away and joins those around them.
    void dissolve() {
        Set<String> ids = workspace().selection().nodes();
        if (ids.isEmpty()) {
            return;
        }
        Network before = workspace().network();
        workspace().apply(Edits.dissolve(ids));
        Set<String> open = Dissolving.open(before, workspace().network(), ids);
        if (!open.isEmpty()) {
            workspace().say(text("canvas.dissolved.open", String.join(", ", open)));
        }
    }

    void duplicate() {
        put(text("canvas.edit.duplicate"), selected().withoutIncoming(), SHIFT, SHIFT);
    }

    /// The copy is fed by what feeds the original.
    void duplicateWithInputs() {
        put(text("canvas.edit.duplicate"), selected(), SHIFT, SHIFT);
    }

    void copy() {
        Fragment part = selected();
        if (!part.nodes().isEmpty()) {
            clippings.put(part);
            workspace().say(part.nodes().size() == 1 ? text("canvas.copied.one", part.nodes().getFirst().id())
                    : text("canvas.copied.many", part.nodes().size()));
        }
    }

    void cut() {
        Selection selection = workspace().selection();
        if (!selection.nodes().isEmpty()) {
            clippings.put(selected());
            workspace().apply(Edits.cut(selection.nodes(), selection.edges()));
        }
    }

    void paste() {
        paste(false);
    }

    /// What was copied is fed by what fed it there, as far as that is in this drawing.
    void pasteWithInputs() {
        paste(true);
    }

    private void paste(boolean fed) {
        var part = clippings.take();
        if (part.isEmpty()) {
            workspace().say(text("canvas.paste.nothing"));
            return;
        }
        Fragment copied = fed ? part.get() : part.get().withoutIncoming();
        double shift = SHIFT * clippings.times();
        Bounds seen = board.seen();
        boolean inSight = copied.positions().values().stream()
                .anyMatch(at -> seen.intersects(at.x() + shift, at.y() + shift, Placement.WIDTH, Placement.HEIGHT));
        if (inSight) {
            put(text("canvas.edit.paste"), copied, shift, shift);
        } else {
            double left = copied.positions().values().stream().mapToDouble(Position::x).min().orElse(0);
            double top = copied.positions().values().stream().mapToDouble(Position::y).min().orElse(0);
            Position corner = Placement.snap(new Position(seen.getMinX() + SHIFT, seen.getMinY() + SHIFT));
            put(text("canvas.edit.paste"), copied, corner.x() - left, corner.y() - top);
        }
    }

    boolean canPaste() {
        return clippings.present();
    }

    private Fragment selected() {
        return board.part(workspace().selection().nodes());
    }

    private void put(String verb, Fragment part, double dx, double dy) {
        if (part.nodes().isEmpty()) {
            return;
        }
        Fragment copy = part.freshIn(workspace().network(), workspace().project().blocks()).shifted(dx, dy);
        workspace().apply(Edits.paste(verb, copy));
        board.selectNodes(copy.ids());
    }

    /// Lines up the selected nodes, if there are enough.
    void arrange(Arrange how) {
        Shown shown = board.diagram().shown();
        var chosen = new LinkedHashMap<>(shown.cards());
        chosen.keySet().retainAll(shown.cardsOf(workspace().selection().nodes()));
        if (how.takes(chosen.size())) {
            workspace().apply(Edits.place(how.label(), shown.spread(how.of(chosen))));
        }
    }

    /// Lays out the selected nodes; with fewer than two, all.
    void layOut() {
        Set<String> ids = workspace().selection().nodes();
        if (ids.size() < 2) {
            layOutAll();
        } else {
            layout.start(ids);
        }
    }

    void layOutAll() {
        layout.start(board.diagram().positions().keySet());
    }

    void nudge(double dx, double dy) {
        Set<String> ids = workspace().selection().nodes();
        if (ids.isEmpty()) {
            return;
        }
        var moved = new LinkedHashMap<String, Position>();
        board.diagram().positions().forEach((id, at) -> {
            if (ids.contains(id)) {
                moved.put(id, new Position(at.x() + dx, at.y() + dy));
            }
        });
        workspace().apply(Edits.move(moved, "nudge:" + String.join(",", ids)));
    }

    /// To the next node, which is brought into sight; with `more`, those before stay selected.
    void walk(Walk.Way way, boolean more) {
        Shown shown = board.diagram().shown();
        Set<String> before = workspace().selection().nodes();
        Optional<String> last = before.stream().reduce((_, second) -> second).map(shown::card);
        Optional<String> next = last.isEmpty() ? Walk.begin(shown.cards()) : Walk.from(last.get(), way, shown.network(), shown.cards());
        next.ifPresent(card -> {
            var ids = new LinkedHashSet<String>();
            if (more) {
                ids.addAll(before);
                ids.removeAll(shown.nodes(card)); // it comes last: from it the walk goes on
            }
            ids.addAll(shown.nodes(card));
            workspace().selectNodes(ids);
            if (more) {
                workspace().say(ids.size() == 1 ? text("walk.selected.one") : text("walk.selected.many", ids.size()));
            }
            board.bringIntoSight(card);
        });
    }
}
