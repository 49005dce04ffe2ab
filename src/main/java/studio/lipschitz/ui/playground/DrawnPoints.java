package studio.lipschitz.ui.playground;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Points that a person draws, with all that was undone and can be redone. A stroke of the mouse is one step. FX thread only.
final class DrawnPoints {
    /// More than one would draw, few enough to be kept as text.
    static final int MOST = 5000;

    private static final int MOST_STEPS = 200;

    private final ReadOnlyObjectWrapper<List<Point>> points = new ReadOnlyObjectWrapper<>(List.of());
    private final Deque<List<Point>> past = new ArrayDeque<>();
    private final Deque<List<Point>> future = new ArrayDeque<>();

    /// @param kind index of its class
    record Point(float x, float y, int kind) {
        double distance(double otherX, double otherY) {
            return Math.hypot(x - otherX, y - otherY);
        }
    }

    ReadOnlyObjectProperty<List<Point>> pointsProperty() {
        return points.getReadOnlyProperty();
    }

    List<Point> points() {
        return points.get();
    }

    /// Begins with these; there is nothing to undo.
    void load(List<Point> given) {
        past.clear();
        future.clear();
        points.set(List.copyOf(given));
    }

    /// What comes until the next call is undone at once.
    void beginStep() {
        if (past.isEmpty() || !past.peek().equals(points.get())) {
            past.push(points.get());
            if (past.size() > MOST_STEPS) {
                past.removeLast();
            }
        }
        future.clear();
    }

    /// @return whether there was room for it
    boolean add(Point point) {
        if (points.get().size() >= MOST) {
            return false;
        }
        change(before -> {
            var more = new ArrayList<>(before);
            more.add(point);
            return more;
        });
        return true;
    }

    /// Takes away every point within `radius`, or the nearest alone.
    void erase(double x, double y, double radius) {
        change(before -> before.stream().filter(point -> point.distance(x, y) > radius).toList());
    }

    void clear() {
        beginStep();
        change(_ -> List.of());
    }

    private void change(UnaryOperator<List<Point>> change) {
        List<Point> after = change.apply(points.get());
        if (!after.equals(points.get())) {
            points.set(List.copyOf(after));
        }
    }

    boolean canUndo() {
        return past.stream().anyMatch(before -> !before.equals(points.get()));
    }

    boolean canRedo() {
        return !future.isEmpty();
    }

    void undo() {
        move(past, future);
    }

    void redo() {
        move(future, past);
    }

    private void move(Deque<List<Point>> from, Deque<List<Point>> to) {
        while (!from.isEmpty()) {
            List<Point> wanted = from.pop();
            if (!wanted.equals(points.get())) { // a step that changed nothing is none
                to.push(points.get());
                points.set(wanted);
                return;
            }
        }
    }

    /// How many there are of each of so many classes.
    int[] counts(int classes) {
        return IntStream.range(0, classes)
                .map(kind -> (int) points.get().stream().filter(point -> point.kind() == kind).count())
                .toArray();
    }
}
