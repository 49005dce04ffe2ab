package studio.lipschitz.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The head of a chart on a page: a name that is longer than the page is shortened, and none is drawn over its edge.
class ChartPictureTest {
    private static final int WIDTH = 300;

    @Test
    void aNameThatFitsIsWhole() {
        assertEquals("dense 1", ChartPicture.fitting(metrics(), "dense 1", 200));
    }

    @Test
    void ofALongNameBeginningAndEndAreShown() {
        String name = "encoder, third block, a projection 𝒫 ".repeat(5) + "dense 12";
        String shown = ChartPicture.fitting(metrics(), name, 200);
        assertTrue(metrics().stringWidth(shown) <= 200, shown);
        assertTrue(shown.startsWith("encoder") && shown.contains("…") && shown.endsWith("dense 12"), shown);
    }

    @Test
    void noNameIsDrawnOverTheEdge() {
        assertTrue(drawnNearTheEdge("m".repeat(200)) == 0, "a long name");
        assertTrue(drawnNearTheEdge("m".repeat(20)) == 0, "a short name");
    }

    /// Pixels of the last units of width in which anything is drawn.
    private static int drawnNearTheEdge(String name) {
        var image = new BufferedImage(WIDTH, 100, BufferedImage.TYPE_INT_RGB);
        var keys = List.of(new ChartPicture.Key(name, Ink.SERIES_1, false, false));
        new ChartPicture("Norms", keys, (_, _, _, _, _) -> {}, WIDTH, 100).draw(image.createGraphics(), WIDTH);
        int drawn = 0;
        for (int x = WIDTH - 10; x < WIDTH; x++) {
            for (int y = 0; y < 100; y++) {
                drawn += image.getRGB(x, y) == Color.WHITE.getRGB() ? 0 : 1;
            }
        }
        return drawn;
    }

    private static FontMetrics metrics() {
        return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics()
                .getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    }
}
