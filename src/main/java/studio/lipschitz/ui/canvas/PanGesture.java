package studio.lipschitz.ui.canvas;

import javafx.scene.Cursor;

/// Moves the view with the mouse.
final class PanGesture implements Gesture {
    private final Board board;
    private final View before;
    private final double startX;
    private final double startY;

    PanGesture(Board board, double x, double y) {
        this.board = board;
        this.before = board.view().get();
        this.startX = x;
        this.startY = y;
    }

    @Override
    public void drag(double x, double y, boolean free) {
        board.view().set(before.panned(x - startX, y - startY));
    }

    @Override
    public void release(double x, double y, boolean moved) {}

    @Override
    public void cancel() {
        board.view().set(before);
    }

    @Override
    public Cursor cursor() {
        return Cursor.CLOSED_HAND;
    }
}
