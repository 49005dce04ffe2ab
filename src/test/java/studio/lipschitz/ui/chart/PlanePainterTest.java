package studio.lipschitz.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.lipschitz.training.Plane;

class PlanePainterTest {
    private static final Plane PLANE = new Plane(-2, 2, -1, 1);
    private static final ChartTheme THEME = new ChartTheme(Map.of(
            Ink.SERIES_1, Color.BLUE, Ink.SERIES_2, Color.RED, Ink.TEXT, Color.BLACK, Ink.SURFACE, Color.WHITE, Ink.AXIS,
            new Color(255, 255, 255, 0), Ink.MUTED, Color.GRAY));

    private static PlaneSight paint(PlaneScene scene, BufferedImage picture) {
        return PlanePainter.paint(scene, THEME, picture, 1);
    }

    @Test
    void aUnitIsAsLongUpwardAsAcrossWhateverTheShapeOfThePicture() {
        for (int[] size : new int[][] {{300, 300}, {900, 200}, {200, 700}}) {
            PlaneSight sight = paint(
                    new PlaneScene(PLANE, Optional.empty(), List.of(), List.of()), new Picture(size[0], size[1]).drawing());
            assertEquals(sight.width() / PLANE.width(), sight.height() / PLANE.height(), 1e-9);
            assertTrue(sight.left() >= 0 && sight.left() + sight.width() <= size[0] && sight.top() + sight.height() <= size[1]);
            assertEquals(1.25, sight.x(sight.pixelOfX(1.25)), 1e-12);
            assertEquals(-0.5, sight.y(sight.pixelOfY(-0.5)), 1e-12);
            assertTrue(sight.pixelOfY(0.5) < sight.pixelOfY(-0.5), "up is up");
        }
    }

    /// Every pixel that is coloured lies within the radius that is proved, but for the one that the rim passes through.
    @Test
    void aBallIsNeverDrawnLargerThanItIs() {
        for (double radius : new double[] {0.02, 0.1, 0.37, 0.8}) {
            var with = new Picture(700, 400).drawing();
            var without = new Picture(700, 400).drawing();
            PlaneSight sight = paint(
                    new PlaneScene(PLANE, Optional.empty(), List.of(), List.of(new PlaneScene.Ball(0.3, -0.1, 0, radius))), with);
            paint(new PlaneScene(PLANE, Optional.empty(), List.of(), List.of()), without);
            double furthest = 0;
            for (int y = 0; y < 400; y++) {
                for (int x = 0; x < 700; x++) {
                    if (with.getRGB(x, y) != without.getRGB(x, y)) {
                        double dx = nearest(x, sight.pixelOfX(0.3));
                        double dy = nearest(y, sight.pixelOfY(-0.1));
                        furthest = Math.max(furthest, Math.hypot(dx, dy));
                    }
                }
            }
            assertTrue(furthest <= radius * sight.scale(), furthest + " pixels of " + radius * sight.scale());
            assertTrue(furthest > radius * sight.scale() - 1.5, "and hardly smaller");
        }
    }

    /// From a place to the nearest point of a pixel.
    private static double nearest(int pixel, double place) {
        return place < pixel ? pixel - place : place > pixel + 1 ? place - pixel - 1 : 0;
    }

    @Test
    void pixelsOfARadiusAreRoundedDown() {
        var random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            var sight = new PlaneSight(PLANE, 0, 0, 1, 1, random.nextDouble() * 1000);
            double radius = random.nextDouble();
            assertTrue(sight.radius(radius) < radius * sight.scale());
            assertTrue(sight.radius(radius) > radius * sight.scale() - 1e-5);
        }
        assertEquals(0, new PlaneSight(PLANE, 0, 0, 1, 1, 100).radius(0));
    }

    @Test
    void aPointThatIsDecidedWrongIsHollow() {
        var picture = new Picture(700, 400).drawing();
        PlaneSight sight = paint(
                new PlaneScene(PLANE, Optional.empty(),
                        List.of(new PlaneScene.Dot(-1, 0, 0, false), new PlaneScene.Dot(1, 0, 1, true)), List.of()),
                picture);
        assertEquals(Color.BLUE, new Color(picture.getRGB((int) sight.pixelOfX(-1), (int) sight.pixelOfY(0))));
        assertEquals(Color.WHITE, new Color(picture.getRGB((int) sight.pixelOfX(1), (int) sight.pixelOfY(0))));
    }

    @Test
    void theDecisionLiesWhereItIsThoughThePlaneIsLarger() {
        var picture = new Picture(700, 400).drawing();
        var grid = Planes.of((x, y) -> x - 0.5, 1, ""); // over -2..3 and -1..2
        PlaneSight sight = paint(new PlaneScene(new Plane(-4, 5, -3, 4), Optional.of(grid), List.of(), List.of()), picture);
        assertEquals(Color.WHITE, new Color(picture.getRGB((int) sight.pixelOfX(-3.5), (int) sight.pixelOfY(0))), "nothing was looked at");
        var left = new Color(picture.getRGB((int) sight.pixelOfX(-1.5), (int) sight.pixelOfY(1)));
        var right = new Color(picture.getRGB((int) sight.pixelOfX(2.5), (int) sight.pixelOfY(1)));
        assertTrue(left.getRed() > left.getBlue(), left::toString);
        assertTrue(right.getBlue() > right.getRed(), right::toString);
    }

    @Test
    void numbersAreOneTwoOrFive() {
        assertEquals(0.5, PlanePainter.step(0.3));
        assertEquals(1, PlanePainter.step(0.51));
        assertEquals(2, PlanePainter.step(1.01), 1e-12);
        assertEquals(0.02, PlanePainter.step(0.013), 1e-12);
    }
}
