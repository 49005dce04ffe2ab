package studio.lipschitz.ui.shell;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

/// Curves, corners and letters in pictures that nobody sees. JavaFX draws them in Java: until that is compiled, a drawing of twenty cards takes a
/// tenth of a second, and the FX thread waits for it.
///
/// They are of every sort, few edges and many, narrow and wide, over the rim: a sort that comes later has the compiled code thrown away.
final class Strokes {
    private static final int PICTURES = 60; // after some 40 all of it is compiled
    private static final int WIDTH = 400;
    private static final int HEIGHT = 120;
    private static final double LARGEST = 1.7;
    private static final double SMALLEST = 0.3;

    private final WritableImage picture = new WritableImage(WIDTH, HEIGHT);
    private final Group shapes = new Group();

    private Strokes() {
        for (int i = 0; i < 8; i++) {
            double x = 50 * i - 20;
            var card = new Rectangle(x, 10 - 5 * i, 36 + 20 * i, 60);
            card.setArcWidth(8);
            card.setArcHeight(8);
            card.setFill(i % 2 == 0 ? Color.BEIGE : Color.TRANSPARENT);
            card.setStroke(Color.GRAY);
            var name = new Text(x, 80, "Conv2d × Σ");
            name.setFont(Font.font(8 + 2 * i));
            shapes.getChildren().addAll(card, line(new CubicCurve(x, 10, x + 60 * i, 20, x - 30, 60, x + 40, 130)),
                    new Circle(x, 90, 2 + 2 * i), name);
        }
        var large = new Text(10, 110, "8%");
        large.setFont(Font.font(110)); // drawn as a shape, smaller ones from a picture
        shapes.getChildren().addAll(
                comb(30, FillRule.NON_ZERO),
                comb(90, FillRule.EVEN_ODD),
                line(comb(12, FillRule.NON_ZERO)),
                line(new CubicCurve(-300, 50, 200, 52, 300, 40, 900, 54)),
                new Circle(200, 60, 190),
                large);
    }

    private static <T extends Shape> T line(T shape) {
        shape.setFill(null);
        shape.setStroke(Color.BLACK);
        shape.setStrokeWidth(1.5);
        return shape;
    }

    /// As many teeth, from rim to rim.
    private static Path comb(int teeth, FillRule rule) {
        var path = new Path(new MoveTo(0, 0));
        double step = (double) WIDTH / teeth;
        for (int i = 0; i < teeth; i++) {
            path.getElements().addAll(List.of(new LineTo((i + 0.4) * step, HEIGHT), new LineTo((i + 1) * step, 0)));
        }
        path.setFillRule(rule);
        path.setFill(Color.LIGHTGRAY);
        path.setStroke(null);
        return path;
    }

    /// One picture a step, each in another size.
    static Stream<Runnable> steps() {
        var strokes = new Strokes();
        return IntStream.range(0, PICTURES).mapToObj(i -> () -> strokes.draw(SMALLEST + (LARGEST - SMALLEST) * i / PICTURES));
    }

    private void draw(double scale) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setViewport(new Rectangle2D(0, 0, WIDTH, HEIGHT));
        shapes.snapshot(parameters, picture);
    }
}
