package studio.lipschitz.ui.canvas;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import studio.lipschitz.edit.Placement;

/// The dotted ground under the drawing; it moves and scales with it.
final class Grid extends Region {
    private static final double STEP = 3 * Placement.GRID;
    private static final double ROUND = 2.5; // pixels from which on a dot is seen to be round
    private static final double CLOSEST = 16; // pixels between dots: closer ones would be a grey haze

    private final Canvas dots = new Canvas();
    /// Never seen: it carries the dots' colour out of the stylesheet.
    private final Circle sample = new Circle(1);
    private View view = View.START;

    Grid() {
        getStyleClass().add("canvas-grid");
        sample.getStyleClass().add("grid-dot");
        sample.setVisible(false);
        sample.setManaged(false);
        setMouseTransparent(true);
        getChildren().addAll(dots, sample);
        sample.fillProperty().addListener(_ -> draw());
    }

    void look(View seen) {
        view = seen;
        draw();
    }

    @Override
    protected void layoutChildren() {
        dots.setWidth(getWidth());
        dots.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext graphics = dots.getGraphicsContext2D();
        graphics.clearRect(0, 0, dots.getWidth(), dots.getHeight());
        graphics.setFill(sample.getFill());
        double step = STEP * view.zoom();
        while (step < CLOSEST) {
            step *= 2;
        }
        double size = Math.clamp(2 * view.zoom(), 1.5, 3);
        for (double x = view.x() % step - step; x < dots.getWidth(); x += step) {
            for (double y = view.y() % step - step; y < dots.getHeight(); y += step) {
                if (size < ROUND) {
                    graphics.fillRect(snapPositionX(x - size / 2), snapPositionY(y - size / 2), snapSpaceX(2), snapSpaceY(2)); // whole pixels: no rim to smooth
                } else {
                    graphics.fillOval(x - size / 2, y - size / 2, size, size);
                }
            }
        }
    }
}
