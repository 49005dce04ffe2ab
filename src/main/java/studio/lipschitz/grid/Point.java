package studio.lipschitz.grid;

import static studio.lipschitz.text.Texts.text;

import java.util.Collections;
import java.util.LinkedHashMap;
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

    /// The project that it trains.
    ///
    /// @throws IllegalArgumentException if a value is refused, in one sentence that names it
    public Project of(Project project) {
        TrainingPlan plan = project.plan();
        for (var value : values.entrySet()) {
            plan = with(plan, value.getKey(), value.getValue());
        }
        Double width = values.get(Axis.WIDTH);
        return (width == null ? project : Width.scaled(project, width)).withPlan(plan);
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
