package studio.lipschitz.ui.canvas;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.ui.workspace.Selection;

/// Which command of the canvas a key stands for.
final class Keys {
    private static final double PAGE = 0.8; // of what is in sight

    private final Board board;
    private final Commands commands;

    Keys(Board board, Commands commands) {
        this.board = board;
        this.commands = commands;
    }

    /// Does what a key stands for; whether it stood for anything.
    boolean pressed(KeyEvent event) {
        if (event.isAltDown()) {
            return false;
        }
        return event.isShortcutDown() ? shortcut(event) : plain(event);
    }

    /// Does what a typed letter stands for: by the letter, not its key, as a list that opens would get the letter too.
    boolean typed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) {
            return false;
        }
        switch (event.getCharacter()) {
            case "c" -> commands.connecting().ask();
            case "C" -> commands.connecting().askBackward();
            case "e" -> commands.edges().next();
            case "E" -> commands.edges().previous();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Whether it asks for the menu that the right button opens.
    static boolean asksForMenu(KeyEvent event) {
        boolean shiftF10 = event.getCode() == KeyCode.F10 && event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown();
        return shiftF10 || event.getCode() == KeyCode.CONTEXT_MENU;
    }

    private boolean plain(KeyEvent event) {
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> commands.deleteSelection();
            case ESCAPE -> board.select(Selection.EMPTY);
            case LEFT, KP_LEFT -> commands.walk(Walk.Way.LEFT, event.isShiftDown());
            case RIGHT, KP_RIGHT -> commands.walk(Walk.Way.RIGHT, event.isShiftDown());
            case UP, KP_UP -> commands.walk(Walk.Way.UP, event.isShiftDown());
            case DOWN, KP_DOWN -> commands.walk(Walk.Way.DOWN, event.isShiftDown());
            case ENTER -> commands.edit();
            case PAGE_UP -> turnPage(1, event.isShiftDown());
            case PAGE_DOWN -> turnPage(-1, event.isShiftDown());
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Moves the drawing by most of what is in sight.
    ///
    /// @param aside whether to a side, not up or down
    private void turnPage(int way, boolean aside) {
        double dx = aside ? way * PAGE * board.overlay().getWidth() : 0;
        double dy = aside ? 0 : way * PAGE * board.overlay().getHeight();
        board.view().set(board.view().get().panned(Math.rint(dx), Math.rint(dy)));
    }

    private boolean shortcut(KeyEvent event) {
        double step = event.isShiftDown() ? 1 : Placement.GRID;
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> commands.nudge(-step, 0);
            case RIGHT, KP_RIGHT -> commands.nudge(step, 0);
            case UP, KP_UP -> commands.nudge(0, -step);
            case DOWN, KP_DOWN -> commands.nudge(0, step);
            default -> {
                return event.isShiftDown() ? withShift(event.getCode()) : withoutShift(event.getCode());
            }
        }
        return true;
    }

    private boolean withoutShift(KeyCode code) {
        switch (code) {
            case DELETE, BACK_SPACE -> commands.dissolve();
            case A -> commands.selectAll();
            case D -> commands.duplicate();
            case C -> commands.copy();
            case X -> commands.cut();
            case V -> commands.paste();
            case L -> commands.layOut();
            case G -> commands.blocks().group();
            case B -> commands.blocks().toggle();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean withShift(KeyCode code) {
        switch (code) {
            case D -> commands.duplicateWithInputs();
            case G -> commands.blocks().ungroup();
            case V -> commands.pasteWithInputs();
            default -> {
                return false;
            }
        }
        return true;
    }
}
