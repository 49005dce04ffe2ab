package studio.lipschitz.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.MaxPool2d;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.testing.WindowTest;
import studio.lipschitz.ui.workspace.Workspace;

/// Base of tests of the whole window: real panels and files, in a folder of the test's own.
abstract class ShellTest extends WindowTest {
    static final Project SMALL = Project.EMPTY.withNetwork(
            Network.chain(Input.DEFAULT, SpectralConv2d.DEFAULT, SpectralConv2d.DEFAULT, MaxPool2d.DEFAULT));

    @TempDir Path folder;

    final Answers answers = new Answers();
    Workspace workspace;
    Settings settings;
    Stage stage;
    StudioWindow window;
    private Tasks tasks;

    @BeforeEach
    void openWindow() {
        stage = show(() -> {
            tasks = new Tasks();
            workspace = new Workspace(SMALL);
            settings = Settings.load(folder.resolve("config/settings.json"), tasks);
            settings.update(s -> s.withTheme(ThemeChoice.LIGHT).withWindow(1280, 800, false));
            Stage fresh = new Stage();
            window = new StudioWindow(
                    fresh,
                    new StudioWindow.Parts(
                            workspace,
                            store(),
                            List.of(new Template("Small", "A small one.", SMALL), new Template("Empty", "An empty canvas.", Project.EMPTY)),
                            settings,
                            tasks,
                            _ -> answers,
                            _ -> answers,
                            new Notes(fresh, "lipschitz-studio (test)"),
                            new StackPane()));
            return fresh;
        });
        fx(() -> {});
    }

    @AfterEach
    void endTasks() {
        tasks.close();
    }

    private static DocumentStore store() {
        return new DocumentStore() {
            @Override
            public Project read(Path file) throws IOException {
                throw new IOException(file + " cannot be read");
            }

            @Override
            public void write(Project project, Path file) throws IOException {
                throw new IOException(file + " cannot be written");
            }
        };
    }
}
