package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.CacheHint;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.lipschitz.network.Edge;
import studio.lipschitz.tensor.Shape;

/// An edge of the drawing: its line, a wider one that the mouse can hit, and the shape that flows along it.
final class EdgeView extends Group {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass MISFIT = PseudoClass.getPseudoClass("misfit");
    private static final PseudoClass ON_PATH = PseudoClass.getPseudoClass("on-path");
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("no-bound");
    private static final PseudoClass TARGET_MISFIT = PseudoClass.getPseudoClass("target-misfit");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

    private final Edge edge;
    private final Path hit = new Path();
    private final Path line = new Path();
    private final Label label = new Label();
    private Curve curve = Curve.between(Point2D.ZERO, Point2D.ZERO);
    private double along = 0.5; // of its line, where the label stands
    private boolean alone = true; // no label of its port says the same just there
    private Content shown = new Content(Optional.empty(), OptionalDouble.empty(), false, Optional.empty());

    /// @param flowing the shape, if it is known
    /// @param constant from the network's input up to here, where it is to be told; infinite if there is no bound
    /// @param onPath whether it lies on a way from the input to the selected node
    /// @param misfit why the target can't take it, if it can't
    record Content(Optional<Shape> flowing, OptionalDouble constant, boolean onPath, Optional<String> misfit) {

        /// `32 × 14 × 14 · L ≤ 2`.
        private String text() {
            String shape = flowing.map(Shape::toString).orElse("?");
            return constant.isPresent() ? shape + " · " + Summary.constant(constant.getAsDouble()) : shape;
        }
    }

    EdgeView(Edge edge) {
        this.edge = edge;
        setId("edge-" + edge.from() + "-" + edge.to() + (edge.port() == 0 ? "" : "-" + edge.port()));
        getStyleClass().add("canvas-edge");
        setManaged(false);
        hit.getStyleClass().add("edge-hit");
        hit.setOpacity(0); // hit all the same, but never drawn
        line.getStyleClass().add("edge-line");
        line.setMouseTransparent(true);
        label.getStyleClass().add("edge-label");
        label.setVisible(false);
        label.setCache(true); // else its letters are drawn anew at every step of a zoom
        getChildren().addAll(hit, line, label);
        setAccessibleText(text("canvas.spoken.edge", edge.from(), edge.to()));
    }

    /// While the view moves, its label's picture is stretched.
    void hint(CacheHint hint) {
        label.setCacheHint(hint);
    }

    Edge edge() {
        return edge;
    }

    Curve curve() {
        return curve;
    }

    boolean shows(@Nullable Content content) {
        return shown.equals(content);
    }

    void show(Content content) {
        if (content.equals(shown)) {
            return;
        }
        shown = content;
        Optional<String> reason = content.misfit();
        label.setText(content.text());
        label.setVisible(told() && alone);
        label.setGraphic(reason.isPresent() ? new FontIcon(Material2AL.ERROR_OUTLINE) : null);
        pseudoClassStateChanged(MISFIT, reason.isPresent());
        pseudoClassStateChanged(ON_PATH, content.onPath());
        pseudoClassStateChanged(OPEN, content.constant().orElse(0) == Double.POSITIVE_INFINITY);
    }

    private boolean told() {
        return shown.flowing().isPresent() || shown.misfit().isPresent();
    }

    /// What has to have room beside the labels of the other edges of its port.
    Fan.Line line() {
        return new Fan.Line(curve, told() ? shown.text() : "", shown.misfit().isPresent());
    }

    /// @param where on its line the label stands; empty where another says the same already
    void label(OptionalDouble where) {
        alone = where.isPresent();
        label.setVisible(told() && alone);
        if (alone && where.getAsDouble() != along) {
            along = where.getAsDouble();
            requestLayout();
        }
    }

    /// Why the target can't take what flows along it, if it can't.
    Optional<String> misfit() {
        return shown.misfit();
    }

    /// Whether it leads elsewhere than before.
    boolean route(Point2D from, Point2D to) {
        if (from.equals(curve.start()) && to.equals(curve.end())) {
            return false;
        }
        curve = Curve.between(from, to);
        hit.getElements().setAll(curve.elements());
        line.getElements().setAll(curve.elements());
        requestLayout();
        return true;
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
        setViewOrder(selected ? -1 : 0);
    }

    /// Lit up as the one that a dragged module would be inserted on.
    ///
    /// @param misfit whether it would not fit there
    void target(boolean target, boolean misfit) {
        pseudoClassStateChanged(TARGET, target);
        pseudoClassStateChanged(TARGET_MISFIT, misfit);
    }

    @Override
    protected void layoutChildren() {
        label.autosize();
        Point2D at = curve.along(along);
        label.relocate(Math.rint(at.getX() - label.getWidth() / 2), Math.rint(at.getY() - label.getHeight() / 2));
    }
}
