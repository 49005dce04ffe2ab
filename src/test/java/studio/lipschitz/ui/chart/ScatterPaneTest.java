package studio.lipschitz.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.ui.chart.ScatterSpec.Dot;
import studio.lipschitz.ui.testing.WindowTest;

class ScatterPaneTest extends WindowTest {
    @TempDir private Path folder;

    private static Dot dot(String id, double x, double y, int kind) {
        return new Dot(id, x, y, () -> "run " + id, kind, 0, false);
    }

    private static ScatterSpec spec() {
        List<Dot> dots = List.of(dot("a", 0.8, 0.7, 0), dot("b", 0.9, 0.5, 1), dot("c", 0.8, 0.4, 1));
        return new ScatterSpec("accuracy", "certified", dots, dots.subList(0, 2),
                List.of(new ScatterSpec.Kind("alpha 1", Ink.SERIES_1), new ScatterSpec.Kind("alpha 10", Ink.SERIES_2)), Optional.empty());
    }

    @Test
    void everyPointIsWhereItsValuesAre() {
        ScatterFrame frame = ScatterRenderer.paint(spec(), LightTheme.read(), new BufferedImage(400, 300, BufferedImage.TYPE_INT_ARGB), 1);
        for (Dot dot : spec().dots()) {
            assertEquals(dot.id(), frame.at(frame.pixelX(dot.x()) + 4, frame.pixelY(dot.y()) - 4).orElseThrow().id());
        }
        assertEquals(Optional.empty(), frame.at(frame.pixelX(0.85), frame.pixelY(0.45)));
        assertTrue(frame.pixelX(0.9) > frame.pixelX(0.8) && frame.pixelY(0.7) < frame.pixelY(0.5));
    }

    @Test
    void itIsWrittenInEveryFormat() throws Exception {
        for (String ending : List.of("svg", "pdf", "png", "csv")) {
            Path file = folder.resolve("pareto." + ending);
            var drawing = new Drawing(LightTheme::read, Runnable::run, () -> {}, Optional.of(_ -> Optional.of(file)));
            show(() -> new StackPane(new ScatterPane("pareto", "Pareto", "nothing", () -> Optional.of(spec()), () -> "run,accuracy\r\n",
                    drawing)), 500, 320);
            robot.click(find(Button.class, "#pareto-export"));
            await("written", () -> find(Label.class, "#pareto-said").getText().contains("pareto." + ending)
                    && Files.exists(file) && Files.size(file) > 10);
            if (ending.equals("svg")) {
                String svg = Files.readString(file);
                assertTrue(svg.startsWith("<") && svg.contains("</svg>"), svg.substring(0, 80));
            }
            fx(() -> List.copyOf(javafx.stage.Window.getWindows()).forEach(javafx.stage.Window::hide));
        }
        assertEquals("run,accuracy\r\n", Files.readString(folder.resolve("pareto.csv")));
    }
}
