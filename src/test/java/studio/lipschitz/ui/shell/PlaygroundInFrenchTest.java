package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.ui.chart.Planes;
import studio.lipschitz.ui.playground.PlaygroundView;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// The playground in French, whose sentences are longer: nothing is cut off.
class PlaygroundInFrenchTest extends ShellTest {
    @Override
    String language() {
        return "fr";
    }

    @Override
    Locale desktop() {
        return Locale.FRANCE;
    }

    private void looked(DecisionGrid grid, Path run) {
        worker.tell(
                new TrainingEvent.Started(run.toString(), "CPU", 1000, 100, 20, 5, 10, 1),
                new TrainingEvent.EpochDone(1, 0.5, 0.5, 0.9875, 1, 0.8125, 0.2, 1, 100, List.of()),
                new TrainingEvent.BoundaryMoved(10, 1, grid));
    }

    private void picture(String name) throws IOException {
        await("drawn", () -> find(PlaygroundView.class, "#playground").settled());
        fx(() -> {});
        Screenshots.save(stage, Path.of("target", "screenshots", name + "-light.png"));
        CutOff.none(find(Node.class, "#playground"));
    }

    @Test
    void nothingIsCutOff() throws IOException {
        command("menu-playground");
        picture("playground-fr-empty");
        fx(() -> workspace.open(Template.MOONS.load(), Optional.empty()));
        await("the points are read", () -> !find(Label.class, "#play-data-about").getText().isEmpty());
        robot.click(find(ButtonBase.class, "#play-train"));
        looked(Planes.of(Planes::moons, 1, ""), get(() -> session.runFolderProperty().get().orElseThrow()));
        await("it runs", () -> session.state() == State.RUNNING);
        robot.click(find(ToggleButton.class, "#play-twin"));
        await("its twin is asked for", () -> worker.requests.size() == 2);
        looked(Planes.of((x, y) -> 7 * Planes.moons(x, y), 1, ""), worker.requests.getLast().run());
        await("none", () -> find(Label.class, "#play-other-certificate").getText().equals("Certificat\u00a0: aucun"));
        await("certified", () -> find(Label.class, "#play-ours-certificate").getText().startsWith("Certifié"));
        picture("playground-fr-twin");
        robot.click(find(ToggleButton.class, "#play-draw"));
        await("nothing is drawn", () -> find(Label.class, "#play-data-problem").getText().startsWith("Rien n’est encore dessiné"));
        picture("playground-fr-draw");
        assertEquals(List.of(), worker.asked);
    }
}
