package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

class ViewTest {

    @Test
    void screenAndDrawingAreInverse() {
        var view = new View(1.5, 30, -20);
        Point2D screen = view.toScreen(12, 34);
        assertEquals(new Point2D(12, 34), view.toDrawing(screen.getX(), screen.getY()));
    }

    @Test
    void zoomKeepsThePointUnderThePointerToAPixel() {
        View view = new View(1, 0, 0).zoomedTo(1.37, 200, 100).zoomedTo(0.6, 200, 100);
        assertEquals(0.6, view.zoom());
        assertTrue(view.toScreen(200, 100).distance(200, 100) < 2);
    }

    @Test
    void zoomIsHeldBetween10And300PercentAndGoesFartherWhereTheDrawingNeedsIt() {
        assertEquals(0.1, View.START.zoomedTo(0.01, 0, 0).zoom());
        assertEquals(3, View.START.zoomedTo(50, 0, 0).zoom());
        assertEquals(0.05, View.START.reaching(0.05).zoomedTo(0.01, 0, 0).zoom());
        assertEquals(0.1, View.START.reaching(0.4).zoomedTo(0.01, 0, 0).zoom(), "a small drawing takes nothing away");
        Bounds chain = new BoundingBox(0, 0, 216, 20_000 * 112);
        View view = View.fitting(chain, 800, 600, View.FOOT);
        assertTrue(view.visible(800, 600).contains(chain), view.toString());
        assertEquals(view.zoom(), view.zoomedTo(1, 0, 0).zoomedTo(1e-9, 0, 0).zoom());
    }

    @Test
    void fittingShowsAllInTheMiddleAndNeverEnlarges() {
        Bounds large = new BoundingBox(-500, 100, 2000, 1500);
        View view = View.fitting(large, 800, 600, View.FOOT);
        assertTrue(view.visible(800, 600).contains(large));
        assertEquals(400, view.toScreen(500, 850).getX(), 1);
        assertEquals(300, view.toScreen(500, 850).getY(), 1);
        assertEquals(1, View.fitting(new BoundingBox(0, 0, 100, 50), 800, 600, View.FOOT).zoom());
    }
}
