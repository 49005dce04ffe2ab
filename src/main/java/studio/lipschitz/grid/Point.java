package studio.lipschitz.grid;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.RecordSchema;
import studio.lipschitz.project.Project;
import studio.lipschitz.runs.RunPoint;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.TrainingPlan;

/// One run of a grid: a value for each of its axes.
///
/// @param values by the name of their axis, in the grid's order
public record Point(Map<String, Double> values) {

    public Point {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// As it stands in the folder of its run.
    ///
    /// @param grid name of the grid
    public RunPoint of(String grid) {
        var spelled = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> spelled.put(name, Axis.spelled(value)));
        return new RunPoint(grid, spelled);
    }

    /// The projects of several points; those of one width share their drawing.
    ///
    /// @throws IllegalArgumentException as [#of(Project)] does
    public static List<Project> all(List<Point> points, Project project) {
        var wide = new HashMap<Double, Project>();
        var projects = new ArrayList<Project>();
        for (Point point : points) {
            Double width = point.values.get(Axis.WIDTH);
            Project drawn = width == null ? project : wide.computeIfAbsent(width, factor -> Width.scaled(project, factor));
            projects.add(drawn.withPlan(point.plan(project.plan())));
        }
        return List.copyOf(projects);
    }

    /// The project that it trains.
    ///
    /// @throws IllegalArgumentException if a value is refused, in one sentence that names it
    public Project of(Project project) {
        return all(List.of(this), project).getFirst();
    }

    private TrainingPlan plan(TrainingPlan before) {
        TrainingPlan plan = before;
        for (var value : values.entrySet()) {
            plan = with(plan, value.getKey(), value.getValue());
        }
        return plan;
    }

    private static TrainingPlan with(TrainingPlan plan, String name, double value) {
        return switch (name) {
            case "lr" -> plan.withLr(value);
            case "batch" -> plan.withBatch(Math.toIntExact(whole(name, value)));
            case "epochs" -> plan.withEpochs(Math.toIntExact(whole(name, value)));
            case "seed" -> plan.withSeed(whole(name, value));
            case Axis.WIDTH -> plan;
            default -> plan.withLoss(with(plan.loss(), Axis.brief(name), value));
        };
    }

    private static Loss with(Loss loss, String param, double value) {
        RecordSchema<Loss> schema = Loss.CATALOGUE.schema(loss);
        ParamSpec spec = schema.params().stream().filter(each -> each.name().equals(param)).findFirst().orElseThrow();
        Object raw = value;
        if (spec.type() == ParamSpec.Kind.INT) {
            raw = whole(param, value);
        }
        return schema.with(loss, param, raw);
    }

    private static long whole(String name, double value) {
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(text("grid.point.whole", name, Axis.spelled(value)));
        }
        return (long) value;
    }
}
