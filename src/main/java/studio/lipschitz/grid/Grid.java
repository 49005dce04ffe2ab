package studio.lipschitz.grid;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.Loss;

/// Every combination of some values: what is trained to see what they trade for one another.
///
/// @param axes each of another name, at least one
public record Grid(List<Axis> axes) {
    /// Runs of one grid: at a minute each, a day and more.
    public static final int MOST = 2_000;

    /// @throws IllegalArgumentException if it has no axis, one twice, or too many points, in one sentence
    public Grid {
        axes = List.copyOf(axes);
        if (axes.isEmpty()) {
            throw new IllegalArgumentException(text("grid.none"));
        }
        var names = new LinkedHashSet<String>();
        for (Axis axis : axes) {
            if (!names.add(axis.name())) {
                throw new IllegalArgumentException(text("grid.twice", axis.name()));
            }
        }
        if (size(axes) > MOST) {
            throw new IllegalArgumentException(text("grid.many", size(axes), MOST));
        }
    }

    /// The grid of these axes over a project; short names of the loss's parameters become whole ones: `alpha`, and `margin` for `min_margin`.
    ///
    /// @throws IllegalArgumentException if the project has nothing of a name, in one sentence that lists what it has
    public static Grid over(Project project, List<Axis> typed) {
        List<String> names = names(project);
        return new Grid(typed.stream().map(axis -> new Axis(meant(axis.name(), names), axis.values())).toList());
    }

    private static String meant(String typed, List<String> names) {
        String wanted = typed.equals("margin") ? "min_margin" : typed;
        return Stream.of(wanted, Axis.LOSS + wanted).filter(names::contains).findFirst().orElseThrow(
                () -> new IllegalArgumentException(
                        text("grid.axis.unknown", typed, String.join(", ", names.stream().map(Axis::brief).toList()))));
    }

    /// What can vary over a grid of this project, in the order in which people think of it.
    public static List<String> names(Project project) {
        List<ParamSpec> params = Loss.CATALOGUE.schema(project.plan().loss()).params();
        return Stream.of(params.stream().filter(Grid::numeric).map(param -> Axis.LOSS + param.name()),
                Stream.of("lr", Axis.WIDTH, "batch", "seed", "epochs")).flatMap(name -> name).toList();
    }

    private static boolean numeric(ParamSpec param) {
        return param.type() == ParamSpec.Kind.INT || param.type() == ParamSpec.Kind.REAL;
    }

    /// How many runs so many values make; more than an `int` holds is told too.
    public static long size(List<Axis> axes) {
        long size = 1;
        for (Axis axis : axes) {
            size = Math.min(Long.MAX_VALUE / Axis.MOST, size * axis.values().size());
        }
        return size;
    }

    /// In the order of the axes, the last one moving first.
    public List<Point> points() {
        List<Map<String, Double>> points = List.of(Map.of());
        for (Axis axis : axes) {
            var more = new ArrayList<Map<String, Double>>();
            for (Map<String, Double> point : points) {
                for (double value : axis.values()) {
                    var longer = new LinkedHashMap<>(point);
                    longer.put(axis.name(), value);
                    more.add(longer);
                }
            }
            points = more;
        }
        return points.stream().map(Point::new).toList();
    }
}
