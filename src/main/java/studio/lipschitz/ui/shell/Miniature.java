package studio.lipschitz.ui.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.fx.VerdictLook;

/// A network drawn small, from left to right: a bar a layer in the colour of its group, as high as its output is large.
final class Miniature extends Pane {
    static final double WIDTH = 236;
    static final double HEIGHT = 104;
    private static final double RIM = 14;
    private static final double THICKEST = 16;
    private static final int MOST_COLUMNS = 60; // more could not be told apart
    private static final int MOST_LANES = 6;
    private static final double LEAST = 0.22; // of the greatest bar

    Miniature(Project project, Analysis analysis) {
        getStyleClass().add("miniature");
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
        if (analysis.nodes().isEmpty()) {
            getStyleClass().add("empty");
            return;
        }
        List<List<String>> columns = thinned(columns(project, analysis), MOST_COLUMNS).stream()
                .map(column -> thinned(column, MOST_LANES))
                .toList();
        double place = (WIDTH - 2 * RIM) / columns.size();
        double thick = Math.min(THICKEST, place * 0.62);
        double lanes = columns.stream().mapToInt(List::size).max().orElse(1);
        double highest = (HEIGHT - 2 * RIM) / lanes - (lanes > 1 ? 6 : 0);
        double largest = analysis.nodes().values().stream().mapToDouble(report -> size(report.output())).max().orElse(1);
        var middles = new HashMap<String, Point2D>();
        for (int i = 0; i < columns.size(); i++) {
            List<String> column = columns.get(i);
            for (int j = 0; j < column.size(); j++) {
                double y = RIM + (j + 0.5) * (HEIGHT - 2 * RIM) / column.size();
                middles.put(column.get(j), new Point2D(RIM + (i + 0.5) * place, y));
            }
        }
        for (Edge edge : project.drawing().edges()) {
            Point2D from = middles.get(edge.from());
            Point2D to = middles.get(edge.to());
            if (from != null && to != null) {
                var line = new Line(from.getX(), from.getY(), to.getX(), to.getY());
                line.getStyleClass().add("miniature-edge");
                getChildren().add(line);
            }
        }
        analysis.nodes().forEach((id, report) -> {
            Point2D middle = middles.get(id);
            if (middle != null) {
                double high = highest * (LEAST + (1 - LEAST) * size(report.output()) / largest);
                var bar = new Region();
                bar.getStyleClass().addAll("miniature-node", Catalogue.find(report.node().layer().module())
                        .map(ModuleType::info)
                        .map(info -> VerdictLook.groupStyle(info.group()))
                        .orElse("group-unknown"));
                bar.resizeRelocate(middle.getX() - thick / 2, middle.getY() - high / 2, thick, high);
                bar.setManaged(false);
                getChildren().add(bar);
            }
        });
    }

    /// Nodes by their longest way from the input; those beside one another as they stand on the canvas.
    private static List<List<String>> columns(Project project, Analysis analysis) {
        var depth = new HashMap<String, Integer>();
        var columns = new TreeMap<Integer, List<String>>();
        for (String id : analysis.order()) {
            int its = analysis.node(id).sources().stream().mapToInt(source -> depth.getOrDefault(source, 0) + 1).max().orElse(0);
            depth.put(id, its);
            columns.computeIfAbsent(its, _ -> new ArrayList<>()).add(id);
        }
        Map<String, Position> at = Placement.complete(project.drawing(), project.positions());
        columns.values().forEach(column -> column.sort(Comparator.comparingDouble(id -> {
            Position position = at.get(id);
            return position == null ? 0 : position.x();
        })));
        return List.copyOf(columns.values());
    }

    /// Evenly chosen ones where there are more than `most`.
    private static <T> List<T> thinned(List<T> all, int most) {
        return all.size() <= most ? all : IntStream.range(0, most).mapToObj(i -> all.get((int) ((long) i * all.size() / most))).toList();
    }

    /// Numbers of a tensor, in tenfolds.
    private static double size(Optional<Shape> shape) {
        return shape.map(known -> Math.log10(1.0 + known.size())).orElse(1.0);
    }
}
