package studio.lipschitz.ui.grid;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.lipschitz.grid.Axis;
import studio.lipschitz.grid.Grid;
import studio.lipschitz.grid.Point;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.Project;

/// What the values that were typed come to.
///
/// @param refusal why they make no grid, in one sentence; empty if they make one
/// @param seconds that all its runs take, about; empty where nothing tells
record Draft(List<Point> points, List<Project> projects, String refusal, Optional<Double> seconds) {

    static Draft refused(String why) {
        return new Draft(List.of(), List.of(), why, Optional.empty());
    }

    /// Makes every project of the grid; not on the FX thread.
    static Draft of(Project project, List<Axis> axes, Optional<Pace> pace) {
        try {
            for (Problem problem : project.analysis().problems()) {
                if (problem.severity() == Problem.Severity.ERROR) {
                    return refused(text("grid.draft.refused", problem.message()));
                }
            }
            List<Point> points = new Grid(axes).points();
            List<Project> projects = Point.all(points, project);
            return new Draft(points, projects, "", pace.flatMap(known -> seconds(projects, known)));
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Double> seconds(List<Project> projects, Pace pace) {
        Map<Network, Long> products = new HashMap<>();
        double sum = 0;
        var unknown = new ArrayList<Project>();
        for (Project each : projects) {
            Long known = products.get(each.drawing());
            long cost = known == null ? Pace.products(each) : known;
            products.put(each.drawing(), cost);
            Optional<Double> seconds = pace.seconds(each, cost);
            sum += seconds.orElse(0.0);
            if (seconds.isEmpty()) {
                unknown.add(each);
            }
        }
        return unknown.isEmpty() ? Optional.of(sum) : Optional.empty();
    }
}
