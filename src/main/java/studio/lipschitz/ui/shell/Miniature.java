package studio.lipschitz.ui.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    static final double WIDTH = 260;
    static final double HEIGHT = 104;
    private static final double RIM = 14;
    private static final double THICKEST = 16;
    private static final double LEAST = 0.22; // of the greatest bar

    Miniature(Project project, Analysis analysis) {
        getStyleClass().add("miniature");
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
        Map<String, Position> at = Placement.complete(project.network(), project.positions());
        if (at.isEmpty()) {
            getStyleClass().add("empty");
            return;
        }
        double left = at.values().stream().mapToDouble(Position::y).min().orElse(0);
        double right = at.values().stream().mapToDouble(Position::y).max().orElse(0);
        double top = at.values().stream().mapToDouble(Position::x).min().orElse(0);
        double bottom = at.values().stream().mapToDouble(Position::x).max().orElse(0);
        double thick = Math.min(THICKEST, (WIDTH - 2 * RIM) / Math.max(1, (right - left) / (Placement.HEIGHT + Placement.GAP) + 1) * 0.6);
        double along = (WIDTH - 2 * RIM - thick) / Math.max(1, right - left);
        double lanes = (bottom - top) / Placement.WIDTH + 1;
        double highest = (HEIGHT - 2 * RIM) / lanes;
        double across = (HEIGHT - 2 * RIM - highest) / Math.max(1, bottom - top);
        double largest = analysis.nodes().values().stream().mapToDouble(report -> size(report.output())).max().orElse(1);
        var middles = new HashMap<String, Point2D>();
        at.forEach((id, position) -> middles.put(id, new Point2D(
                RIM + thick / 2 + (right > left ? (position.y() - left) * along : (WIDTH - 2 * RIM - thick) / 2),
                RIM + highest / 2 + (position.x() - top) * across)));
        for (Edge edge : project.network().edges()) {
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

    /// Numbers of a tensor, in tenfolds.
    private static double size(Optional<Shape> shape) {
        return shape.map(known -> Math.log10(1.0 + known.size())).orElse(1.0);
    }
}
