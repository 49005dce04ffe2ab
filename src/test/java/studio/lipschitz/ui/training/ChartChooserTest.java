package studio.lipschitz.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.chart.ChartFiles;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.ScriptedWorker;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The charts one may choose.
class ChartChooserTest extends WindowTest {
    private final ScriptedWorker worker = new ScriptedWorker();
    private final Workspace workspace = get(() -> new Workspace(Project.EMPTY.withDrawing(chain(10))));
    private final TrainingSession session = get(() -> worker.session(0.14));
    private final List<String> kept = new ArrayList<>();
    private Optional<ChartFiles> files = Optional.empty();

    private static Network chain(int layers) {
        var chain = new ArrayList<Layer>(List.of(new Input(Shape.of(784))));
        for (int i = 1; i <= layers; i++) {
            chain.add(new SpectralLinear(OptionalInt.empty(), i == layers ? 1 : 64, true, 1));
        }
        return Network.chain(chain.toArray(Layer[]::new));
    }

    private Stage open(String theme, List<String> charts, double height) {
        Stage stage = show(() -> {
            boolean dark = theme.equals("dark");
            Application.setUserAgentStylesheet(
                    (dark ? new atlantafx.base.theme.PrimerDark() : new atlantafx.base.theme.PrimerLight()).getUserAgentStylesheet());
            var commands = new TrainingCommands(workspace, session, new RunFolders(Path.of("runs")));
            var view = new TrainingView(workspace, session, commands, files);
            view.rememberCharts(charts, words -> {
                kept.clear();
                kept.addAll(words);
            });
            for (String sheet : List.of("sizes", theme, "base")) {
                view.getStylesheets().add(Objects.requireNonNull(getClass().getResource("/styles/" + sheet + ".css")).toExternalForm());
            }
            commands.train();
            return view;
        }, 1440, height);
        var script = new Script(worker, workspace.network().nodes().stream().map(node -> node.id()).skip(1).toList(), 5, 92);
        script.start(1);
        script.steps(1, 400);
        await("the steps are shown", () -> session.progressProperty().get().step() == 400);
        settle(stage);
        return stage;
    }

    private void settle(Stage stage) {
        fx(() -> {});
        await("charts are drawn", () -> ((TrainingView) stage.getScene().getRoot()).settled());
    }

    @AfterEach
    void close() {
        fx(() -> {
            session.close();
            Application.setUserAgentStylesheet(null);
        });
    }

    private static Node find(Stage stage, String selector) {
        return Objects.requireNonNull(stage.getScene().getRoot().lookup(selector), selector);
    }

    private static boolean drawn(Stage stage, String chart) {
        return get(() -> {
            var view = (ImageView) find(stage, "#" + chart + "-chart").lookup("ImageView");
            return view.isVisible() && view.getImage() != null;
        });
    }

    private void tick(Stage stage, String item) {
        fx(() -> {
            var check = (CheckMenuItem) ((ChartChooser) find(stage, "#charts-choice")).filled().getItems().stream()
                    .filter(each -> item.equals(each.getId())).findFirst().orElseThrow();
            check.setSelected(!check.isSelected());
            check.fire();
        });
        settle(stage);
    }

    @Test
    void whatIsTickedIsShownAndKept() {
        Stage stage = open("light", List.of(), 900);
        assertFalse(get(() -> stage.getScene().getRoot().lookup("#rate-chart") != null), "not made before it is wanted");
        tick(stage, "show-rate");
        assertTrue(drawn(stage, "rate"));
        assertEquals(List.of("boundary", "loss", "accuracy", "norms", "rate"), kept);
        tick(stage, "show-loss");
        assertFalse(get(() -> stage.getScene().getRoot().lookup("#loss-chart") != null));
        assertFalse(kept.contains("loss"));
        robot.click(find(stage, "#charts-choice"));
        assertTrue(get(() -> ((ChartChooser) find(stage, "#charts-choice")).filled().isShowing()));
        robot.keys(javafx.scene.input.KeyCode.ESCAPE);
    }

    @Test
    void whatWasKeptIsShownAndEveryFigureHasItsCurve() {
        List<String> more = List.of("parts", "certified", "smallest", "spectrum", "gradient", "rate", "pace", "memory");
        Stage stage = open("light", more, 900);
        for (String chart : more) {
            assertTrue(drawn(stage, chart), chart);
        }
        List<String> parts = get(() -> find(stage, "#parts-chart").lookupAll(".chart-legend-name").stream().map(name -> ((Label) name)
                .getText()).toList());
        assertEquals(Set.of("hinge", "hinge, smoothed", "hinge, validation", "KR", "KR, smoothed", "KR, validation"), Set.copyOf(parts));
        assertEquals("the 8 least of 10", get(() -> find(stage, "#smallest-chart").lookupAll(".chart-key").stream()
                .map(key -> ((Label) key).getText()).filter(words -> !words.isEmpty()).findFirst().orElse("")));
    }

    @Test
    void theHeatMapShowsTheSelectedLayerAndReadsUnderThePointer() {
        Stage stage = open("light", List.of("spectrum"), 700);
        String id = workspace.network().nodes().stream().map(node -> node.id()).skip(3).findFirst().orElseThrow();
        fx(() -> workspace.selectNodes(Set.of(id)));
        settle(stage);
        assertEquals(id, get(() -> ((javafx.scene.control.ComboBox<?>) find(stage, "#spectrum-choice")).getValue()));
        robot.moveTo(robot.at(find(stage, "#spectrum-chart .chart-plot"), 0.5, 0.01 + 0.5));
        String words = get(() -> ((Label) find(stage, "#spectrum-chart .crosshair-values")).getText());
        assertTrue(words.matches("epoch \\d\\nσ \\d+ of 64: 0\\.\\d{4}"), words);
    }

    @Test
    void theHeatMapIsExportedWithEverySingularValue(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("spectrum.csv");
        files = Optional.of(_ -> Optional.of(file));
        Stage stage = open("light", List.of("spectrum"), 700);
        robot.click(find(stage, "#spectrum-chart-export"));
        await("written", () -> ((Label) find(stage, "#spectrum-chart-said")).getText().startsWith("Written"));
        List<String> lines = Files.readAllLines(file);
        assertEquals(1 + 4, lines.size(), "an epoch a row");
        assertEquals(1 + 64, lines.getFirst().split(",").length);
        assertTrue(lines.get(1).startsWith("1,1.0,"), lines.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "contrast"})
    void pictures(String theme) throws IOException {
        Stage stage = open(theme, Arrays.stream(ChartKind.values()).map(ChartKind::word).toList(), 1000);
        robot.moveTo(new Point2D(5, 5));
        Screenshots.save(stage.getScene(), Path.of("target", "screenshots", "charts-all-" + theme + ".png"));
    }

    @Test
    void picturesInFrench() throws IOException {
        Texts.use("fr");
        try {
            Stage stage = open("light", Arrays.stream(ChartKind.values()).map(ChartKind::word).toList(), 1000);
            Screenshots.save(stage.getScene(), Path.of("target", "screenshots", "charts-all-french.png"));
            CutOff.none(stage.getScene().getRoot());
        } finally {
            Texts.use("en");
        }
    }
}
