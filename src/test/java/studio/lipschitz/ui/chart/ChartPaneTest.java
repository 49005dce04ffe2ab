package studio.lipschitz.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.ui.chart.ChartSpec.Look;
import studio.lipschitz.ui.chart.ChartSpec.Trace;
import studio.lipschitz.ui.chart.ChartSpec.XAxis;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// One chart by mouse and keys.
class ChartPaneTest extends WindowTest {
    private static final int STEPS = 400;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private Optional<Path> chosen = Optional.empty();
    private ChartSpec spec = spec(STEPS);
    private final ChartPane chart = get(() -> {
        var root = new StackPane();
        var tokens = new ThemeTokens(() -> {});
        root.getChildren().add(tokens);
        var pane = new ChartPane("one", "Loss", "nothing", () -> spec,
                new Drawing(tokens::read, thread, () -> {}, Optional.of(_ -> chosen)));
        root.getChildren().add(pane);
        return pane;
    });
    private final Ticker ticker = get(() -> Ticker.frames(() -> chart.frame(System.nanoTime())));
    private final Stage stage = show(this::root, 800, 420);

    private BorderPane root() {
        Application.setUserAgentStylesheet(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        var root = new BorderPane(chart.getParent());
        wear(root, "light");
        ticker.start();
        return root;
    }

    private static void wear(BorderPane root, String theme) {
        root.getStylesheets().clear();
        for (String name : List.of("sizes", theme, "base", "training")) {
            root.getStylesheets().add(Objects.requireNonNull(ChartPaneTest.class.getResource("/styles/" + name + ".css")).toExternalForm());
        }
    }

    @AfterEach
    void close() {
        fx(() -> {
            ticker.stop();
            Application.setUserAgentStylesheet(null);
        });
        thread.shutdown();
    }

    private static ChartSpec spec(int steps) {
        double[] x = new double[steps];
        double[] y = new double[steps];
        for (int i = 0; i < steps; i++) {
            x[i] = (i + 1) / 100.0;
            y[i] = i % 97 == 50 ? Double.NaN : i == 30 ? -0.5 : 2 * Math.exp(-i / 90.0) + 0.3 + 0.2 * Math.sin(i * 1.7);
        }
        var validation = new Snapshot(new double[] {1, 2, 3, 4}, new double[] {1.2, 0.7, 0.5, 0.4}, 4);
        return new ChartSpec("epoch", "loss", XAxis.EPOCHS, 0, steps / 100.0, false, 1e-3,
                List.of(Trace.of("batch", Ink.SERIES_1, Look.RAW, new Snapshot(x, y, steps)),
                        Trace.of("validation", Ink.SERIES_2, Look.DOTS, validation)),
                List.of());
    }

    private ChartFrame frame() {
        await("drawn", () -> {
            chart.redraw();
            return chart.shown() != null;
        });
        settle();
        return Objects.requireNonNull(get(chart::shown));
    }

    /// Waits for a picture that was asked for after this.
    private void settle() {
        for (int i = 0; i < 2; i++) {
            await("nothing is stale", () -> !chart.frame(System.nanoTime()));
        }
    }

    private Node find(String selector) {
        return Objects.requireNonNull(stage.getScene().getRoot().lookup(selector), selector);
    }

    private Point2D at(ChartFrame frame, double x, double y) {
        Node plot = find("#one .chart-plot");
        Point2D origin = get(() -> plot.localToScene(0, 0));
        return robot.at(stage.getScene().getRoot(),
                (origin.getX() + frame.pixelOf(x)) / stage.getScene().getRoot().getLayoutBounds().getWidth(),
                (origin.getY() + frame.pixelOfY(y)) / stage.getScene().getRoot().getLayoutBounds().getHeight());
    }

    private MenuItem item(String id) {
        return all(((ChartMenu) find("#one-menu")).filled().getItems()).stream().filter(item -> id.equals(item.getId())).findFirst()
                .orElseThrow();
    }

    private static List<MenuItem> all(List<MenuItem> items) {
        return items.stream()
                .flatMap(item -> item instanceof javafx.scene.control.Menu menu ? all(menu.getItems()).stream()
                        : java.util.stream.Stream.of(item))
                .toList();
    }

    private void fire(String id) {
        fx(() -> {
            if (item(id) instanceof javafx.scene.control.CheckMenuItem check) {
                check.setSelected(!check.isSelected());
            }
            item(id).fire();
        });
    }

    @Test
    void theWheelZoomsAtThePointerAndADoubleClickFollowsAgain() {
        ChartFrame whole = frame();
        Point2D pointer = at(whole, 3, 1);
        robot.scroll(pointer, 3);
        ChartFrame near = frame();
        assertTrue(near.x().span() < 0.7 * whole.x().span(), "narrower: " + near.x());
        assertEquals(whole.pixelOf(3), near.pixelOf(3), 1.5, "what was under the pointer is there still");
        assertEquals(whole.pixelOfY(1), near.pixelOfY(1), 1.5);
        assertTrue(get(() -> find("#one-follow").isVisible()));
        spec = spec(STEPS + 200);
        assertEquals(near.x(), frame().x(), "new points do not move what is looked at");
        robot.doubleClick(pointer);
        ChartFrame again = frame();
        assertEquals(6, again.x().to(), 0.1, "the whole run, as far as it has come");
        assertFalse(get(() -> find("#one-follow").isVisible()));
    }

    @Test
    void overAnAxisTheWheelZoomsOnlyAlongIt() {
        ChartFrame whole = frame();
        robot.scroll(at(whole, whole.x().from() - whole.x().span() * 0.03, 1), 2);
        ChartFrame higher = frame();
        assertEquals(whole.x(), higher.x());
        assertTrue(higher.y().span() < whole.y().span() * 0.8);
        robot.click((Button) find("#one-follow"));
        assertEquals(whole.y(), frame().y());
    }

    @Test
    void aDragMovesAndKeysDoTheSame() {
        ChartFrame whole = frame();
        robot.scroll(at(whole, 2, 1), 4);
        ChartFrame near = frame();
        Point2D from = at(near, 2, 1);
        robot.drag(from, from.add(60, 20));
        ChartFrame moved = frame();
        assertEquals(near.pixelOf(2) + 60, moved.pixelOf(2), 1.5);
        assertEquals(near.pixelOfY(1) + 20, moved.pixelOfY(1), 1.5);
        robot.keys(KeyCode.RIGHT);
        assertEquals(moved.x().from() + 0.1 * moved.x().span(), frame().x().from(), 1e-6);
        robot.keys(KeyCode.HOME);
        assertEquals(whole.x(), frame().x());
        robot.keys(KeyCode.L);
        assertTrue(frame().log());
    }

    @Test
    void legendEntriesHideAndSolo() {
        frame();
        List<Node> entries = get(() -> List.copyOf(find("#one").lookupAll(".chart-legend-entry")));
        assertEquals(3, entries.size(), "batch, smoothed, validation");
        robot.click(entries.get(0));
        assertEquals(List.of("smoothed", "validation"), names());
        robot.click(entries.get(0));
        assertEquals(3, names().size());
        robot.doubleClick(entries.get(2));
        assertEquals(List.of("validation"), names());
        robot.doubleClick(entries.get(2));
        assertEquals(3, names().size(), "soloed again, all are back");
        robot.holding(KeyCode.ALT, () -> robot.click(entries.get(1)));
        assertEquals(List.of("smoothed"), names());
        robot.keys(KeyCode.SPACE);
        assertEquals(List.of(), names(), "the focused entry answers to keys");
        fire("one-all-curves");
        assertEquals(3, names().size());
    }

    private List<String> names() {
        return frame().spec().traces().stream().map(Trace::name).toList();
    }

    @Test
    void aLogarithmicAxisIsOneAndSaysWhatItLeavesOut() {
        frame();
        fire("one-log");
        ChartFrame log = frame();
        assertEquals(log.pixelOfY(0.5) - log.pixelOfY(1), log.pixelOfY(1) - log.pixelOfY(2), 1e-9, "equal factors, equal steps");
        assertEquals("not on a logarithmic axis: 1 at or below 0 · × no finite value: 4", text("#one-left-out"));
        fire("one-log");
        assertFalse(frame().log());
        assertEquals("× no finite value: 4", text("#one-left-out"));
    }

    private String text(String label) {
        return get(() -> ((Label) find(label)).getText());
    }

    @Test
    void smoothingIsChosenAndTheRawCurveStays() {
        frame();
        fire("one-smoothing-50");
        double[] smooth = frame().spec().traces().get(1).points().y();
        fire("one-smoothing-0");
        assertEquals(List.of("batch", "validation"), names());
        fire("one-smoothing-4");
        double[] rough = frame().spec().traces().get(1).points().y();
        assertTrue(roughness(rough) > 3 * roughness(smooth), roughness(rough) + " and " + roughness(smooth));
    }

    private static double roughness(double[] y) {
        double sum = 0;
        for (int i = 200; i < 240; i++) {
            sum += Math.abs(y[i] - y[i - 1]);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "png", "pdf", "csv"})
    void itIsExported(String ending, @TempDir Path folder) throws IOException {
        frame();
        Path file = folder.resolve("loss." + ending);
        chosen = Optional.of(file);
        fire("one-export");
        await("written", () -> text("#one-said").startsWith("Written"));
        assertEquals("Written: loss." + ending, text("#one-said"));
        Path kept = Path.of("target", "screenshots", "exported-loss." + ending);
        Files.createDirectories(Objects.requireNonNull(kept.getParent()));
        Files.copy(file, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        switch (ending) {
            case "svg" -> {
                String svg = Files.readString(file);
                assertTrue(svg.contains(">epoch</text>") && svg.contains(">validation</text>") && svg.contains("<path"), svg);
            }
            case "png" -> assertTrue(javax.imageio.ImageIO.read(file.toFile()).getWidth() > 900);
            case "pdf" -> assertTrue(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("%PDF"));
            default -> {
                List<String> lines = Files.readAllLines(file);
                assertEquals("epoch,batch [loss],validation [loss]", lines.getFirst());
                assertEquals(STEPS + 1, lines.size(), "every point, whatever is drawn");
                assertTrue(lines.get(100).startsWith("1.0,") && lines.get(100).endsWith(",1.2"), lines.get(100));
                assertTrue(lines.get(51).contains("NaN"), lines.get(51));
            }
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsToldInTheChart(@TempDir Path folder) {
        frame();
        chosen = Optional.of(folder.resolve("no such folder").resolve("a.png"));
        fire("one-export");
        await("told", () -> text("#one-said").contains("was not written"));
        chosen = Optional.of(folder.resolve("loss.gif"));
        fire("one-export");
        await("told", () -> text("#one-said").contains("must end in .svg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "contrast"})
    void pictures(String theme) throws IOException {
        fx(() -> wear((BorderPane) stage.getScene().getRoot(), theme));
        frame();
        fire("one-log");
        robot.click(get(() -> List.copyOf(find("#one").lookupAll(".chart-legend-entry"))).get(2));
        ChartFrame shown = frame();
        robot.scroll(at(shown, 1, 1), 1);
        frame();
        robot.moveTo(at(shown, 2, 1));
        Path file = Path.of("target", "screenshots", "chart-" + theme + ".png");
        Screenshots.save(stage.getScene(), file);
        assertTrue(Files.size(file) > 0);
        robot.click((Button) find("#one-menu"));
        assertTrue(get(() -> ((ChartMenu) find("#one-menu")).filled().isShowing()));
        assertTrue(get(() -> ((javafx.scene.control.CheckMenuItem) item("one-log")).isSelected()));
        robot.keys(KeyCode.ESCAPE);
    }
}
