package studio.lipschitz.ui.chart;

import java.util.List;
import java.util.Optional;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.Plane;

/// A part of the plane with points in it, and what a network decides there, without a colour or a size.
///
/// @param grid the decision, if a network has been looked at; it may cover another part of the plane
/// @param balls drawn below the points
public record PlaneScene(Plane plane, Optional<DecisionGrid> grid, List<Dot> dots, List<Ball> balls) {

    /// @param kind index of its class
    /// @param wrong whether it is decided otherwise
    public record Dot(double x, double y, int kind, boolean wrong) {}

    /// A disc in which the decision cannot change.
    ///
    /// @param kind index of the class that is decided for
    /// @param radius in units of the plane, above 0 and finite
    public record Ball(double x, double y, int kind, double radius) {}

    public PlaneScene {
        dots = List.copyOf(dots);
        balls = List.copyOf(balls);
    }
}
