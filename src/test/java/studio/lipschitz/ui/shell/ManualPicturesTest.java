package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.training.TrainingView;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.worker.Worker;
import studio.lipschitz.worker.WorkerProcess;

/// The pictures of the manual: the network of the documentation after an epoch, which takes minutes. Run with `-Dpictures=update`.
@EnabledIfSystemProperty(named = "pictures", matches = "update")
class ManualPicturesTest extends ShellTest {
    private static final Path MANUAL = Path.of("src", "site", "resources", "images");

    @Override
    Worker worker() {
        return new WorkerProcess();
    }

    @Test
    void theTrainedNetworkIsShownInBothThemes() throws IOException {
        fx(() -> {
            stage.setWidth(1440);
            stage.setHeight(900);
        });
        robot.click(find(Node.class, "#tab-training"));
        type("#plan-epochs", "1");
        robot.keys(KeyCode.F5);
        fx(() -> {
            find(SplitPane.class, "#columns").setDividerPositions(204.0 / 1440, 1 - 252.0 / 1440);
            find(SplitPane.class, "#rows").setDividerPositions(0.52);
        });
        Fx.await("trained", Duration.ofMinutes(8), () -> session.state() != State.STARTING && !session.state().active());
        assertEquals("", get(() -> session.messageProperty().get()));
        robot.click(find(Node.class, "#zoom-fit"));
        robot.click(robot.at(find(Node.class, "#canvas"), 0.9, 0.2)); // the focus leaves the fields
        robot.moveTo(robot.at(find(Node.class, "#canvas"), 0.9, 0.3));
        Files.createDirectories(MANUAL);
        for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            turn(theme);
            fx(() -> {}); // the charts take the colours of the theme in the frame after
            await("drawn", () -> find(TrainingView.class, "#training").settled());
            String name = "window-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
            Path file = Path.of("target", "screenshots", "manual-" + name);
            Screenshots.save(stage, file);
            assertTrue(Files.size(file) > 20_000, file + " is nearly empty");
            Files.copy(file, MANUAL.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
