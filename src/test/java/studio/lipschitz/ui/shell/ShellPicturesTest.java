package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.training.Script;
import studio.lipschitz.ui.training.TrainingView;

/// Pictures of the whole window in both themes, for people to look at: `target/screenshots`.
class ShellPicturesTest extends ShellTest {
    @Test
    void theWindowIsDrawnInBothThemes() throws IOException {
        pictures("window");
        fx(() -> workspace.reveal("conv1"));
        pictures("node");
        fx(() -> {
            workspace.apply(Edits.add("avgpool2d1", Catalogue.find("AvgPool2d").orElseThrow().defaults(), new Position(600, 200)));
            workspace.apply(Edits.connect(Edge.of("flatten", "avgpool2d1")));
            workspace.apply(Edits.add("linear1", Catalogue.find("Linear").orElseThrow().defaults(), new Position(600, 400)));
            workspace.apply(Edits.connect(Edge.of("flatten", "linear1")));
            workspace.reveal("linear1");
        });
        pictures("problems");
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(1));
        pictures("training");
    }

    /// With the sizes that a new window has, three charts can be read at once, of few layers and of many.
    @ParameterizedTest
    @CsvSource({"1280, 800, 3", "1280, 800, 40", "1440, 900, 3", "1440, 900, 40"})
    void allChartsAreInSightWhileItTrains(int width, int height, int layers) throws IOException {
        fx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            workspace.open(Project.EMPTY.withDrawing(chain(layers)), Optional.empty());
        });
        robot.keys(KeyCode.F5);
        await("started", () -> !worker.requests.isEmpty());
        fx(() -> {
            var script = new Script(worker, workspace.network().nodes().stream().map(n -> n.id()).skip(1).toList(), 5, 92);
            script.start(1);
            script.steps(1, 232);
        });
        TrainingView view = find(TrainingView.class, "#training");
        await("charts are drawn", view::settled);
        pictures("charts-%d-%d".formatted(width, layers));
        ScrollPane scroll = find(ScrollPane.class, "#charts-scroll");
        assertTrue(get(() -> scroll.getContent().getLayoutBounds().getHeight() <= scroll.getViewportBounds().getHeight() + 1),
                "it scrolls");
        for (String chart : List.of("#loss-chart", "#accuracy-chart", layers > 4 ? "#bracket-chart" : "#norm-chart")) {
            Bounds plot = get(() -> find(Node.class, chart).lookup(".chart-plot").getLayoutBounds());
            assertTrue(plot.getHeight() >= 110 && plot.getWidth() >= 240, chart + " has " + plot);
        }
    }

    private static Network chain(int layers) {
        var chain = new ArrayList<Layer>(List.of(new Input(Shape.of(784))));
        for (int i = 1; i <= layers; i++) {
            chain.add(new SpectralLinear(OptionalInt.empty(), i == layers ? 1 : 64, true, 1));
        }
        return Network.chain(chain.toArray(Layer[]::new));
    }
}
