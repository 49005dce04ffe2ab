package studio.lipschitz.ui.playground;

import static studio.lipschitz.text.Texts.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Legend;
import studio.lipschitz.ui.chart.LivePicture;
import studio.lipschitz.ui.chart.PlanePainter;
import studio.lipschitz.ui.chart.PlaneScene;
import studio.lipschitz.ui.chart.PlaneSight;

/// One network's decision over the plane: a heading, its certificate, the picture, and what holds at the place under the pointer.
final class SurfacePane extends VBox {
    /// Pixels within which the pointer means a point and not the place beside it.
    private static final double NEAR = 9;

    private static final double GAP = 14;

    private final LivePicture<PlaneSight> plot;
    private final Label certificate = new Label();
    private final Label figures = new Label();
    private final Circle ball = new Circle();
    private final Circle cursor = new Circle(5);
    private final Label values = new Label();
    private final Supplier<Shown> shown;
    private @Nullable PlaneSight sight;
    private double pointerX = Double.NaN;
    private double pointerY = Double.NaN;

    /// What the pane shows at one moment.
    ///
    /// @param certified whether anything may be called proved
    /// @param judged points with what is proved of them; none where they are not those on screen
    record Shown(PlaneScene scene, boolean certified, List<DecisionGrid.Judged> judged) {}

    /// @param id of the pane, and with `-plot` that of its picture
    /// @param shown asked for on the FX thread whenever it is drawn
    SurfacePane(String id, ObservableValue<String> title, Supplier<Shown> shown, Drawing drawing) {
        this.shown = shown;
        setId(id);
        getStyleClass().addAll("chart-pane", "play-surface");
        var heading = new Label();
        heading.textProperty().bind(title);
        heading.getStyleClass().add("chart-title");
        heading.setMinWidth(0);
        certificate.setId(id + "-certificate");
        certificate.getStyleClass().add("play-certificate");
        certificate.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(heading, gap, certificate);
        head.getStyleClass().add("play-head");
        figures.setId(id + "-figures");
        figures.getStyleClass().add("play-figures");
        figures.setWrapText(true);
        plot = new LivePicture<>(text("playground.surface.empty"), this::picture, drawing);
        plot.setId(id + "-plot");
        plot.setAccessibleText(title.getValue());
        plot.setOnShown(now -> {
            sight = now;
            place();
        });
        ball.getStyleClass().add("crosshair-ball");
        cursor.getStyleClass().add("play-cursor");
        cursor.setVisible(false);
        values.setId(id + "-values");
        values.getStyleClass().add("crosshair-values");
        var over = new Pane(ball, cursor, values);
        over.setMouseTransparent(true);
        hideHover();
        plot.getChildren().add(over);
        plot.setOnMouseMoved(event -> point(event.getX(), event.getY()));
        plot.setOnMouseExited(_ -> point(Double.NaN, Double.NaN));
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(head, figures, plot);
    }

    private Optional<LivePicture.Painter<PlaneSight>> picture() {
        PlaneScene scene = shown.get().scene();
        return Optional.of((theme, picture, scale) -> PlanePainter.paint(scene, theme, picture, scale));
    }

    LivePicture<PlaneSight> plot() {
        return plot;
    }

    /// Where the plane stands; empty before it was drawn.
    Optional<PlaneSight> sight() {
        return Optional.ofNullable(sight);
    }

    /// @param words of the certificate: `none`
    /// @param holds whether it is one
    void certificate(String words, boolean holds) {
        certificate.setText(words);
        certificate.getStyleClass().removeAll("verdict-safe", "verdict-unbounded");
        certificate.getStyleClass().add(holds ? "verdict-safe" : "verdict-unbounded");
        certificate.setVisible(!words.isEmpty());
    }

    void figures(String words) {
        figures.setText(words);
    }

    void point(double x, double y) {
        pointerX = x;
        pointerY = y;
        place();
    }

    /// Marks a place of the plane; empty: none.
    void mark(Optional<double[]> place) {
        cursor.setVisible(place.isPresent() && sight != null);
        if (sight != null && place.isPresent()) {
            cursor.setCenterX(sight.pixelOfX(place.get()[0]));
            cursor.setCenterY(sight.pixelOfY(place.get()[1]));
        }
    }

    private void hideHover() {
        ball.setVisible(false);
        values.setVisible(false);
    }

