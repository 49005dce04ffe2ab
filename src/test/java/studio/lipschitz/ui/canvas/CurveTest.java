package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Placement;

class CurveTest {
    private static final Point2D FROM = new Point2D(100, 50);

    @Test
    void aColumnIsJoinedByAStraightLineWithItsLabelMidway() {
        Curve curve = Curve.between(FROM, new Point2D(100, 98));
        assertEquals(new Point2D(100, 74), curve.along(0.5));
        assertEquals(0, curve.distance(new Point2D(100, 60)), 1e-9);
        assertEquals(20, curve.distance(new Point2D(120, 74)), 1e-9);
    }

    @Test
    void itLeavesDownwardAndArrivesFromAbove() {
        for (Point2D to : new Point2D[] {new Point2D(300, 200), new Point2D(100, -300), new Point2D(500, -300), new Point2D(120, 60)}) {
            Curve curve = Curve.between(FROM, to);
            assertEquals(FROM, curve.start());
            assertEquals(to, curve.end());
            Curve.Cubic first = curve.parts().getFirst();
            Curve.Cubic last = curve.parts().getLast();
            assertEquals(FROM.getX(), first.first().getX());
            assertTrue(first.first().getY() > FROM.getY());
            assertEquals(to.getX(), last.second().getX());
            assertTrue(last.second().getY() < to.getY());
        }
    }

    @Test
    void theWayUpRunsBetweenTwoColumns() {
        Curve curve = Curve.between(new Point2D(0, 600), new Point2D(300, 0));
        assertEquals(0, curve.distance(new Point2D(150, 300)), 1e-9);
    }

    @Test
    void theWayUpPassesBesideNodesOfOneColumn() {
        Curve curve = Curve.between(new Point2D(0, 600), new Point2D(0, 0));
        for (int y = 0; y <= 600; y += 50) {
            assertTrue(curve.distance(new Point2D(Placement.WIDTH / 2, y)) >= 20, "crosses a node at " + y);
        }
    }

    @Test
    void piecesMeetSmoothly() {
        var parts = Curve.between(new Point2D(0, 600), new Point2D(300, 0)).parts();
        for (int i = 1; i < parts.size(); i++) {
            Point2D before = parts.get(i - 1).end().subtract(parts.get(i - 1).second());
            Point2D after = parts.get(i).first().subtract(parts.get(i).start());
            assertEquals(parts.get(i - 1).end(), parts.get(i).start());
            assertEquals(0, before.angle(after), 1e-6);
        }
    }
}
