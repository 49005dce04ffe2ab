package studio.lipschitz.ui.canvas;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyEvent;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.edit.Fragment;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Selection;
import studio.lipschitz.ui.workspace.Workspace;

/// What the keyboard and the menus do with the selection.
final class Commands {
    private static final double SHIFT = 3 * Placement.GRID;

    private final Board board;
    private Optional<Fragment> clipboard = Optional.empty();

    Commands(Board board) {
        this.board = board;
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

    void duplicate() {
        put("Duplicate", selected());
    }

    void copy() {
        Fragment part = selected();
        if (!part.nodes().isEmpty()) {
            clipboard = Optional.of(part);
        }
    }

    void cut() {
        copy();
        if (!workspace().selection().nodes().isEmpty()) {
            deleteSelection();
        }
    }

    void paste() {
        clipboard.ifPresent(part -> {
            put("Paste", part);
            clipboard = Optional.of(part.shifted(SHIFT, SHIFT));
        });
    }

    boolean canPaste() {
        return clipboard.isPresent();
    }

    private Fragment selected() {
        return Fragment.of(workspace().network(), board.diagram().positions(), workspace().selection().nodes());
    }

    private void put(String verb, Fragment part) {
        if (part.nodes().isEmpty()) {
            return;
        }
        Fragment copy = part.freshIn(workspace().network()).shifted(SHIFT, SHIFT);
        workspace().apply(Edits.paste(verb, copy));
        board.selectNodes(copy.ids());
    }

    private void nudge(double dx, double dy) {
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

    /// Does what a key stands for; whether it stood for anything.
    boolean key(KeyEvent event) {
        if (event.isAltDown()) {
            return false;
        }
        return event.isShortcutDown() ? shortcut(event) : plain(event);
    }

    private boolean plain(KeyEvent event) {
        double step = event.isShiftDown() ? 1 : Placement.GRID;
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> deleteSelection();
            case ESCAPE -> board.select(Selection.EMPTY);
            case LEFT, KP_LEFT -> nudge(-step, 0);
            case RIGHT, KP_RIGHT -> nudge(step, 0);
            case UP, KP_UP -> nudge(0, -step);
            case DOWN, KP_DOWN -> nudge(0, step);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean shortcut(KeyEvent event) {
        if (event.isShiftDown()) {
            return false;
        }
        switch (event.getCode()) {
            case A -> selectAll();
            case D -> duplicate();
            case C -> copy();
            case X -> cut();
            case V -> paste();
            default -> {
                return false;
            }
        }
        return true;
    }
}