    private void place() {
        PlaneSight where = sight;
        if (where == null || !where.contains(pointerX, pointerY)) {
            hideHover();
            return;
        }
        Shown now = shown.get();
        Optional<DecisionGrid.Judged> near = now.judged().stream()
                .filter(point -> Math.hypot(where.pixelOfX(point.x()) - pointerX, where.pixelOfY(point.y()) - pointerY) <= NEAR)
                .min((one, other) -> Double.compare(away(where, one), away(where, other)));
        Optional<DecisionGrid> grid = now.scene().grid();
        if (near.isPresent() && grid.isPresent()) {
            DecisionGrid.Judged point = near.get();
            tell(where, point.x(), point.y(), now.certified() ? point.sample().held() : 0, pointWords(grid.get(), point, now.certified()));
        } else if (grid.isPresent() && inside(grid.get(), where)) {
            DecisionGrid its = grid.get();
            int column = nearest(where.x(pointerX), its.left(), its.right(), its.columns());
            int row = nearest(where.y(pointerY), its.bottom(), its.top(), its.rows());
            int at = its.at(column, row);
            double radius = now.certified() ? its.radius(at) : 0;
            tell(where, its.x(column), its.y(row), radius, placeWords(its, column, row, radius, now.certified()));
        } else {
            tell(where, where.x(pointerX), where.y(pointerY), 0, coordinates(where.x(pointerX), where.y(pointerY)));
        }
    }

    private double away(PlaneSight where, DecisionGrid.Judged point) {
        return Math.hypot(where.pixelOfX(point.x()) - pointerX, where.pixelOfY(point.y()) - pointerY);
    }

    private boolean inside(DecisionGrid grid, PlaneSight where) {
        double x = where.x(pointerX);
        double y = where.y(pointerY);
        return x >= grid.left() && x <= grid.right() && y >= grid.bottom() && y <= grid.top();
    }

    private static int nearest(double at, double from, double to, int count) {
        return Math.clamp(Math.round((at - from) / (to - from) * (count - 1)), 0, count - 1);
    }

    private void tell(PlaneSight where, double x, double y, double radius, String words) {
        double px = where.pixelOfX(x);
        double py = where.pixelOfY(y);
        boolean proved = radius > 0 && Double.isFinite(radius);
        ball.setVisible(proved);
        if (proved) {
            ball.setCenterX(px);
            ball.setCenterY(py);
            ball.setRadius(Math.max(0, where.radius(radius) - 0.6)); // its line lies on both sides of its place
            ball.setClip(new Rectangle(where.left(), where.top(), where.width(), where.height()));
        }
        values.setText(words);
        values.setVisible(true);
        values.autosize();
        double left = px + GAP + values.getWidth() > plot.getWidth() ? px - GAP - values.getWidth() : px + GAP;
        values.relocate(
                Math.clamp(left, 0, Math.max(0, plot.getWidth() - values.getWidth())),
                Math.clamp(py - values.getHeight() / 2, 0, Math.max(0, plot.getHeight() - values.getHeight())));
    }

    private static String coordinates(double x, double y) {
        return String.format(Locale.ROOT, "x₁ %.3f, x₂ %.3f", x, y);
    }

    private static String pointWords(DecisionGrid grid, DecisionGrid.Judged point, boolean certified) {
        JudgedSample sample = point.sample();
        List<String> names = grid.classNames();
        String decided = sample.decision() == JudgedSample.UNDECIDED ? text("playground.hover.undecided") : names.get(sample.decision());
        return String.join("\n",
                text(point.training() ? "playground.hover.training" : "playground.hover.validation", names.get(sample.kind())),
                text(sample.right() ? "playground.hover.right" : "playground.hover.wrong", decided),
                text("playground.hover.margin", Legend.value(sample.margin(), false)),
                radiusWords(certified ? sample.radius() : 0, certified, sample.right()));
    }

    private static String placeWords(DecisionGrid grid, int column, int row, double radius, boolean certified) {
        int at = grid.at(column, row);
        return String.join("\n",
                coordinates(grid.x(column), grid.y(row)),
                text("playground.hover.class", grid.classNames().get(grid.winner(at))),
                text("playground.hover.margin", Legend.value(Math.abs(grid.values().get(at)), false)),
                radiusWords(radius, certified, true));
    }

    /// Rounded down: what is read holds.
    private static String radiusWords(double radius, boolean certified, boolean right) {
        if (!certified) {
            return text("playground.hover.none");
        }
        if (!right) {
            return text("playground.hover.noBall");
        }
        return radius > 0 && Double.isFinite(radius)
                ? text("playground.hover.radius", new BigDecimal(radius).setScale(4, RoundingMode.FLOOR).toPlainString())
                : text("playground.hover.zero");
    }
}
