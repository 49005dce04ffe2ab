package studio.lipschitz.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.Normalization;

class PlaneRendererTest {
    private static final ChartTheme THEME = new ChartTheme(Map.of(
            Ink.SERIES_1, Color.BLUE, Ink.SERIES_2, Color.RED, Ink.SERIES_3, Color.GREEN, Ink.TEXT, Color.BLACK, Ink.SURFACE, Color.WHITE));

    private static PlaneFrame paint(DecisionGrid grid, double epsilon, BufferedImage picture) {
        return PlaneRenderer.paint(new PlaneSpec(grid, epsilon, Normalization.EXACT), THEME, picture, 1);
    }

    /// Whose colour a place has, by the part of it that is most.
    private static char hue(BufferedImage picture, PlaneFrame frame, double x, double y) {
        var colour = new Color(picture.getRGB((int) frame.pixelOfX(x), (int) frame.pixelOfY(y)), true);
        return colour.getBlue() > Math.max(colour.getRed(), colour.getGreen()) ? 'b' : colour.getRed() > colour.getGreen() ? 'r' : 'g';
    }

    private static int alpha(BufferedImage picture, PlaneFrame frame, double x, double y) {
        return new Color(picture.getRGB((int) frame.pixelOfX(x), (int) frame.pixelOfY(y)), true).getAlpha();
    }

    @Test
    void theSecondFeatureRisesUpward() {
        var picture = new Picture(500, 300).drawing();
        PlaneFrame frame = paint(Planes.of((x, y) -> y - 0.5, 1, ""), 0, picture);
        assertTrue(frame.pixelOfY(1.5) < frame.pixelOfY(-0.5), "up is up");
        assertEquals('b', hue(picture, frame, 0, 1.5), "above 0 is the first class");
        assertEquals('r', hue(picture, frame, 0, -0.5));
        assertTrue(alpha(picture, frame, 0, 1.9) > alpha(picture, frame, 0, 0.7), "stronger where f is larger");
    }

    @Test
    void theFirstFeatureRisesToTheRight() {
        var picture = new Picture(500, 300).drawing();
        PlaneFrame frame = paint(Planes.of((x, y) -> x, 1, ""), 0, picture);
        assertEquals('b', hue(picture, frame, 2, 0));
        assertEquals('r', hue(picture, frame, -1, 0));
        assertEquals(63, frame.column(frame.pixelOfX(3)));
        assertEquals(0, frame.row(frame.pixelOfY(-1)));
    }

    @Test
    void aCircleIsFoundWhereItIs() {
        DecisionGrid grid = Planes.of((x, y) -> 1 - Math.hypot(x - 0.5, y - 0.5), 1, "");
        var frame = new PlaneFrame(grid, 10, 20, 500, 300);
        for (double epsilon : new double[] {0, 0.3}) {
            List<Point2D> points = points(frame, epsilon);
            assertTrue(points.size() > 80, () -> "a whole circle of " + points.size() + " points");
            assertEquals(points.getFirst(), points.getLast(), "one closed line");
            assertEquals(points.size() - 1, points.stream().distinct().count(), "in one piece");
            for (Point2D point : points) {
                double x = grid.left() + (point.getX() - 10) / 500 * 5;
                double y = grid.top() - (point.getY() - 20) / 300 * 3;
                assertEquals(1 - epsilon, Math.hypot(x - 0.5, y - 0.5), 2e-3);
            }
        }
    }

    private static List<Point2D> points(PlaneFrame frame, double level) {
        var points = new ArrayList<Point2D>();
        var at = new double[6];
        for (PathIterator each = Contour.of(frame, i -> frame.grid().values().get(i), level).getPathIterator(null); !each.isDone(); each
                .next()) {
            each.currentSegment(at);
            points.add(new Point2D.Double(at[0], at[1]));
        }
        return points;
    }

    @Test
    void epsilonLinesAreDrawnOnlyWhereSomethingIsProved() {
        var proved = new Picture(500, 300).drawing();
        paint(Planes.of((x, y) -> y - 0.5, 1, ""), 0.5, proved);
        var open = new Picture(500, 300).drawing();
        PlaneFrame frame = paint(Planes.of((x, y) -> y - 0.5, Double.NaN, ""), 0.5, open);
        assertTrue(dark(proved, frame, 1.0) > 100 && dark(proved, frame, 0.0) > 100, "dashes at both sides");
        assertEquals(0, dark(open, frame, 1.0));
        assertTrue(dark(open, frame, 0.5) > 300, "f = 0 is drawn all the same");
        var unproved = new PlaneSpec(frame.grid(), 0.5, Normalization.REFERENCE);
        assertEquals("no ε lines: reference mode proves no constant", unproved.refusal());
    }

    /// Pixels of a line at a height, which is black on a field without black.
    private static long dark(BufferedImage picture, PlaneFrame frame, double y) {
        long count = 0;
        for (int x = (int) frame.left() + 2; x < frame.left() + frame.width() - 2; x++) {
            boolean found = false;
            for (int dy = -1; dy <= 1; dy++) {
                var colour = new Color(picture.getRGB(x, (int) frame.pixelOfY(y) + dy), true);
                found |= colour.getAlpha() > 140 && colour.getBlue() < 130 && colour.getRed() < 130;
            }
            count += found ? 1 : 0;
        }
        return count;
    }

    @Test
    void ofThreeOutputsEachHasItsPart() {
        var picture = new Picture(500, 300).drawing();
        DecisionGrid grid = Planes.of(List.of((x, y) -> y, (x, y) -> x - y, (x, y) -> -x - y), true, "");
        PlaneFrame frame = paint(grid, 0, picture);
        assertEquals('b', hue(picture, frame, 0, 4));
        assertEquals('r', hue(picture, frame, 4, -3));
        assertEquals('g', hue(picture, frame, -4, -3));
        assertEquals(List.of(0, 1, 2), new PlaneSpec(grid, 0, Normalization.EXACT).winners());
    }

    @Test
    void noValueBreaksThePicture() {
        for (double odd : new double[] {Double.NaN, 0, Float.MAX_VALUE, Double.POSITIVE_INFINITY}) {
            var picture = new Picture(300, 200).drawing();
            PlaneFrame frame = paint(Planes.of((x, y) -> x > 0 && y > 0 ? odd : -1, 1, ""), 0.1, picture);
            assertTrue(frame.width() > 200, () -> odd + " is drawn");
        }
    }

    @Test
    void theCrosshairTellsTheValueAndTheRadiusRoundedDown() {
        DecisionGrid grid = Planes.of((x, y) -> -0.30009 - 0 * x * y, 1, "");
        assertEquals("x₁ -2.000, x₂ 2.000\nf  -0.3001\nclass  lower\ncertified radius  0.3000", PlaneCrosshair.words(grid, 0, 63));
        DecisionGrid open = Planes.of((x, y) -> 1, Double.NaN, "");
        assertTrue(PlaneCrosshair.words(open, 0, 0).endsWith("class  upper\ncertified radius  none"));
        assertFalse(open.certified());
    }
}
