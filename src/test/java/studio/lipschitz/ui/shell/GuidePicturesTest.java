package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.robustness.RobustnessView;
import studio.lipschitz.ui.runs.RunsView;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.training.TrainingView;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.worker.Worker;
import studio.lipschitz.worker.WorkerProcess;

/// The pictures of the guide, of the real window after a real training of the two moons. Run with `-Dpictures=update`.
@EnabledIfSystemProperty(named = "pictures", matches = "update")
class GuidePicturesTest extends ShellTest {
    private static final Path IMAGES = Path.of("src", "main", "resources", "studio", "lipschitz", "guide", "images");

    @Override
    Worker worker() {
        return new WorkerProcess();
    }

    @Test
    void everyViewIsTaken() throws IOException {
        fx(() -> {
            stage.setWidth(1360);
            stage.setHeight(860);
        });
        drawing();
        trained();
    }

    private void drawing() throws IOException {
        fx(() -> find(SplitPane.class, "#rows").setDividerPositions(0.74));
        robot.click(find(Node.class, "#zoom-fit"));
        fx(() -> workspace.reveal("conv1"));
        take("inspector", "#inspector");
        take("palette", "#palette");
        fx(() -> workspace.selectNodes(Set.of()));
        command("menu-fit");
        take("canvas", "#canvas");
        fx(() -> {
            workspace.apply(Edits.add("avgpool2d1", Catalogue.find("AvgPool2d").orElseThrow().defaults(), new Position(600, 200)));
            workspace.apply(Edits.connect(Edge.of("conv4", "avgpool2d1")));
            workspace.apply(Edits.add("linear1", Catalogue.find("Linear").orElseThrow().defaults(), new Position(600, 400)));
            workspace.apply(Edits.connect(Edge.of("avgpool2d1", "linear1")));
        });
        fx(() -> find(SplitPane.class, "#rows").setDividerPositions(0.68));
        take("problems", "#bottom");
        fx(() -> find(SplitPane.class, "#rows").setDividerPositions(0.74));
        fx(() -> {
            workspace.undo();
            workspace.undo();
            workspace.undo();
            workspace.undo();
            workspace.selectNodes(Set.of("conv1", "conv2", "pool1"));
        });
        fx(() -> find(studio.lipschitz.ui.canvas.CanvasView.class, "#canvas").blocks().group());
        fx(() -> find(Node.class, "#canvas").requestFocus());
        command("menu-fit");
        take("block", "#canvas");
        fx(workspace::undo);
        command("menu-code");
        fx(() -> MenuCommands.choose(item(stage, "menu-code")));
        await("the code is written", () -> find(Node.class, "#code").isVisible());
        take("code", "#code");
        fx(() -> MenuCommands.choose(item(stage, "menu-code")));
    }

    private void trained() throws IOException {
        fx(() -> workspace.open(Template.MOONS.load(), Optional.empty()));
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(1));
        fx(() -> find(SplitPane.class, "#rows").setDividerPositions(0.44));
        robot.keys(KeyCode.F5);
        Fx.await("trained", Duration.ofMinutes(6), () -> session.state() != State.STARTING && !session.state().active());
        assertEquals("", get(() -> session.messageProperty().get()));
        robot.click(find(Node.class, "#zoom-fit"));
        robot.moveTo(robot.at(find(Node.class, "#canvas"), 0.95, 0.05));
        take("window", "#shell");
        take("training", "#training");
        take("charts", "#charts");
        take("boundary", "#boundary-chart");
        command("menu-runs");
        await("the runs are looked for", find(RunsView.class, "#runs")::settled);
        robot.click(robot.at(find(Node.class, "#runs .table-row-cell:filled"), 0.03, 0.5));
        take("runs", "#bottom");
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(3));
        fx(() -> find(ButtonBase.class, "#lab-start").fire());
        Fx.await("judged", Duration.ofMinutes(2), () -> find(Label.class, "#lab-stage").getText().isEmpty()
                && !find(Label.class, "#lab-samples").getText().isEmpty());
        await("the classes are drawn", find(RobustnessView.class, "#robustness")::settled);
        fx(() -> find(SplitPane.class, "#rows").setDividerPositions(0.3));
        take("robustness", "#bottom");
    }

    private void take(String name, String part) throws IOException {
        Files.createDirectories(IMAGES);
        for (ThemeChoice theme : List.of(ThemeChoice.DARK, ThemeChoice.LIGHT)) {
            fx(() -> window.themes().choose(theme));
            Fx.await("every panel is restyled", Duration.ofMinutes(1), window::restyled);
            fx(() -> {}); // charts take the colours of the theme in the frame after
            await("drawn", () -> find(TrainingView.class, "#training").settled());
            fx(() -> {});
            Path file = IMAGES.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
            Screenshots.save(get(() -> part.equals("#shell") ? stage.getScene().getRoot() : stage.getScene().lookup(part)), file);
            assertTrue(Files.size(file) > 2_000, file + " is nearly empty");
        }
    }
}
