package studio.lipschitz.ui.playground;

import java.util.ArrayList;
import java.util.List;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.Plane;
import studio.lipschitz.ui.chart.PlaneScene.Ball;

/// Which points carry their ball: those that are decided right and proved, a little apart from each other so that each ball can be seen.
final class Balls {
    private static final int MOST = 70;

    /// Least distance between two of them, as a part of the plane's diagonal.
    private static final double APART = 0.035;

    private Balls() {}

    /// In the order in which the points are told, which stays the same while a network learns.
    static List<Ball> of(List<DecisionGrid.Judged> points, Plane plane) {
        double apart = APART * Math.hypot(plane.width(), plane.height());
        var balls = new ArrayList<Ball>();
        for (DecisionGrid.Judged point : points) {
            double radius = point.sample().radius();
            boolean shown = radius > 0 && Double.isFinite(radius) && balls.size() < MOST
                    && balls.stream().noneMatch(ball -> Math.hypot(ball.x() - point.x(), ball.y() - point.y()) < apart);
            if (shown) {
                balls.add(new Ball(point.x(), point.y(), point.sample().decision(), radius));
            }
        }
        return List.copyOf(balls);
    }
}
