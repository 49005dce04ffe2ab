package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.worker.Worker;
import studio.lipschitz.worker.WorkerProcess;

/// Two moons, trained by a worker process of its own: the boundary in the window moves.
class BoundaryForRealTest extends ShellTest {
    private static final Duration AN_EPOCH = Duration.ofMinutes(2); // libtorch unpacks itself at its first start

    @Override
    Worker worker() {
        return WorkerProcess.besideWindow();
    }

    @Test
    void twoMoonsMoveTheBoundaryFromEpochToEpoch() throws IOException {
        fx(() -> {
            stage.setMaximized(true);
            workspace.open(Template.MOONS.load(), Optional.empty());
        });
        robot.click(find(Node.class, "#tab-training"));
        type("#plan-epochs", "20");
        var stalls = new Stalls();
        stalls.during("twenty epochs are trained and drawn", () -> {
            robot.keys(KeyCode.F5);
            awaitEpoch(1);
            awaitTraining("a picture", () -> picture().getImage() != null);
            int[] early = stalls.aside(() -> get(this::pixels));
            awaitEpoch(3);
            await("the picture of a later epoch is another", () -> stalls.aside(() -> !Arrays.equals(early, pixels())));
            awaitTraining("trained", () -> !session.state().active());
        });
        assertEquals("", get(() -> session.messageProperty().get()));
        assertEquals(State.FINISHED, get(session::state));
        DecisionGrid grid = get(() -> session.metrics().boundary().orElseThrow().grid());
        assertEquals(20, get(() -> session.metrics().boundary().orElseThrow().epoch()));
        assertTrue(grid.constant() > 0.9 && grid.constant() <= 1, () -> "a 1-Lipschitz network: " + grid.constant());
        long right = grid.samples().stream().filter(s -> grid.winner(nearest(grid, s)) == s.kind()).count();
        assertTrue(right > 0.9 * grid.samples().size(), () -> right + " of " + grid.samples().size() + " lie on their side");
        Path metrics = new RunFolder(get(() -> session.runFolderProperty().get().orElseThrow())).metricsFile();
        assertFalse(Files.readString(metrics).contains("\"boundary\""));
        robot.moveTo(robot.at(find(Node.class, "#boundary-chart"), 0.4, 0.6));
        assertTrue(find(Label.class, "#boundary-chart .crosshair-values").getText().contains("certified radius"));
        Screenshots.save(stage, Path.of("target", "screenshots", "moons-trained-light.png"));
        System.out.println(stalls.report());
    }

    private static int nearest(DecisionGrid grid, DecisionGrid.Sample sample) {
        long column = Math.round((sample.x() - grid.left()) / (grid.right() - grid.left()) * (grid.columns() - 1));
        long row = Math.round((sample.y() - grid.bottom()) / (grid.top() - grid.bottom()) * (grid.rows() - 1));
        return grid.at((int) column, (int) row);
    }

    private int[] pixels() {
        var image = picture().getImage();
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return argb;
    }

    private void awaitEpoch(int epoch) {
        awaitTraining("epoch " + epoch, () -> session.metrics().boundary().filter(moved -> moved.epoch() >= epoch).isPresent());
    }

    private ImageView picture() {
        return (ImageView) stage.getScene().getRoot().lookup("#boundary-chart .image-view");
    }

    private static void awaitTraining(String what, Callable<Boolean> condition) {
        Fx.await(what, AN_EPOCH, condition);
    }
}
