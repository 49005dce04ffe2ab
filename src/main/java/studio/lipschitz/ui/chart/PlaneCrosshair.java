package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.training.DecisionGrid;

/// What the network says at the grid's point nearest to the pointer, and the ball around it in which it cannot say otherwise.
///
/// It keeps to points where the network was evaluated, as a value in between would prove nothing.
public final class PlaneCrosshair extends HoverPane {
    private final Line across = new Line();
    private final Line up = new Line();
    private final Ellipse ball = new Ellipse();
    private @Nullable PlaneFrame frame;

    public PlaneCrosshair(Region over) {
        super(over);
        across.getStyleClass().add("crosshair-line");
        up.getStyleClass().add("crosshair-line");
        ball.getStyleClass().add("crosshair-ball");
        getChildren().addAll(across, up, ball, values());
        getChildren().forEach(child -> child.setVisible(false));
    }

    public void update(@Nullable PlaneFrame shown) {
        frame = shown;
        place();
    }

    @Override
    public void place() {
        Point2D pointer = pointer();
        boolean inside = frame != null && pointer != null && frame.contains(pointer.getX(), pointer.getY());
        getChildren().forEach(child -> child.setVisible(inside));
        if (!inside) {
            return;
        }
        PlaneFrame over = Objects.requireNonNull(frame);
        Point2D at = Objects.requireNonNull(pointer);
        DecisionGrid grid = over.grid();
        int column = over.column(at.getX());
        int row = over.row(at.getY());
        int point = grid.at(column, row);
        double x = over.pixelOfX(grid.x(column));
        double y = over.pixelOfY(grid.y(row));
        set(up, x, over.top(), x, over.top() + over.height());
        set(across, over.left(), y, over.left() + over.width(), y);
        ball.setCenterX(x);
        ball.setCenterY(y);
        ball.setRadiusX(over.across(grid.radius(point)));
        ball.setRadiusY(over.up(grid.radius(point)));
        ball.setClip(new Rectangle(over.left(), over.top(), over.width(), over.height()));
        tell(words(grid, column, row), x, at.getY());
    }

    private static void set(Line line, double fromX, double fromY, double toX, double toY) {
        line.setStartX(fromX);
        line.setStartY(fromY);
        line.setEndX(toX);
        line.setEndY(toY);
    }

    public static String words(DecisionGrid grid, int column, int row) {
        int point = grid.at(column, row);
        double radius = grid.radius(point);
        String name = grid.classNames().get(grid.winner(point));
        String value = Legend.value(grid.values().get(point), false);
        String certified = radius > 0
                ? text("run.plane.radius", new BigDecimal(radius).setScale(4, RoundingMode.FLOOR).toPlainString()) // what is read holds
                : text("run.plane.noRadius");
        return String.join("\n",
                String.format(Locale.ROOT, "x₁ %.3f, x₂ %.3f", grid.x(column), grid.y(row)),
                grid.signed() ? "f  " + value : text("run.plane.margin", value),
                text("run.plane.class", name),
                certified);
    }
}
