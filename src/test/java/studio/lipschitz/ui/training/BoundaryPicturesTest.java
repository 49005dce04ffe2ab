package studio.lipschitz.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.text.Texts;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.TrainingEvent.BoundaryMoved;
import studio.lipschitz.ui.chart.Planes;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.ScriptedWorker;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The decision boundary in the dashboard, in both themes and in its states; pictures are left in `target/screenshots`.
class BoundaryPicturesTest extends WindowTest {
    private static final String MOONS = "two-moons?noise=0.05";

    private final ScriptedWorker worker = new ScriptedWorker();
    private final Workspace workspace = get(() -> new Workspace(Project.EMPTY.withDrawing(chain(2))));
    private final TrainingSession session = get(() -> worker.session(0.14));

    @AfterEach
    void leaveTheUsualTheme() {
        fx(() -> {
            session.close();
            Application.setUserAgentStylesheet(null);
        });
    }

    private static Network chain(int inputs) {
        return Network.chain(
                new Input(Shape.of(inputs)),
                new SpectralLinear(OptionalInt.empty(), 64, true, 1),
                new SpectralLinear(OptionalInt.empty(), 1, true, 1));
    }

    private Stage open(String theme, double width, double height) {
        return show(() -> {
            Application.setUserAgentStylesheet((theme.equals("dark")
                    ? new atlantafx.base.theme.PrimerDark()
                    : new atlantafx.base.theme.PrimerLight()).getUserAgentStylesheet());
            var commands = new TrainingCommands(workspace, session, new RunFolders(Path.of("/home/ada/Lipschitz Studio/runs")));
            var root = new BorderPane(new TrainingView(workspace, session, commands));
            for (String sheet : List.of("sizes", theme, "base")) {
                root.getStylesheets().add(Objects.requireNonNull(getClass().getResource("/styles/" + sheet + ".css")).toExternalForm());
            }
            var stage = new Stage();
            stage.setScene(new Scene(root, width, height));
            return stage;
        });
    }

    private void train(DecisionGrid grid) {
        robot.click(find(Node.class, "#train"));
        assertTrue(worker.requests.getLast().boundary(), "the window asks for it");
        var script = new Script(worker, List.of("spectrallinear1", "spectrallinear2"), 5, 92);
        script.start(1);
        script.steps(1, 232);
        worker.tell(new BoundaryMoved(232, 3, grid));
        await("it is there", () -> session.metrics().boundary().isPresent());
    }

    private void settle(Stage stage) {
        TrainingView view = get(() -> (TrainingView) ((BorderPane) stage.getScene().getRoot()).getCenter());
        fx(() -> {});
        await("charts are drawn", view::settled);
        fx(() -> {});
    }

    private static DecisionGrid grid(String state) {
        return switch (state) {
            case "classes" -> {
                List<DoubleBinaryOperator> outputs = IntStream.range(0, 3)
                        .mapToObj(i -> (DoubleBinaryOperator) (x, y) -> -Math
                                .hypot(x - 4 * Math.cos(2 * Math.PI * i / 3), y - 4 * Math.sin(2 * Math.PI * i / 3)) / 2)
                        .toList();
                yield Planes.of(outputs, true, "blobs");
            }
            case "reference" -> Planes.of(Planes::moons, Double.NaN, MOONS);
            default -> Planes.of(Planes::moons, 1, MOONS);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "light, empty, 1280, 860", "light, moons, 1280, 860", "dark, moons, 1280, 860", "light, classes, 1280, 860",
        "dark, classes, 1280, 860", "light, reference, 1280, 860", "light, strip, 1280, 300", "dark, tall, 1280, 1100"
    })
    void theBoundaryIsDrawn(String theme, String state, double width, double height) throws Exception {
        fx(() -> workspace.open(
                workspace.project().withPlan(workspace.project().plan().withData(MOONS).withEpsilon(state.equals("classes") ? 0.5 : 0.1)
                        .withNormalization(state.equals("reference") ? Normalization.REFERENCE : Normalization.EXACT)),
                java.util.Optional.empty()));
        Stage stage = open(theme, width, height);
        if (state.equals("empty")) {
            settle(stage);
            assertTrue(get(() -> find(Label.class, "#boundary-chart .chart-empty").isVisible()));
            assertEquals("Press Train to see the boundary move.", find(Label.class, "#boundary-chart .chart-empty").getText());
        } else {
            train(grid(state));
            settle(stage);
            if (!state.equals("strip")) {
                robot.moveTo(robot.at(find(Node.class, "#boundary-chart"), 0.7, 0.5));
                String values = find(Label.class, "#boundary-chart .crosshair-values").getText();
                assertTrue(values.matches("x₁ .*\\n(f|margin)  .*\\nclass  .*\\ncertified radius  .*"), values);
            }
            List<String> says = get(() -> find(Node.class, "#boundary-chart .chart-legend").lookupAll(".label").stream()
                    .map(label -> ((Labeled) label).getText()).toList());
            assertEquals(state.equals("reference"), says.contains("no ε lines: reference mode proves no constant"), says::toString);
            assertEquals(!state.equals("reference"), says.stream().anyMatch(s -> s.startsWith("certified radius ε = 0.")), says::toString);
        }
        Screenshots.save(stage, Path.of("target", "screenshots", "boundary-%s-%s.png".formatted(state, theme)));
    }

    @ParameterizedTest
    @CsvSource({"moons", "reference", "classes"})
    void theBoundaryIsDrawnInFrench(String state) throws Exception {
        Texts.use("fr");
        try {
            fx(() -> workspace.open(workspace.project().withPlan(workspace.project().plan().withData(MOONS).withEpsilon(0.1)
                    .withNormalization(state.equals("reference") ? Normalization.REFERENCE : Normalization.EXACT)),
                    java.util.Optional.empty()));
            Stage stage = open("light", 1280, 860);
            train(grid(state));
            settle(stage);
            robot.moveTo(robot.at(find(Node.class, "#boundary-chart"), 0.7, 0.5));
            String values = find(Label.class, "#boundary-chart .crosshair-values").getText();
            assertTrue(values.matches("x₁ .*\\n(f|marge)  .*\\nclasse  .*\\nrayon certifié  .*"), values);
            CutOff.none(stage.getScene().getRoot());
            Screenshots.save(stage, Path.of("target", "screenshots", "boundary-%s-french.png".formatted(state)));
        } finally {
            Texts.use("en");
        }
    }

    @Test
    void itIsThereOnlyForTwoInputs() {
        Stage stage = open("light", 1280, 860);
        Node chart = find(Node.class, "#boundary-chart");
        assertTrue(get(() -> chart.localToScene(0, 0).getY() <= find(Node.class, "#loss-chart").localToScene(0, 0).getY()), "it is first");
        fx(() -> workspace.open(Project.EMPTY.withDrawing(chain(3)), java.util.Optional.empty()));
        assertEquals(null, get(() -> stage.getScene().getRoot().lookup("#boundary-chart")));
        fx(() -> workspace.open(Project.EMPTY.withDrawing(chain(2)), java.util.Optional.empty()));
        assertEquals(chart, get(() -> stage.getScene().getRoot().lookup("#boundary-chart")));
        fx(() -> workspace.apply(Edits.delete(java.util.Set.of("input1"), java.util.Set.of())));
        assertEquals(null, get(() -> stage.getScene().getRoot().lookup("#boundary-chart")));
    }
}
